/** What a file holds beside the words that a reader sees: it is never taken, or lost, in silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { packed, zipped } from '../../src/office/zip.ts';
import { docx, p, tc, tr } from '../docx.ts';
import { fileOf, imported, mdx, REPOSITORY } from '../imported.ts';

const LETTER = ['福建省人民政府关于推广第八批创新成果的通知', '各有关单位：'];
const SIGNED = ['福建省人民政府', '2021年3月15日', '附件', '任务分工表'];
const ROWS = [
  ['序号', '改革事项', '主要内容', '责任单位'],
  ['1', '甲事项', '办理甲事项。', '福州海关'],
  ['2', '乙事项', '办理乙事项。', '省司法厅'],
];
const TABLE = `<w:tbl>${ROWS.map((cells) => tr(...cells.map((cell) => tc([cell])))).join('')}</w:tbl>`;
const plain = (lines: string[]) => lines.map((line) => p(line)).join('');
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const shape = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';
const choice = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
const drawn = (text: string) =>
  `<w:drawing><wps:wsp ${shape}><wps:txbx>${box(text)}</wps:txbx></wps:wsp></w:drawing>`;

/** What is made of a paragraph of Word between the addressee and the signature. */
async function read(body: string, others: Record<string, string> = {}) {
  const file = docx(plain(LETTER) + body + plain(SIGNED) + TABLE, others);
  const result = await imported(REPOSITORY, file, { name: 'notice.docx' });
  const all = mdx(fileOf(result, 'notice.mdx')).body.split('\n\n');
  return { report: result.report, texts: all.slice(1, all.indexOf('福建省人民政府')) };
}

describe('in a file of Word', () => {
  it('changes that no one accepted are read as accepted, and told', async () => {
    const { texts, report } = await read(
      `<w:p>${run('各单位要')}<w:del><w:r><w:delText>尽快</w:delText></w:r></w:del><w:ins>${run('抓好')}</w:ins>${run('落实。')}</w:p>`,
    );
    assert.deepEqual(texts, ['各单位要抓好落实。']);
    assert.match(report, /没有接受的修订.*加上的 1 处（“抓好”），删去的 1 处（“尽快”）/);
  });

  it('hidden text is left out, and told', async () => {
    const { texts, report } = await read(
      `<w:p>${run('内部批注', '<w:vanish/>')}${run('抓好', '<w:vanish w:val="0"/>')}${run('落实。')}</w:p>`,
    );
    assert.deepEqual(texts, ['抓好落实。']);
    assert.match(report, /有隐藏的文字，没有收录：“内部批注”。/);
  });

  it('notes are left out with their signs, and told', async () => {
    const { texts, report } = await read(
      `<w:p>${run('抓好')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('落实。')}</w:p>`,
      { footnotes: `<w:footnote w:id="2">${p('脚注的话。')}</w:footnote>` },
    );
    assert.deepEqual(texts, ['抓好落实。']);
    assert.match(report, /有脚注、尾注，没有收录：“脚注的话。”/);
  });

  it('what pages print above and below the text is left out, and told but for page numbers', async () => {
    const field = '<w:r><w:instrText> PAGE  MERGEFORMAT </w:instrText></w:r>';
    const { texts, report } = await read(p('抓好落实。'), {
      header1: p('内部文件 注意保存'),
      footer1: `<w:p>${run('第 ')}${field}${run('1')}${run(' 页 共 3 页')}</w:p>`,
    });
    assert.deepEqual(texts, ['抓好落实。']);
    assert.match(report, /有页眉、页脚，没有收录：“内部文件注意保存”。/);
  });

  for (const [what, inner] of [
    ['alone', drawn('框里的话。')],
    [
      'in two forms',
      `<mc:AlternateContent ${choice}><mc:Choice Requires="wps">${drawn('框里的话。')}</mc:Choice><mc:Fallback><w:pict>${box('框里的话。')}</w:pict></mc:Fallback></mc:AlternateContent>`,
    ],
    [
      'in a form without another',
      `<mc:AlternateContent ${choice}><mc:Choice Requires="wps">${drawn('框里的话。')}</mc:Choice></mc:AlternateContent>`,
    ],
  ] as const) {
    it(`what stands in boxes is read once, and told: ${what}`, async () => {
      const { texts, report } = await read(`<w:p>${run('抓好落实。')}<w:r>${inner}</w:r></w:p>`);
      assert.deepEqual(texts.join('').match(/框里的话。/g)?.length, 1, texts.join('\n'));
      assert.match(report, /有文本框.*“框里的话。”/);
      assert.doesNotMatch(report, /没有读出来/);
    });
  }

  it('what the reading loses is told, whatever the cause', async () => {
    const { report } = await read(
      `<x:new xmlns:x="urn:x">${p('新版本才有的写法。')}</x:new><w:p>${run('落实')}<w:r><w:sym w:font="某字体" w:char="F0FF"/></w:r></w:p>`,
    );
    assert.match(report, /有 1 处文字没有读出来，请照原文补上：“新版本才有的写法。”/);
    assert.match(report, /有 1 个符号只有原来的字体才认得，没有读出来/);
  });

  it('a deleted row is no loss', async () => {
    const row = tr('<w:trPr><w:del/></w:trPr>', tc(['旧的']), tc(['旧的话']));
    assert.doesNotMatch((await read(`<w:tbl>${row}</w:tbl>`)).report, /没有读出来/);
  });
});

it('words with a line through them stay, and are told, in Word and in pages', async () => {
  const { texts, report } = await read(
    `<w:p>${run('抓好')}${run('尽快', '<w:strike/>')}${run('落实', '<w:dstrike w:val="true"/>')}${run('。', '<w:dstrike w:val="0"/>')}</w:p>`,
  );
  assert.deepEqual(texts, ['抓好尽快落实。']);
  assert.match(report, /划着删除线，照样留着：“尽快(”、“)?落实”。/);
  const lines = [...LETTER, '抓<s>好</s><del>紧</del>落实。', ...SIGNED].map(
    (one) => `<p>${one}</p>`,
  );
  const cells = ROWS.map((row) => `<tr>${row.map((one) => `<td>${one}</td>`).join('')}</tr>`);
  const page = `<html><body>${lines.join('')}<table>${cells.join('')}</table></body></html>`;
  const hidden = page.replace('落实。', '落实。<i style="visibility: hidden">看不见</i>');
  const result = await imported(REPOSITORY, hidden);
  assert.match(result.report, /划着删除线，照样留着：“好”、“紧”。/);
  assert.match(fileOf(result, 'notice.mdx'), /^抓好紧落实。$/m);
});

describe('in a file of Excel', () => {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const sheet = (rows: string[][], more = '', hidden: number[] = []) =>
    `<worksheet ${main}>${more}<sheetData>${rows
      .map(
        (cells, y) =>
          `<row r="${y + 1}"${hidden.includes(y + 1) ? ' hidden="1"' : ''}>${cells
            .map(
              (cell, x) =>
                `<c r="${'ABCDEF'[x]}${y + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
            )
            .join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`;
  const read = async (parts: Record<string, string>) => {
    const file = zipped(Object.entries(parts).map(([name, text]) => packed(`xl/${name}`, text)));
    const result = await imported(REPOSITORY, file, { name: 'annex.xlsx' });
    const titles = [...result.files]
      .filter(([name]) => /^\d+\.mdx$/.test(name))
      .map(([, text]) => mdx(text).facts.title);
    return { titles, report: result.report };
  };
  const workbook = `<workbook ${main}/>`;

  it('hidden rows and columns are left out, and told', async () => {
    const [head = [], first = [], second = []] = ROWS;
    const rows = [
      ['备注', ...head],
      ['内部', ...first],
      ['内部', '2', '旧事项', '旧的内容。', '省司法厅'],
      ['', ...second],
    ];
    const cols = '<cols><col min="1" max="1" hidden="1"/></cols>';
    const { titles, report } = await read({
      'workbook.xml': workbook,
      'worksheets/sheet1.xml': sheet(rows, cols, [3]),
    });
    assert.deepEqual(titles, ['甲事项', '乙事项']);
    assert.match(
      report,
      /隐藏的内容，没有读：第 3 行“内部 2 旧事项 旧的内容。 省司法厅”；一列“备注 内部”。/,
    );
    assert.doesNotMatch(report, /本站不收的一列/);
  });

  it('rows are told by their numbers in Excel, whatever is hidden or empty above them', async () => {
    const [head = [], first = [], second = []] = ROWS;
    const { report } = await read({
      'workbook.xml': workbook,
      'worksheets/sheet1.xml': sheet([head, ['旧'], [''], first, second.with(0, '5')], '', [2]),
    });
    assert.match(report, /原文件第 5 行：这一行的序号是“5”，应是 2/);
  });

  it('sheets stand in the order of the workbook, and hidden ones are left out, and told', async () => {
    const old = ROWS.map((cells) => cells.map((cell) => cell.replace('事项。', '旧事。')));
    const { titles, report } = await read({
      'workbook.xml': `<workbook ${main} xmlns:r="urn:r"><sheets><sheet name="旧表" state="hidden" r:id="a"/><sheet name="表" r:id="b"/></sheets></workbook>`,
      '_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/other.xml"/></Relationships>',
      'worksheets/sheet1.xml': sheet(old),
      'worksheets/other.xml': sheet(ROWS),
    });
    assert.deepEqual(titles, ['甲事项', '乙事项']);
    assert.match(report, /没有读：工作表“旧表”“序号 改革事项.*办理甲旧事。/);
  });
});

describe('in any file', () => {
  const text = (row: string) =>
    [...LETTER, ...SIGNED, (ROWS[0] ?? []).join(' '), row, (ROWS[2] ?? []).join(' ')].join('\n');
  const page = (row: string) =>
    `<html><body>${[...LETTER, ...SIGNED].map((one) => `<p>${one}</p>`).join('')}<table>${[
      (ROWS[0] ?? []).join(' '),
      row,
      (ROWS[2] ?? []).join(' '),
    ]
      .map(
        (one) =>
          `<tr>${one
            .split(' ')
            .map((cell) => `<td>${cell}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</table></body></html>`;
  for (const [what, made] of [
    ['text', text],
    ['a page', page],
  ] as const) {
    it(`what no one sees is taken out, and characters get their usual form, and both are told: ${what}`, async () => {
      const row = '1 甲\u00ad事\u200b项 办\u2060理甲事⼀项\uf900。 福州\u200e海关';
      const result = await imported(REPOSITORY, made(row));
      const { facts, body } = mdx(fileOf(result, '01.mdx'));
      assert.deepEqual(
        [facts.title, facts.units, body],
        ['甲事项', ['fzhg'], '> 办理甲事一项豈。'],
      );
      assert.match(result.report, /去掉了 4 个看不见的字符。/);
      assert.match(result.report, /部首或兼容字的编码.*“⼀”换成“一”，“\uf900”换成“豈”/);
      assert.doesNotMatch(fileOf(result, 'source.txt'), /[\u00ad\u200b⼀]/);
    });
  }

  it('characters that only a font knows stay, and are told', async () => {
    const result = await imported(REPOSITORY, text('1 甲事项 办理甲\ue123事项。 福州海关'));
    assert.match(fileOf(result, '01.mdx'), /办理甲\ue123事项/);
    assert.match(result.report, /有 1 处的字只有原来的字体才认得，照样留着.*\ue123/);
  });
});
