import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byHolder, dutiesOf, isProvincialOnly } from '../../src/policy/duties.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const [notice = assert.fail('no notice')] = checkedCatalog(process.cwd()).notices;

describe('what the notice asks', () => {
  it('is given to whom it names, in its own words', () => {
    for (const { who, clause } of notice.duties) {
      assert.ok(who && (clause.printedHeading + clause.text).includes(who), who);
    }
    assert.deepEqual(
      byHolder(notice.duties).map(({ who }) => who),
      [...new Set(notice.duties.map(({ who }) => who))],
    );
  });

  it('of one is not said of another', () => {
    const tasks = (to: 'leadUnit' | 'place') => dutiesOf(notice, to).map(({ who }) => who ?? '');
    assert.ok(
      tasks('place').every((who) => !/^(各牵头责任单位|省牵头责任单位|省自贸办)$/.test(who)),
    );
    assert.ok(tasks('leadUnit').every((who) => !/^各设区市/.test(who)));
    const open = dutiesOf(notice, 'leadUnit').filter(isProvincialOnly);
    assert.deepEqual(
      open.map(({ who }) => who),
      ['省牵头责任单位'],
    );
  });
});
