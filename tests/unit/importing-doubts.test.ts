/** What the text of a notice doesn't tell: it is taken as likeliest, and told, never in silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foundIn, imported, LETTER, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = ['序号 成果名称 主要内容 牵头单位'];
const text = (...lines: string[]) =>
  imported(REPOSITORY, [...LETTER, ...HEAD, ...lines].join('\n'));

describe('a title of several lines', () => {
  it('ends behind its quotation marks, and where it may end is told', async () => {
    const result = await text(
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
    const { report } = await imported(REPOSITORY, [...lines, ...HEAD, ...rows].join('\n'));
    assert.doesNotMatch(report, /拿不准/);
    const unlisted = await text(...rows);
    assert.match(unlisted.report, /名称到哪里为止拿不准：第 1 项“企业登记”。\n/);
  });
});
