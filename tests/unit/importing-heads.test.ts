/** What stands above and beside the rows of an annex: heads of two rows, the words of a part, forms to fill in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, foundIn, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = ['序号', '改革事项', '主要内容', '责任单位'];
const ROWS = [
  ['1', '船边直提', '货物卸船后直接提离。', '福州海关'],
  ['2', '全程网办', '企业设立全程网上办理。', '省司法厅'],
];
const tabbed = (rows: string[][]) => rows.map((row) => row.join('\t'));
const cells = (row: string[]) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`;
const table = (...rows: string[][]) => `<table>${rows.map(cells).join('')}</table>`;
const page = (...more: string[]) => [...LETTER.map((line) => `<p>${line}</p>`), ...more].join('\n');
const FOUND = [
  [1, '船边直提', ['fzhg'], '> 货物卸船后直接提离。'],
  [2, '全程网办', ['sft'], '> 企业设立全程网上办理。'],
];
const annexOf = (result: Parameters<typeof fileOf>[0]) =>
  mdx(fileOf(result, 'notice.mdx')).facts.annex as {
    headPrinted: boolean;
    columns: { is: string; name: string }[];
    parts?: unknown;
  };

describe('the words of a part above the head of its table', () => {
  const groups = ['一、投资管理领域', '二、贸易便利化领域'];
  const [one = [], two = []] = ROWS;

  it('are the part’s, not the annex’s title, in tables', async () => {
    const result = await imported(
      REPOSITORY,
      page(
        `<p>${groups[0]}</p>`,
        table(HEAD, one),
        `<p>${groups[1]}</p>`,
        table(HEAD, ['1', ...two.slice(1)]),
      ),
      { name: 'notice.html' },
    );
    assert.deepEqual(foundIn(result), FOUND);
    assert.match(fileOf(result, 'notice.mdx'), /<Annex>\n\n附件\n\n任务分工表\n\n<\/Annex>/);
    assert.equal(annexOf(result).headPrinted, false);
    assert.deepEqual(annexOf(result).parts, [
      { from: 1, words: [groups[0]], headPrinted: true },
      { from: 2, words: [groups[1]], headPrinted: true, numbered: 1 },
    ]);
    soundReport(result);
  });
});

describe('a head of two rows', () => {
  const upper =
    '<tr><td rowspan="2">序号</td><td rowspan="2">改革事项</td><td rowspan="2">主要内容</td><td colspan="2">责任单位</td></tr>';
  const more = ROWS.map((row) => [...row, '省商务厅（口岸办）']);

  it('gives what a name below another means: 牵头 below 责任单位', async () => {
    const result = await imported(
      REPOSITORY,
      page(`<table>${upper}${cells(['牵头', '配合'])}${more.map(cells).join('')}</table>`),
      { name: 'notice.html' },
    );
    assert.deepEqual(foundIn(result), FOUND);
    assert.equal(annexOf(result).columns.at(-1)?.name, '牵头');
    assert.match(result.report, /本站不收的一列“配合”，里面是：.*“省商务厅（口岸办）”/);
    soundReport(result);
  });

  it('is one in text too, whose cells are parted by tabs', async () => {
    const head = [
      ['序号', '改革事项', '主要内容', '责任单位', ''],
      ['', '', '', '牵头单位', '配合单位'],
    ];
    const result = await imported(
      REPOSITORY,
      [...LETTER, ...tabbed([...head, ...more])].join('\n'),
    );
    assert.deepEqual(foundIn(result), FOUND);
    assert.equal(annexOf(result).columns.at(-1)?.name, '牵头单位');
    assert.match(result.report, /本站不收的一列“配合单位”，里面是：.*“省商务厅（口岸办）”/);
    assert.match(result.report, /表头上面的字，没有收录：“序号改革事项主要内容责任单位”/);
    soundReport(result);
  });
});

describe('a head of two rows that each page prints again', () => {
  const upper = (down: string) =>
    `<tr>${HEAD.slice(0, 3)
      .map((one) => `<td${down}>${one}</td>`)
      .join('')}<td colspan="2">责任单位</td></tr>`;
  for (const [what, head] of [
    ['with merged cells', `${upper(' rowspan="2"')}<tr><td>牵头单位</td><td>配合单位</td></tr>`],
    ['with empty cells', `${upper('')}${cells(['', '', '', '牵头单位', '配合单位'])}`],
  ] as const) {
    it(`is no row, and begins no part: ${what}`, async () => {
      const [one, two] = ROWS.map((row) => cells([...row, '省财政厅']));
      const result = await imported(REPOSITORY, page(`<table>${head}${one}${head}${two}</table>`));
      assert.deepEqual(foundIn(result), FOUND);
      assert.equal(annexOf(result).columns.at(-1)?.name, '牵头单位');
      assert.equal(annexOf(result).parts, undefined);
      assert.match(
        result.report,
        /换页时重印的表头，去掉了：“序号改革事项主要内容牵头单位配合单位”/,
      );
      soundReport(result);
    });
  }
});

describe('numbers in characters', () => {
  for (const [what, between] of [
    ['a blank', ' '],
    ['a tab', '\t'],
  ] as const) {
    it(`number rows without a sign behind them, too: ${what}`, async () => {
      const rows = [HEAD, ROWS[0]?.with(0, '一') ?? [], ROWS[1]?.with(0, '二') ?? []];
      const lines = rows.map((row) => row.join(between));
      const result = await imported(REPOSITORY, [...LETTER, ...lines].join('\n'));
      assert.deepEqual(foundIn(result), FOUND);
      soundReport(result);
    });
  }
});

it('a table alone is told of nothing that a text would hold', async () => {
  const { report } = await imported(REPOSITORY, table(HEAD, ...ROWS), { name: 'annex.html' });
  assert.match(report, /没有认出通知的标题/);
  assert.doesNotMatch(report, /名单/);
});

describe('a form to fill in', () => {
  const form = [
    '附件2',
    '推广情况统计表',
    ...tabbed([
      ['序号', '成果名称', '推广情况', '存在问题'],
      ['1', '', '', ''],
      ['2', '', '', ''],
    ]),
  ];

  it('is told beside the reforms, and is no annex that was pasted by columns', async () => {
    const text = [
      ...LETTER.slice(0, -2),
      '附件1',
      '任务分工表',
      ...tabbed([HEAD, ...ROWS]),
      ...form,
    ];
    const result = await imported(REPOSITORY, text.join('\n'));
    assert.deepEqual(foundIn(result), FOUND);
    assert.match(result.report, /还有别的附件.*“附件2↵推广情况统计表↵/);
    soundReport(result);
  });
});

describe('a line below the title of an annex', () => {
  it('is told, as it may be the page’s', async () => {
    const text = [...LETTER, '内部资料', ...tabbed([HEAD, ...ROWS])];
    const { report } = await imported(REPOSITORY, text.join('\n'));
    assert.match(report, /表上面的 2 行都当作了附件的标题：“任务分工表↵内部资料”/);
  });
});

describe('the name of a column', () => {
  it('may say something in brackets, and keeps it', async () => {
    const head = [
      '序号',
      '改革事项（项目）',
      '主要内容（举措）',
      '责任单位（排名第一的为牵头单位）',
    ];
    const result = await imported(REPOSITORY, [...LETTER, ...tabbed([head, ...ROWS])].join('\n'));
    assert.deepEqual(foundIn(result), FOUND);
    assert.deepEqual(
      annexOf(result).columns.map(({ name }) => name),
      head,
    );
    soundReport(result);
  });

  it('is that of no column of the site, where the brackets speak of units that don’t lead', async () => {
    const rows = [[...HEAD, '责任单位（配合）'], ...ROWS.map((row) => [...row, '省财政厅'])];
    const result = await imported(REPOSITORY, [...LETTER, ...tabbed(rows)].join('\n'));
    assert.deepEqual(foundIn(result), FOUND);
    assert.match(result.report, /本站不收的一列“责任单位（配合）”/);
  });
});
