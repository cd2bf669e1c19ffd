import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Imported } from '../../src/importing/import.ts';
import { proposedPoints } from '../../src/importing/proposals.ts';
import { fileOf, imported, mdx, REPOSITORY, read } from '../imported.ts';

const FJ7 = join(REPOSITORY, 'content/fj7');
const NUMBERS = Array.from({ length: 20 }, (_, at) => String(at + 1).padStart(2, '0'));

describe('the seventh batch, imported from its source', () => {
  let result: Imported;
  before(async () => {
    result = await imported(REPOSITORY, read(FJ7, 'source.txt'));
  });

  for (const number of NUMBERS) {
    it(`has the facts and the official text of ${number} as they were entered by hand`, () => {
      const made = mdx(fileOf(result, `${number}.mdx`));
      const own = mdx(read(FJ7, `${number}.mdx`));
      for (const field of ['number', 'title', 'zones', 'scope', 'units']) {
        assert.deepEqual(made.facts[field], own.facts[field], field);
      }
      assert.equal(made.body, own.body.split('\n')[0]);
    });
  }

  it('has the text of the notice, its contact kept apart, and the facts that the text gives', () => {
    const made = mdx(fileOf(result, 'notice.mdx'));
    const own = mdx(read(FJ7, 'notice.mdx'));
    assert.equal(made.body, own.body);
    for (const field of [
      ...['title', 'shortTitle', 'batch', 'issuer', 'signedOn', 'publishedOn', 'reportTo'],
      ...['listNote', 'annex', 'names'],
    ]) {
      assert.deepEqual(made.facts[field], own.facts[field], field);
    }
  });

  it('keeps the source to the letter, and tells of nothing but the list’s order and proposals', () => {
    assert.equal(fileOf(result, 'source.txt'), read(FJ7, 'source.txt'));
    // It is fj7 once more, and nothing else is wrong with it.
    assert.match(
      result.report,
      /会报的其他错误\n\n- .*notice\.mdx，.*字段 shortTitle\n {2}问题：简称“第七批复制推广通知”也是 content\/fj7\/notice\.mdx 的.*\n {2}改法：.*\n\n## /,
    );
    assert.match(
      result.report,
      /通知正文：缺的、要核的\n\n- 正文名单的次序与附件不同：第17项印在第20项之后。\n {2}改法：.*\n\n## 2/,
    );
    assert.doesNotMatch(result.report, /## \d+\. (来源文本|附件|单位|各项成果)/);
  });
});

it('a phrase that is proposed stands in the paragraph once, with as many words beside it as that takes', () => {
  const text = '核验材料；当日办结。再次申请的，核验材料；当日办结。';
  const phrases = proposedPoints(text).flatMap((point) => point.phrases);
  assert.equal(phrases.length, 4);
  for (const phrase of phrases) assert.equal(text.split(phrase).length, 2, phrase);
});
