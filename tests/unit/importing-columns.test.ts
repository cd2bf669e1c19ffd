import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, imported, LETTER, mdx, REPOSITORY } from '../imported.ts';

const ROWS: Record<string, string>[] = [
  { 序号: '1', 改革事项: '甲事项', 主要内容: '在海关监管口岸办理甲事。', 责任单位: '福州海关' },
  {
    序号: '2',
    改革事项: '乙事项',
    主要内容: '在海关监管口岸办理乙事。',
    责任单位: '省司法厅、厦门海关',
  },
];
const USUAL = [
  [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理甲事。'],
  [2, '乙事项', ['sft', 'xmhg'], '> 在海关监管口岸办理乙事。'],
];
const lines = (columns: string[], between: string, rows = ROWS) =>
  [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))].map((cells) =>
    cells.join(between),
  );

async function read(annex: string[]) {
  const text = `${[...LETTER, ...annex].join('\n')}\n`;
  const result = await imported(REPOSITORY, text);
  const found = [...result.files]
    .filter(([name]) => /^\d+\.mdx$/.test(name))
    .map(([, one]) => mdx(one))
    .map(({ facts, body }) => [facts.number, facts.title, facts.units, body]);
  return { result, found, text };
}

describe('the columns of a table in text', () => {
  for (const [how, between] of [
    ['tabs', '\t'],
    ['wide blanks', '   '],
    ['ideographic blanks', '\u3000'],
    ['single blanks', ' '],
  ] as const) {
    for (const columns of [
      ['责任单位', '序号', '改革事项', '主要内容'],
      ['改革事项', '主要内容', '责任单位', '序号'],
    ]) {
      it(`stand in any order, parted by ${how}: ${columns.join(' ')}`, async () => {
        const { result, found, text } = await read(lines(columns, between));
        assert.deepEqual(found, USUAL);
        const { facts } = mdx(fileOf(result, 'notice.mdx'));
        assert.deepEqual(
          (facts.annex as { columns: { name: string }[] }).columns.map(({ name }) => name),
          columns,
        );
        assert.match(result.report, /会报的其他错误\n\n没有。/);
        assert.equal(fileOf(result, 'source.txt'), text);
      });
    }
  }

  it('may be empty between tabs, and what the site has no column for is told and left out', async () => {
    const rows = ROWS.map((row, at) => ({ ...row, 备注: at ? '持续推进' : '', 领域: '口岸' }));
    const columns = ['领域', '序号', '改革事项', '主要内容', '备注', '责任单位'];
    const { result, found } = await read(lines(columns, '\t', rows));
    assert.deepEqual(found, USUAL);
    assert.match(
      result.report,
      /附件有本站不收的一列“领域”，里面是：第 10 行“口岸”；第 11 行“口岸”。/,
    );
    assert.match(result.report, /附件有本站不收的一列“备注”，里面是：第 11 行“持续推进”。/);
    assert.doesNotMatch(fileOf(result, 'source.txt'), /持续推进|领域/);
    assert.match(result.report, /会报的其他错误\n\n没有。/);
  });

  it('may have groups of rows between them', async () => {
    const annex = lines(['责任单位', '序号', '改革事项', '主要内容'], '\t');
    annex.splice(1, 0, '一、投资管理领域（1项）');
    annex.splice(3, 0, '二、贸易便利化领域（1项）');
    const { result, found } = await read(annex);
    assert.deepEqual(found, USUAL);
    assert.match(fileOf(result, 'notice.mdx'), /from: 2, words: \[ 二、贸易便利化领域（1项） \]/);
    assert.match(result.report, /会报的其他错误\n\n没有。/);
  });
});
