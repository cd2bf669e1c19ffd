/** Words that stand where tables and reforms usually have none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, foundIn, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const text = (...lines: string[]) => imported(REPOSITORY, lines.join('\n'));
const notice = (result: Awaited<ReturnType<typeof text>>) => mdx(fileOf(result, 'notice.mdx'));
const ROWS = ['1 甲事项 口岸查验甲货。 福州海关', '2 乙事项 口岸查验乙货。 省司法厅'];
const PLAIN = [
  [1, '甲事项', ['fzhg'], '> 口岸查验甲货。'],
  [2, '乙事项', ['sft'], '> 口岸查验乙货。'],
];
const found = (result: Parameters<typeof foundIn>[0]) =>
  foundIn(result).map(([number, title, units, body]) => [number, title, units, body]);

describe('a page', () => {
  it('has the caption of its table as the annex’s title', async () => {
    const lines = LETTER.slice(0, -1).map((one) => `<p>${one}</p>`);
    const rows = [
      '序号 创新成果 主要内容 责任单位',
      '1 甲事项 口岸查验甲货。 福州海关',
      '2 乙事项 口岸查验乙货。 省司法厅',
    ];
    const cells = (row: string) => row.split(' ').map((one) => `<td>${one}</td>`);
    const table = rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('');
    const page = `<html><body>${lines.join('')}<table><caption>任务分工表</caption>${table}</table></body></html>`;
    const result = await imported(REPOSITORY, page, { name: 'notice.html' });
    assert.match(notice(result).body, /<Annex>\n\n附件\n\n任务分工表\n/);
    assert.deepEqual(found(result), PLAIN);
    soundReport(result);
  });
});

it('a line that says when a page was made is the page’s, whatever it calls the day', async () => {
  const line = '时间：2021-03-17 09:12　来源：省政府办公厅　浏览量：2345';
  const [title = '', ...others] = LETTER;
  const result = await text(title, line, ...others, '序号 创新成果 主要内容 责任单位', ...ROWS);
  assert.match(notice(result).body, /^各有关单位：/);
  assert.match(result.report, /标题下面网页上的字，没有收录：“时间：2021-03-17/);
  soundReport(result);
});

it('a title may say something in brackets below it, where no word begins the annex', async () => {
  const result = await text(
    ...LETTER.slice(0, -2),
    '任务分工表',
    '（2021年版）',
    '序号 创新成果 主要内容 责任单位',
    ...ROWS,
  );
  assert.match(notice(result).body, /<Annex>\n\n任务分工表（2021年版）\n/);
  soundReport(result);
});

it('rows with a blank behind each character are refused', async () => {
  const head = '序号创新成果主要内容责任单位';
  const spaced = [...LETTER, head, ...ROWS].map((one) => [...one.replaceAll(' ', '')].join(' '));
  await assert.rejects(text(...spaced), /字与字之间都有空格，分不清各格到哪里为止：原文件第 10 行/);
});

describe('a table of text', () => {
  const rows = ROWS;

  it('may stand amid the text: its head is no title, and the text below it no cell', async () => {
    const result = await text(
      ...LETTER.slice(0, 3),
      '现推广下列成果：',
      '序号 创新举措 主要内容 责任单位',
      ...rows,
      '请结合实际抓好落实，推广情况于2021年底前报送我办。',
      '福建省人民政府',
      '2021年3月15日',
    );
    assert.deepEqual(found(result), PLAIN);
    assert.deepEqual(
      (notice(result).facts.annex as { columns: { name: string }[] }).columns.map(
        ({ name }) => name,
      ),
      ['序号', '创新举措', '主要内容', '责任单位'],
    );
    assert.match(
      result.report,
      /表下面的字，没有收录：“请结合实际抓好落实.*\n.*是通知正文的（表在正文中间）/,
    );
    assert.match(result.report, /表下面的字，没有收录：“2021年3月15日”/);
  });

  it('may have its last units in two lines', async () => {
    const result = await text(
      ...LETTER,
      '序号 创新成果 主要内容 责任单位',
      ...rows.with(1, '2 乙事项 口岸查验乙货。 省司法厅、'),
      '国网福建省',
      '电力有限公司',
      '本表由省自贸办解释。',
    );
    assert.deepEqual(found(result).at(-1), [2, '乙事项', ['sft', 'gwfj'], '> 口岸查验乙货。']);
    assert.match(result.report, /表下面的字，没有收录：“本表由省自贸办解释。”/);
  });

  const TABBED = '序号\t创新成果\t主要内容\t责任单位\t配合单位';

  it('may have lines broken within cells that tabs part', async () => {
    const result = await text(
      ...LETTER,
      TABBED,
      '1\t甲事项\t口岸查验',
      '甲货。\t福州海关、',
      '厦门海关\t省财政厅',
      '2\t乙事项\t口岸查验乙货。\t省司法厅\t',
    );
    assert.deepEqual(found(result), [
      [1, '甲事项', ['fzhg', 'xmhg'], '> 口岸查验甲货。'],
      PLAIN[1],
    ]);
    soundReport(result);
  });

  it('whose tabs don’t fit its head is refused with the line', async () => {
    await assert.rejects(
      text(
        ...LETTER,
        TABBED,
        '1\t甲事项\t口岸查验甲货。\t福州海关',
        '2\t乙事项\t口岸查验乙货。\t省司法厅\t省财政厅',
      ),
      /表头有 5 格，原文件第 10 行有 4 格，对不上：“1\t甲事项/,
    );
  });

  it('may have breaks within cells that bars part', async () => {
    const result = await text(
      ...LETTER,
      '| 序号 | 创新成果 | 主要内容 | 责任单位 |',
      '| --- | --- | --- | --- |',
      '| 1 | 甲事项 | 口岸查验<br/>甲货。 | 福州海关<br>厦门海关 |',
      '| 2 | 乙事项 | 口岸查验乙货。 | 省司法厅 |',
    );
    assert.deepEqual(found(result), [
      [1, '甲事项', ['fzhg', 'xmhg'], '> 口岸查验甲货。'],
      PLAIN[1],
    ]);
    assert.match(result.report, /<br> 的，当作了换行/);
    soundReport(result);
  });
});

describe('reforms one below the other', () => {
  const reform = (first: string, name: string, unit: string) => [
    first,
    `主要内容：口岸查验${name}货。`,
    `责任单位：${unit}`,
  ];
  const parts = (result: Parameters<typeof notice>[0]) =>
    (notice(result).facts.annex as { parts?: unknown }).parts;

  it('may go on counting below headings with other numbers', async () => {
    const result = await text(
      ...LETTER,
      '一、贸易便利化',
      ...reform('（一）甲事项', '甲', '福州海关'),
      '',
      '二、政务服务',
      '',
      ...reform('（二）乙事项', '乙', '省司法厅'),
    );
    assert.deepEqual(found(result), PLAIN);
    assert.deepEqual(parts(result), [
      { from: 1, words: ['一、贸易便利化'] },
      { from: 2, words: ['二、政务服务'] },
    ]);
    assert.match(notice(result).body, /\n任务分工表\n/);
    soundReport(result);
  });

  it('may be counted in a line above their names', async () => {
    const result = await text(
      ...LETTER,
      '案例1',
      ...reform('案例名称：甲事项', '甲', '福州海关'),
      '配合单位：省财政厅',
      '案例2',
      ...reform('案例名称：乙事项', '乙', '省司法厅'),
      '配合单位：省财政厅',
    );
    assert.deepEqual(found(result), PLAIN);
    assert.deepEqual(parts(result), [
      { from: 1, words: ['案例1'] },
      { from: 2, words: ['案例2'] },
    ]);
    assert.doesNotMatch(result.report, /本站不收的一列.*案例2/);
    soundReport(result);
  });

  it('may end in one bracket with several names of columns', async () => {
    const result = await text(
      ...LETTER,
      '1.甲事项。口岸查验甲货。（责任单位：福州海关、厦门海关；推广范围：全省）',
      '2.乙事项。口岸查验乙货。（责任单位：省司法厅；推广范围：漳州市）',
    );
    assert.deepEqual(found(result), [
      [1, '甲事项', ['fzhg', 'xmhg'], '> 口岸查验甲货。'],
      [2, '乙事项', ['sft'], '> 口岸查验乙货。'],
    ]);
    const scopes = ['01', '02'].map((one) => mdx(fileOf(result, `${one}.mdx`)).facts.scope);
    assert.deepEqual(scopes, ['全省', ['zhangzhou']]);
    soundReport(result);
  });
});
