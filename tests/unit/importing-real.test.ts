/** Kinds of notices that ministries and provinces print, each of which once went wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packed, zipped } from '../../src/office/zip.ts';
import { fileOf, foundIn, imported, LETTER, mdx, REPOSITORY, soundReport } from '../imported.ts';

const HEAD = '序号 改革事项 主要内容 责任单位';
const FIRST = '1 甲事项 在海关监管口岸办理甲事项。 福州海关';
const SECOND = '2 乙事项 在海关监管口岸办理乙事项。 省司法厅';
const USUAL = [
  [1, '甲事项', ['fzhg'], '> 在海关监管口岸办理甲事项。'],
  [2, '乙事项', ['sft'], '> 在海关监管口岸办理乙事项。'],
];
const text = (...lines: string[]) => imported(REPOSITORY, `${[...LETTER, ...lines].join('\n')}\n`);
const row = (cells: readonly string[]) =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const page = (...rows: string[]) =>
  imported(
    REPOSITORY,
    `<html><body>${LETTER.map((one) => `<p>${one}</p>`).join('')}<table>${rows.map((one) => row(one.split(' '))).join('')}</table></body></html>`,
  );
const partsOf = (result: Awaited<ReturnType<typeof text>>) =>
  (mdx(fileOf(result, 'notice.mdx')).facts.annex as { parts?: unknown }).parts;

describe('groups of rows in text', () => {
  it('may be headed by a field without a number', async () => {
    const result = await text(HEAD, '投资管理领域', FIRST, '贸易便利化领域', SECOND);
    assert.deepEqual(foundIn(result), USUAL);
    assert.deepEqual(partsOf(result), [
      { from: 1, words: ['投资管理领域'] },
      { from: 2, words: ['贸易便利化领域'] },
    ]);
    soundReport(result);
  });

  it('may each be headed by a batch and print the head below it', async () => {
    const result = await text('第一批', HEAD, FIRST, '第二批', HEAD, SECOND);
    assert.deepEqual(foundIn(result), USUAL);
    assert.deepEqual(partsOf(result), [
      { from: 1, words: ['第一批'], headPrinted: true },
      { from: 2, words: ['第二批'], headPrinted: true },
    ]);
    assert.match(fileOf(result, 'notice.mdx'), /<Annex>\n\n附件\n\n任务分工表\n\n<\/Annex>/);
    soundReport(result);
  });

  it('may be counted one by one in the text', async () => {
    const letter = LETTER.map((one) =>
      one.replace('抓好落实', '投资管理领域1项，贸易便利化领域1项'),
    );
    const lines = [...letter, HEAD, FIRST, SECOND].join('\n');
    assert.doesNotMatch((await imported(REPOSITORY, lines)).report, /正文说有/);
  });
});

describe('a text that can’t be told apart', () => {
  for (const name of ['配合单位', '完成时限', '备注']) {
    it(`is refused where blanks part a column of ${name}, and read where tabs do`, async () => {
      const lines = [`${HEAD} ${name}`, `${FIRST} 省税务局`, `${SECOND} 省税务局`];
      await assert.rejects(
        text(...lines),
        new RegExp(`本站不收的列“${name}”，各格之间只有空格[\\s\\S]*换成制表符`),
      );
      const result = await text(...lines.map((one) => one.replaceAll(' ', '\t')));
      assert.deepEqual(foundIn(result), USUAL);
      assert.match(result.report, new RegExp(`一列“${name}”，里面是：第 10 行“省税务局”`));
      soundReport(result);
    });
  }

  it('is refused where each column was copied by itself', async () => {
    await assert.rejects(
      text(
        ...'序号 1 2 改革事项 甲 乙 主要内容 办甲。 办乙。 责任单位 福州海关 省司法厅'.split(' '),
      ),
      /原文件第 10 行起，序号 1、2 连在一起/,
    );
  });
});

describe('a table that a program marked by signs', () => {
  const tables: Record<string, string[]> = {
    'lines of Markdown': [HEAD, '--- --- --- ---', FIRST, SECOND].map(
      (one) => `| ${one.replaceAll(' ', ' | ')} |`,
    ),
    'a CSV': [HEAD, FIRST, SECOND].map((one) => one.replaceAll(' ', ',')),
    'a CSV with quotation marks': [HEAD, FIRST, SECOND].map((one) =>
      one
        .split(' ')
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  };
  for (const [what, lines] of Object.entries(tables)) {
    it(`is read: ${what}`, async () => {
      const result = await text(...lines);
      assert.deepEqual(foundIn(result), USUAL);
      assert.match(result.report, /用竖线或半角逗号分开各格的文字，有 \d 行/);
      assert.doesNotMatch(fileOf(result, 'source.txt'), /[|,]|---/);
      soundReport(result);
    });
  }
});

describe('a cell', () => {
  for (const [cell, said] of [
    ['', '第 2 项没有单位。'],
    ['同上', '第 2 项没有单位，写的是“同上”。'],
    ['″', '第 2 项没有单位，写的是“″”。'],
  ]) {
    it(`that means the one above is told, and how to enter it: “${cell}”`, async () => {
      const result = await page(HEAD, FIRST, SECOND.replace('省司法厅', cell ?? ''));
      assert.match(result.report, new RegExp(`${said}\\n {2}改法：.*写上一项的代号`));
      assert.deepEqual(foundIn(result)[1]?.[2], []);
    });
  }

  it('whose text is one sentence without a full stop proposes phrases that are not all of it', async () => {
    const result = await text(HEAD, FIRST.replace('。', ''), SECOND.replace('。', ''));
    soundReport(result);
    const { facts } = mdx(fileOf(result, '01.mdx'));
    assert.deepEqual((facts.points as { phrases: unknown }[])[0]?.phrases, [
      '在海关监管口',
      '岸办理甲事项',
    ]);
  });

  it('that says which unit leads is told apart from units that are new', async () => {
    const result = await text(HEAD, FIRST, `${SECOND}、某某厅（配合）`);
    assert.match(result.report, /“某某厅（配合）”里有单位的名称以外的字/);
  });

  it('with a day in Excel is told as a day', async () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const rows = [`${HEAD} 完成时限`, FIRST, SECOND].map((one, y) =>
      one
        .split(' ')
        .map((cell, x) => `<c r="${'ABCDE'[x]}${y + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`)
        .join(''),
    );
    rows[1] += '<c r="E2" s="1"><v>44561</v></c>';
    rows[2] += '<c r="E3" s="2"><v>44561.5</v></c>';
    const sheet = rows.map((cells, y) => `<row r="${y + 1}">${cells}</row>`).join('');
    const file = zipped([
      packed('xl/workbook.xml', `<workbook ${main}/>`),
      packed(
        'xl/styles.xml',
        `<styleSheet ${main}><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
      ),
      packed(
        'xl/worksheets/sheet1.xml',
        `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
      ),
    ]);
    const { report } = await imported(REPOSITORY, file, { name: 'annex.xlsx' });
    assert.match(report, /一列“完成时限”，里面是：第 2 行“2021-12-31”；第 3 行“2021-12-31”/);
  });
});

describe('a table without numbers', () => {
  it('may end with a note in its first cell', async () => {
    const plain = (one: string) => one.replace(/^\S+ /, '');
    const result = await page(plain(HEAD), plain(FIRST), plain(SECOND), '注：由某办解释。  ');
    assert.deepEqual(foundIn(result), USUAL);
    assert.match(result.report, /表旁边的字，没有收录：“注：由某办解释。”/);
    soundReport(result);
  });
});
