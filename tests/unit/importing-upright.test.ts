/** Reforms that stand one below the other, each with the names of the columns before its cells. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileOf, foundIn, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const USUAL = [
  [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理甲事项。'],
  [2, '乙事项', ['sft', 'xmhg'], '> 在海关监管口岸办理乙事项。'],
];
const UNITS = ['福州海关', '省司法厅、厦门海关'];
const each = (lines: (name: string, units: string, at: number) => string[]) =>
  ['甲', '乙'].flatMap((name, at) => lines(name, UNITS[at] ?? '', at));

const text = (lines: string[]) => imported(REPOSITORY, `${[...LETTER, ...lines].join('\n')}\n`);

const LINES: Record<string, string[]> = {
  'names before all cells': each((name, units) => [
    `改革事项：${name}事项`,
    `主要内容：在海关监管口岸办理${name}事项。`,
    `责任单位：${units}`,
  ]),
  'numbers of their own': each((name, units, at) => [
    `序号：${at + 1}`,
    `名称：${name}事项`,
    `内容：在海关监管口岸`,
    `办理${name}事项。`,
    `牵头单位：${units}`,
  ]),
  'a number and a title above': each((name, units, at) => [
    `${'一二'[at]}、${name}事项`,
    `【主要内容】：在海关监管口岸办理${name}事项。`,
    `【责任单位】：${units}`,
  ]),
  'the units in brackets at the end': each((name, units, at) => [
    `${at + 1}.${name}事项。在海关监管口岸办理${name}事项。（责任单位：${units}）`,
  ]),
  'the units on a line below': each((name, units, at) => [
    `（${'一二'[at]}）${name}事项。在海关监管口岸办理${name}事项。`,
    `责任单位：${units}`,
  ]),
};

describe('reforms one below the other', () => {
  for (const [what, lines] of Object.entries(LINES)) {
    it(`are read out of text: ${what}`, async () => {
      const result = await text(lines);
      assert.deepEqual(foundIn(result), USUAL);
      assert.equal(fileOf(result, 'source.txt'), `${[...LETTER, ...lines].join('\n')}\n`);
      soundReport(result);
    });
  }

  it('are read out of a table of two columns for each', async () => {
    const table = (name: string, units: string) =>
      `<table>${[
        ['事项名称', `${name}事项`],
        ['主要内容', `在海关监管口岸办理${name}事项。`],
        ['责任单位', units],
      ]
        .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</table>`;
    const result = await imported(
      REPOSITORY,
      `<html><body>${LETTER.map((one) => `<p>${one}</p>`).join('')}${each((name, units) => [table(name, units)]).join('')}</body></html>`,
    );
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(fileOf(result, 'notice.mdx'), /headPrinted: false/);
    assert.match(fileOf(result, 'source.txt'), /\n事项名称 乙事项\n主要内容 在海关/);
    soundReport(result);
  });

  it('may stand in groups that number anew', async () => {
    const items = LINES['the units in brackets at the end'] ?? [];
    const lines = [
      '一、投资管理领域',
      items[0] ?? '',
      '二、贸易便利化领域',
      (items[1] ?? '').replace('2.', '1.'),
    ];
    const result = await text(lines);
    assert.deepEqual(foundIn(result), USUAL);
    assert.deepEqual((mdx(fileOf(result, 'notice.mdx')).facts.annex as { parts: unknown }).parts, [
      { from: 1, words: ['一、投资管理领域'] },
      { from: 2, words: ['二、贸易便利化领域'], numbered: 1 },
    ]);
    soundReport(result);
  });

  it('tell what the site has no column for, and leave it out', async () => {
    const lines = (LINES['names before all cells'] ?? []).toSpliced(2, 0, '完成时限：2022年底前');
    const result = await text(lines);
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(
      result.report,
      /原文件第 11 行：附件有本站不收的一列“完成时限”，里面是：“完成时限：2022年底前”。/,
    );
    assert.doesNotMatch(fileOf(result, 'source.txt'), /2022年底前/);
    soundReport(result);
  });

  it('tell so too what each of them prints under a name that no one foresaw, to its last line', async () => {
    const lines = (LINES['names before all cells'] ?? []).flatMap((line) =>
      line.startsWith('主要内容') ? [line, '实施效果：当日办结，', '材料减少三成。'] : [line],
    );
    const result = await text(lines);
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(result.report, /一列“实施效果”，里面是：“实施效果：当日办结，”/);
    assert.match(result.report, /一列“实施效果”，里面是：“材料减少三成。”/);
    assert.doesNotMatch(fileOf(result, 'source.txt'), /三成/);
    soundReport(result);
  });

  it('end where a page says to whom it went', async () => {
    const below = ['抄送：省委办公厅。', '福建省人民政府办公厅2021年3月16日印发'];
    for (const lines of [LINES['names before all cells'], LINES['the units on a line below']]) {
      const result = await text([...(lines ?? []), ...below]);
      assert.deepEqual(foundIn(result), USUAL);
      for (const one of below)
        assert.match(result.report, new RegExp(`表下面的字，没有收录：“${one}”`));
      soundReport(result);
    }
  });

  it('tell of one that has other names before its cells', async () => {
    const lines = (LINES['names before all cells'] ?? []).toSpliced(4, 1);
    const result = await text(lines);
    assert.deepEqual(foundIn(result), USUAL.slice(0, 1));
    assert.match(
      result.report,
      /原文件第 12 行：第 2 项各格前面印的名称与第 1 项的不同：“改革事项：乙/,
    );
  });

  it('tell of two names for lead units, which only a person can tell apart', async () => {
    const lines = each((name, units, at) => [
      `${at + 1}.${name}事项`,
      `主要内容：在海关监管口岸办理${name}事项。`,
      `牵头单位：${units}`,
      '责任单位：省税务局',
    ]);
    const result = await text(lines);
    for (const [file, at] of [
      ['01.mdx', 0],
      ['02.mdx', 1],
    ] as const) {
      const { units } = mdx(fileOf(result, file)).facts as { units: string[] };
      assert.ok(units.includes('责任单位：'), `${units}`);
      assert.match(
        result.report,
        new RegExp(`content/fj8/0${at + 1}\\.mdx.*units\\[.*\\n.*“责任单位：”`),
      );
    }
  });
});
