/** What the text of a notice doesn't tell: it is taken as likeliest, and told, never in silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { proposedPoints } from '../../src/importing/proposals.ts';
import { foundIn, imported, LETTER, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = ['序号 成果名称 主要内容 牵头单位'];
const text = (lines: string[]) => imported(REPOSITORY, lines.join('\n'));
const rowsOf = (...lines: string[]) => text([...LETTER, ...HEAD, ...lines]);

describe('points', () => {
  it('are proposed without the numbers of items, which their phrases have', () => {
    const texts = (text: string) => proposedPoints(text).map((one) => one.text);
    for (const [first, second] of [
      ['1.', '2.'],
      ['（一）', '（二）'],
      ['①', '②'],
      ['一是', '二是'],
    ]) {
      assert.deepEqual(texts(`${first}提前申报；${second}直接提离。`), [
        '提前申报。',
        '直接提离。',
      ]);
    }
    assert.deepEqual(proposedPoints('1.提离；2.免检。')[1]?.phrases, ['2.免检']);
    assert.deepEqual(texts('1.5万元以下免申报。当日办结。'), ['1.5万元以下免申报。', '当日办结。']);
  });
});

describe('a table whose columns are called otherwise', () => {
  const called = (names: string[], number = '1') =>
    text([
      ...LETTER,
      ['序号', ...names].join('\t'),
      [number, '福州海关', '货物船边直提', '货物卸船后直接提离。'].join('\t'),
    ]);

  it('is read by words that offices use', async () => {
    for (const units of ['省直对口部门', '复制推广责任单位', '任务牵头单位', '主责部门']) {
      const result = await called([units, '典型经验', '具体举措']);
      assert.deepEqual(foundIn(result), [[1, '货物船边直提', ['fzhg'], '> 货物卸船后直接提离。']]);
      soundReport(result);
    }
  });

  it('is refused with the names that are unknown', async () => {
    await assert.rejects(
      called(['谁来做', '典型经验', '怎样做'], '甲'),
      /没有认出附件里成果的表.*第 9 行像是表头：“序号 谁来做 典型经验 怎样做”，不认识的列名是“谁来做”、“怎样做”。/,
    );
  });
});

describe('a title of several lines', () => {
  it('ends behind its quotation marks, and where it may end is told', async () => {
    const result = await rowsOf(
      ...[
        '1',
        '进口货物“船边',
        '直提”',
        '货物卸船后直接提离。共享查验',
        '结果。',
        '福州海关',
        '厦门海关',
      ],
      ...['2', '企业登记全程网办', '企业设立、变更全程', '网上办理。', '省市场监管局'],
    );
    assert.deepEqual(foundIn(result), [
      [1, '进口货物“船边直提”', ['fzhg', 'xmhg'], '> 货物卸船后直接提离。共享查验结果。'],
      [2, '企业登记全程网办', ['scjgj'], '> 企业设立、变更全程网上办理。'],
    ]);
    assert.match(result.report, /名称到哪里为止拿不准：第 1 项“进口货物“船边直提””。\n/);
    soundReport(result);
  });

  it('is sure where the text lists it', async () => {
    const lines = [...LETTER];
    lines.splice(3, 0, '1.企业登记', '2.货物船边直提');
    const rows = [
      '1 企业登记 企业设立 全程网上办理。 省市场监管局',
      '2 货物船边直提 货物直接提离。 福州海关',
    ];
    const { report } = await text([...lines, ...HEAD, ...rows]);
    assert.doesNotMatch(report, /拿不准/);
    const unlisted = await rowsOf(...rows);
    assert.match(unlisted.report, /名称到哪里为止拿不准：第 1 项“企业登记”。\n/);
  });
});
