import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { spreadsheet } from '../../src/office/spreadsheet.ts';
import { word } from '../../src/office/word.ts';
import { packed, zipped } from '../../src/office/zip.ts';
import { docx, p, tc, tr } from '../docx.ts';
import { fileOf, imported, mdx, REPOSITORY, read } from '../imported.ts';
import { cellOf, type Layout, type Listed, layoutOf } from '../notice-layouts.ts';

const listed = (name: string) => parse(read(REPOSITORY, `content/${name}.yaml`)) as Listed[];
const LISTS = { units: listed('units'), zones: listed('zones'), places: listed('places') };
const SEEDS = Array.from({ length: 24 }, (_, at) => at + 1);
const ids = (list: readonly Listed[]) => list.map(({ id }) => id);

/** The notice as our own writer of Word files makes it. */
const wordFile = (layout: Layout) =>
  word({
    title: '通知',
    blocks: [
      ...[...layout.titleLines, layout.published, ...layout.body, ...layout.list].map(
        (text) => ({ kind: 'paragraph', text }) as const,
      ),
      ...[...layout.after, '附件', layout.annexTitle].map(
        (text) => ({ kind: 'paragraph', text }) as const,
      ),
      {
        kind: 'table',
        columns: layout.columns.map(({ name }) => ({ head: name, width: 1 })),
        rows: layout.rows.map((row) => layout.columns.map(({ is }) => cellOf(row, is, layout))),
      },
    ],
  });

/** Its table as our own writer of Excel files makes it. */
const sheetFile = (layout: Layout) =>
  spreadsheet({
    title: layout.annexTitle,
    source: '来源：合成',
    columns: layout.columns.map(({ is, name }) => ({ key: is, head: name, width: 10 })),
    rows: layout.rows.map((row) => layout.columns.map(({ is }) => cellOf(row, is, layout))),
  });

const factsOf = (layout: Layout) =>
  layout.rows.map((row) => {
    const has = (is: string) => layout.columns.some((column) => column.is === is);
    return [
      row.number,
      row.title,
      has('zones') ? ids(row.zones) : undefined,
      has('scope') ? (row.scope === '全省' ? '全省' : ids(row.scope)) : undefined,
      ids(row.units),
      `> ${row.text}`,
    ];
  });

const foundIn = (result: Awaited<ReturnType<typeof imported>>) =>
  [...result.files]
    .filter(([name]) => /^\d+\.mdx$/.test(name))
    .map(([, text]) => mdx(text))
    .map(({ facts, body }) => [
      ...['number', 'title', 'zones', 'scope', 'units'].map((field) => facts[field]),
      body,
    ]);

const LETTER = ['合成省人民政府关于推广第一批创新成果的通知', '各有关单位：', '现予推广。'];
const SIGNED = ['合成省人民政府', '2021年3月15日', '附件', '成果任务分工表'];

describe('notices in Word', () => {
  it('are read as our own files set them out', async () => {
    for (const seed of SEEDS) {
      const layout = layoutOf(seed, LISTS);
      const result = await imported(REPOSITORY, wordFile(layout), { name: 'notice.docx' });
      assert.deepEqual(foundIn(result), factsOf(layout), layout.what);
      assert.match(result.report, /会报的其他错误\n\n没有。/, layout.what);
    }
  });

  it('may have merged cells, cells of several lines, and a row that a page break cut in two', async () => {
    const head = tr(...['序号', '改革事项', '主要内容', '负责单位'].map((one) => tc([one])));
    const section = tr(tc(['一、投资便利化'], '<w:gridSpan w:val="4"/>'));
    const file = docx(
      [
        ...[...LETTER, ...SIGNED].map((one) => p(one)),
        `<w:tbl>${head}${section}`,
        tr(
          tc(['1']),
          tc(['甲事项', '之一']),
          tc(['办理甲事。']),
          tc(['福州海关', '厦门海关'], '<w:vMerge w:val="restart"/>'),
        ),
        tr(tc(['2']), tc(['乙事项']), tc(['办理乙事，']), tc([''], '<w:vMerge/>')),
        '</w:tbl>',
        `<w:tbl>${head}`,
        tr(tc(['']), tc(['']), tc(['一次办结。']), tc([''])),
        tr(tc(['3']), tc(['丙事项']), tc(['办理丙事。']), tc(['省司法厅'])),
        '</w:tbl>',
      ].join(''),
    );
    const result = await imported(REPOSITORY, file, { name: 'notice.docx' });
    assert.deepEqual(foundIn(result), [
      [1, '甲事项之一', undefined, undefined, ['fzhg', 'xmhg'], '> 办理甲事。'],
      [2, '乙事项', undefined, undefined, ['fzhg', 'xmhg'], '> 办理乙事，一次办结。'],
      [3, '丙事项', undefined, undefined, ['sft'], '> 办理丙事。'],
    ]);
    assert.match(
      fileOf(result, 'notice.mdx'),
      / {4}- \{ from: 1, words: \[ 一、投资便利化 \] \}\n/,
    );
    assert.match(result.report, /没有序号，接在第 2 项后面：“一次办结。”/);
  });
});

describe('annexes in Excel', () => {
  it('are read as our own files set them out', async () => {
    for (const seed of SEEDS) {
      const layout = layoutOf(seed, LISTS);
      const result = await imported(REPOSITORY, sheetFile(layout), { name: 'annex.xlsx' });
      assert.deepEqual(foundIn(result), factsOf(layout), layout.what);
      assert.match(result.report, /没有认出通知的标题/);
    }
  });

  it('may have merged cells and lines within one', async () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const c = (r: string, text: string) => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = [
      [c('A1', '成果任务分工表')],
      ['序号', '成果名称', '成果内容', '牵头单位'].map((one, at) => c(`${'ABCD'[at]}2`, one)),
      [
        `<c r="A3"><v>1</v></c>`,
        c('B3', '甲事项'),
        c('C3', '办理甲事。'),
        c('D3', '福州海关\n省司法厅'),
      ],
      [`<c r="A4"><v>2</v></c>`, c('B4', '乙事项'), c('C4', '办理乙事。')],
    ];
    const sheet = `<worksheet ${main}><sheetData>${rows.map((cells, at) => `<row r="${at + 1}">${cells.join('')}</row>`).join('')}</sheetData><mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="D3:D4"/></mergeCells></worksheet>`;
    const file = zipped([
      packed('xl/workbook.xml', `<workbook ${main}/>`),
      packed('xl/worksheets/sheet1.xml', sheet),
    ]);
    const result = await imported(REPOSITORY, file, { name: 'annex.xlsx' });
    assert.deepEqual(foundIn(result), [
      [1, '甲事项', undefined, undefined, ['fzhg', 'sft'], '> 办理甲事。'],
      [2, '乙事项', undefined, undefined, ['fzhg', 'sft'], '> 办理乙事。'],
    ]);
    assert.match(fileOf(result, 'notice.mdx'), /\n成果任务分工表\n/);
  });
});
