import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Imported } from '../../src/importing/import.ts';
import { checkContent } from '../../src/reading/check.ts';
import { ContentFiles, mergedRoot } from '../content.ts';
import { fileOf, foundIn, imported, mdx, REPOSITORY, soundReport } from '../imported.ts';

const LETTER = [
  '福建省人民政府关于推广第八批创新成果的通知',
  '发布日期:2021-03-16',
  '各有关单位：',
  '一、抓好落实。',
  '附件：1.任务分工表（一）',
  '2.任务分工表（二）',
  '福建省人民政府',
  '2021年3月15日',
];
const HEAD = '序号 改革事项 主要内容 责任单位';
const ROWS = {
  a: '1 甲事项 在海关监管口岸办理甲事项。 福州海关',
  b: '2 乙事项 在海关监管口岸办理乙事项。 省司法厅',
  c: '3 丙事项 在海关监管口岸办理丙事项。 厦门海关',
  d: '4 丁事项 在海关监管口岸办理丁事项。 省税务局',
};
const again = (row: string, number: number) => row.replace(/^\d/, String(number));
const FOUR = [
  [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理甲事项。'],
  [2, '乙事项', ['sft'], '> 在海关监管口岸办理乙事项。'],
  [3, '丙事项', ['xmhg'], '> 在海关监管口岸办理丙事项。'],
  [4, '丁事项', ['swj'], '> 在海关监管口岸办理丁事项。'],
];

const partsOf = (result: Imported) =>
  (mdx(fileOf(result, 'notice.mdx')).facts.annex as { parts?: unknown }).parts;
const text = (...lines: string[]) => imported(REPOSITORY, `${[...LETTER, ...lines].join('\n')}\n`);
const row = (line: string) =>
  `<tr>${line
    .split(' ')
    .map((cell) => `<td>${cell}</td>`)
    .join('')}</tr>`;
const page = (...blocks: string[]) =>
  imported(
    REPOSITORY,
    `<html><body>${[...LETTER.map((one) => `<p>${one}</p>`), ...blocks].join('')}</body></html>`,
  );

/** The same annex as a text and as a page with a table. */
const inBoth = async (...rows: string[]) => [
  await text('附件', '任务分工表', ...rows),
  await page('<p>附件</p><p>任务分工表</p>', `<table>${rows.map(row).join('')}</table>`),
];

describe('reforms in several annexes', () => {
  const second = ['附件2', '任务分工表（二）'];
  it('are read out of text, numbered on or anew, each annex with its words', async () => {
    for (const [rows, numbered] of [
      [[ROWS.c, ROWS.d], {}],
      [[again(ROWS.c, 1), again(ROWS.d, 2)], { numbered: 1 }],
    ] as const) {
      for (const headed of [true, false]) {
        const head = headed ? [HEAD] : [];
        const lines = [
          '附件1',
          '任务分工表（一）',
          HEAD,
          ROWS.a,
          ROWS.b,
          ...second,
          ...head,
          ...rows,
        ];
        const result = await text(...lines);
        assert.deepEqual(foundIn(result), FOUR);
        assert.deepEqual(partsOf(result), [
          { from: 3, words: second, ...(headed ? { headPrinted: true } : {}), ...numbered },
        ]);
        soundReport(result);
        assert.equal(fileOf(result, 'source.txt'), `${[...LETTER, ...lines].join('\n')}\n`);
      }
    }
  });

  it('are read out of tables, even where a form stands between them', async () => {
    const result = await page(
      '<p>附件1</p><p>任务分工表（一）</p>',
      `<table>${[HEAD, ROWS.a, ROWS.b].map(row).join('')}</table>`,
      '<p>附件2</p><p>情况报送表</p><table>',
      `${['序号 单位 联系人 电话', '1 省司法厅 张三 12345678', '2 福州海关 李四 12345678'].map(row).join('')}</table>`,
      '<p>附件3</p><p>任务分工表（二）</p>',
      `<table>${[HEAD, ROWS.c, ROWS.d].map(row).join('')}</table>`,
    );
    assert.deepEqual(foundIn(result), FOUR);
    assert.deepEqual(partsOf(result), [
      { from: 3, words: ['附件3', '任务分工表（二）'], headPrinted: true },
    ]);
    assert.match(
      result.report,
      /还有别的附件，各列与成果的表不同，没有收录这 5 行：“附件2↵情况报送表/,
    );
    assert.match(result.report, /↵2福州海关李四12345678/);
    soundReport(result);
  });

  const otherColumns = [
    '附件2',
    '任务分工表（二）',
    '序号 改革事项 责任单位 主要内容',
    '1 丙事项 厦门海关 在海关监管口岸办理丙事项。',
  ];
  it('may each have columns of their own, which is told', async () => {
    const lines = ['附件1', '任务分工表（一）', HEAD, ROWS.a, ROWS.b, ...otherColumns];
    const result = await text(...lines);
    assert.deepEqual(foundIn(result), FOUR.slice(0, 3));
    assert.deepEqual(partsOf(result), [
      {
        from: 3,
        words: ['附件2', '任务分工表（二）'],
        headPrinted: true,
        numbered: 1,
        columns: [
          { is: 'number', name: '序号' },
          { is: 'title', name: '改革事项' },
          { is: 'units', name: '责任单位' },
          { is: 'text', name: '主要内容' },
        ],
      },
    ]);
    assert.match(
      result.report,
      /第 3 项前面另起一部分.*各列与前面不同：序号、改革事项、责任单位、主要内容。/,
    );
    soundReport(result);
    assert.equal(fileOf(result, 'source.txt'), `${[...LETTER, ...lines].join('\n')}\n`);
  });

  it('are told in full where the text counts no more reforms than the others have', async () => {
    const lines = ['附件1', '任务分工表（一）', HEAD, ROWS.a, ROWS.b, ...otherColumns];
    const letter = LETTER.map((line) => line.replace('一、抓好', '一、抓好2项成果的'));
    const result = await imported(REPOSITORY, `${[...letter, ...lines].join('\n')}\n`);
    assert.deepEqual(foundIn(result), FOUR.slice(0, 2));
    assert.match(
      result.report,
      /↵1丙事项厦门海关在海关监管口岸办理丙事项。”。\n {2}改法：.*换一个代号导入/,
    );
    soundReport(result);
  });

  it('may change their columns amid one annex, in text and in tables', async () => {
    const [, , head = '', row3 = ''] = otherColumns;
    const group = '二、贸易便利化领域（1项）';
    const inText = await text('附件', '任务分工表', HEAD, ROWS.a, ROWS.b, group, head, row3);
    const table = [HEAD, ROWS.a, ROWS.b, `${group}   `, head, row3].map(row).join('');
    const inTable = await page('<p>附件</p><p>任务分工表</p>', `<table>${table}</table>`);
    for (const result of [inText, inTable]) {
      assert.deepEqual(foundIn(result), FOUR.slice(0, 3));
      assert.match(fileOf(result, 'notice.mdx'), /from: 3, words: \[ 二、贸易.*columns: \[/);
      soundReport(result);
    }
  });

  it('may have the word and the title of an annex in one line', async () => {
    const result = await text(
      ...['附件1：任务分工表（一）', HEAD, ROWS.a, ROWS.b],
      ...['附件2：任务分工表（二）', HEAD, ROWS.c, ROWS.d],
    );
    assert.deepEqual(foundIn(result), FOUR);
    soundReport(result);
  });
});

describe('an annex without plain numbers', () => {
  const plain = (one: string) => one.replace(/^\d /, '');
  const noHead = HEAD.replace('序号 ', '');
  it('is numbered by the order of its rows, in tables and where tabs part the cells', async () => {
    const rows = [noHead, ...Object.values(ROWS).map(plain)];
    const inTable = await page(
      '<p>附件</p><p>任务分工表</p>',
      `<table>${rows.map(row).join('')}</table>`,
    );
    const inText = await text(
      '附件',
      '任务分工表',
      ...rows.map((one) => one.replaceAll(' ', '\t')),
    );
    for (const result of [inTable, inText]) {
      assert.deepEqual(foundIn(result), FOUR);
      assert.doesNotMatch(fileOf(result, 'notice.mdx'), /is: number/);
      soundReport(result);
    }
  });

  for (const before of ['闽-0', 'A-', 'FJ']) {
    it(`may have codes: ${before}1`, async () => {
      const rows = [ROWS.a, ROWS.b, ROWS.c, ROWS.d].map((one) => before + one);
      for (const result of await inBoth(HEAD, ...rows)) {
        assert.deepEqual(foundIn(result), FOUR);
        assert.match(
          fileOf(result, 'notice.mdx'),
          before.endsWith('0')
            ? /is: number, name: 序号, before: 闽-, digits: 2 /
            : /is: number, name: 序号, before: (A-|FJ) /,
        );
        assert.match(fileOf(result, 'source.txt'), new RegExp(`\n${before}4 丁事项`));
        soundReport(result);
      }
    });
  }

  it('may have codes that begin anew with another letter', async () => {
    const rows = [`A-${ROWS.a}`, `A-${ROWS.b}`, `B-${again(ROWS.c, 1)}`, `B-${again(ROWS.d, 2)}`];
    for (const result of await inBoth(HEAD, ...rows)) {
      assert.deepEqual(foundIn(result), FOUR);
      assert.match(fileOf(result, 'notice.mdx'), /from: 3.*numbered: 1.*before: B-/);
      soundReport(result);
    }
  });
});

describe('groups of reforms in one annex', () => {
  const groups = ['一、投资管理领域（2项）', '二、贸易便利化领域（2项）'] as const;
  const parts = groups.map((one, at) => ({ from: 1 + 2 * at, words: [one] }));
  it('keep the line above them in text', async () => {
    const result = await text(
      ...['附件', '任务分工表（一）', HEAD, groups[0], ROWS.a, ROWS.b, groups[1], ROWS.c, ROWS.d],
    );
    assert.deepEqual(foundIn(result), FOUR);
    assert.deepEqual(partsOf(result), parts);
    assert.doesNotMatch(result.report, /正文说有/);
    soundReport(result);
  });

  it('keep the row above them in tables, and may be numbered anew', async () => {
    const group = (words: string) => `<tr><td colspan="4">${words}</td></tr>`;
    const result = await page(
      '<p>附件</p><p>任务分工表（一）</p>',
      `<table>${row(HEAD)}${group(groups[0])}${row(ROWS.a)}${row(ROWS.b)}`,
      `${group(groups[1])}${row(again(ROWS.c, 1))}${row(again(ROWS.d, 2))}</table>`,
    );
    assert.deepEqual(foundIn(result), FOUR);
    assert.deepEqual(partsOf(result), [parts[0], { ...parts[1], numbered: 1 }]);
    soundReport(result);
  });

  it('may begin below the first rows', async () => {
    const result = await text(
      ...['附件', '任务分工表（一）', HEAD, ROWS.a, ROWS.b, groups[1], ROWS.c, ROWS.d],
    );
    assert.deepEqual(foundIn(result), FOUR);
    assert.deepEqual(partsOf(result), [parts[1]]);
    soundReport(result);
  });
});

describe('what an annex prints between its rows', () => {
  const lines = [
    ...['附件1', '任务分工表（一）', HEAD, ROWS.a, ROWS.b],
    ...['附件2', '任务分工表（二）', HEAD, again(ROWS.c, 1), again(ROWS.d, 2)],
  ];
  const faultsWith = async (from: string, to: string) => {
    const files = new ContentFiles(mergedRoot());
    await imported(files.root, `${[...LETTER, ...lines].join('\n')}\n`, { dryRun: false });
    files.replace('content/fj8/notice.mdx', from, to);
    return checkContent(files.root, { newLedgers: true })
      .faults.filter(({ problem }) => !problem.includes('待编者核'))
      .map(({ field, problem }) => `${field ?? ''} ${problem}`);
  };
  for (const [what, from, to, problem] of [
    ['is sound as it is imported', 'parts:', 'parts:', undefined],
    [
      'is compared with the source',
      '[ 附件2,',
      '[ 附件3,',
      /parts\[0\]\.words\[0\] 附件里这一部分的标题与原文不一致/,
    ],
    ['is missed', '[ 附件2, 任务分工表（二） ]', '[ 任务分工表（二） ]', /漏了原文|与原文不一致/],
    [
      'has its head',
      'headPrinted: true, numbered',
      'headPrinted: false, numbered',
      /漏了原文|与原文不一致/,
    ],
    ['numbers anew', 'numbered: 1', 'numbered: 2', /^number 序号与原文不一致/],
    [
      'begins at a reform',
      'from: 3',
      'from: 9',
      /parts\[0\]\.from 没有第 9 项，附件的这一部分不知从哪里起/,
    ],
  ] as const) {
    it(what, async () => {
      const faults = await faultsWith(from, to);
      if (problem) assert.match(faults.join('\n'), problem);
      else assert.deepEqual(faults, []);
    });
  }

  it('stands in the order of the rows', async () => {
    const faults = await faultsWith('  parts:\n', '  parts:\n    - { from: 4, words: [甲] }\n');
    assert.match(faults.join('\n'), /from/);
  });
});
