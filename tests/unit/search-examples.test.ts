import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesOf } from '../../src/components/search/examples.ts';
import type { Notice } from '../../src/policy/model.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { fixtureRoot } from '../content.ts';

const { notices } = checkedCatalog(fixtureRoot());
const [notice] = notices;
if (!notice) throw new Error('no notice');

const titled = (...titles: string[]): Notice => ({
  ...notice,
  reforms: notice.reforms.slice(0, titles.length).map((reform, at) => ({
    ...reform,
    title: titles[at] ?? '',
  })),
});
const wordOf = (of: Notice) => examplesOf(of)[0]?.query;

describe('the queries that the search page gives as examples', () => {
  for (const of of notices) {
    it(`are of the notice ${of.id} itself`, () => {
      const [word, unit, number] = examplesOf(of).map(({ query }) => query);
      assert.ok(of.reforms.some(({ title }) => title.includes(word ?? '-')));
      const names = of.units.flatMap(({ name, otherNames, events }) => [
        name,
        ...otherNames.filter(({ sure }) => sure === 'A').map((other) => other.name),
        ...events.filter(({ kind }) => kind === '更名').flatMap(({ into }) => into[0]?.name ?? []),
      ]);
      assert.ok(names.includes(unit ?? ''));
      assert.ok(names.every((name) => name.length >= (unit ?? '').length));
      assert.equal(number, `第${of.reforms.length}项`);
    });
  }

  it('have what a title itself puts in quotation marks, where one does', () => {
    assert.equal(wordOf(titled('两岸货运“直通车”服务', '“出口信用保险”服务')), '直通车');
    assert.equal(wordOf(titled('“双随机、一公开”与 Blockchain 服务')), 'Blockchain');
  });

  it('are left out where there is nothing to make them of', () => {
    assert.deepEqual(examplesOf({ ...notice, reforms: [], units: [] }), []);
  });
});
