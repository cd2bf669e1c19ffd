import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { csv } from '../../src/office/csv.ts';
import { spreadsheet } from '../../src/office/spreadsheet.ts';
import type { Table } from '../../src/office/table.ts';
import { type WordDocument, word } from '../../src/office/word.ts';
import { ensureTools } from '../debian.ts';
import { openedInOffice } from '../office.ts';

/** Texts that some format or program would make something else of. */
const AWKWARD = [
  '“放管服”改革——‘一窗’…',
  'A&B <c> "d" \'e\' &amp; ]]>',
  '＠全角，１２３；､',
  '=1+1',
  '+1+1',
  '-1-1',
  '@SUM(1,2)',
  '_x000D_',
  '  两端有空格  ',
  '生僻字𠮷㐂',
];

const TABLE: Table = {
  title: '第七批：创新成果/一览表［样］[1]',
  source: '来源：《通知》，“&P”',
  columns: [
    { key: 'number', head: '序号', width: 3 },
    { key: 'text', head: '主要内容', width: 20 },
    { key: 'empty', head: '进展<&>', width: 5 },
  ],
  rows: [
    ...AWKWARD.map((text, index) => [index + 1, text, '']),
    [-2.5, '第一行\n第二行', '长'.repeat(100)],
  ],
};

const DOCUMENT: WordDocument = {
  title: '任务书 & “样本”',
  blocks: [
    { kind: 'title', text: '任务书\n（样本）' },
    { kind: 'heading', level: 1, text: '一、总体要求' },
    { kind: 'heading', level: 2, text: '（一）原文' },
    ...AWKWARD.map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'quotation', text: '照录的原文。', label: '通知二（一）' },
    { kind: 'note', text: '编者的话。' },
    { kind: 'blank', lines: 4 },
    {
      kind: 'table',
      columns: [
        { head: '序号', width: 1, centred: true },
        { head: '要点', width: 5 },
        { head: '进展', width: 3 },
      ],
      rows: [
        ['1', '短', '已办'],
        ['2', '要填', ''],
        ['3', '长'.repeat(2000), '已办'],
      ],
    },
    { kind: 'title', text: '附件', newPage: true },
    { kind: 'table', small: true, columns: [{ head: '名称', width: 1 }], rows: [['a\nb']] },
  ],
};

const partsOf = (file: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(file)).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

const part = (file: Uint8Array, path: string) => partsOf(file)[path] ?? assert.fail(`No ${path}`);

/** The cells of a CSV that LibreOffice wrote. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const inLines = (cells: Table['rows']) => cells.map((row) => row.map(String));

describe('an Office file', () => {
  const timeZone = process.env.TZ;
  after(() => {
    if (timeZone === undefined) delete process.env.TZ;
    else process.env.TZ = timeZone;
  });

  for (const [name, make] of [
    ['spreadsheet', () => spreadsheet(TABLE)],
    ['document', () => word(DOCUMENT)],
  ] as const) {
    it(`that is a ${name} has the same bytes each time and in each time zone`, () => {
      const first = make();
      assert.deepEqual(make(), first);
      for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        assert.deepEqual(make(), first, zone);
      }
    });
  }

  it('is well-formed in each part, whatever characters it is given', () => {
    ensureTools('xmllint');
    const strange = '\u0000\u0008\u000b\u001f\ufffe\uffff\ud800 x \udc00\r\n\r';
    const files = [
      spreadsheet({ ...TABLE, title: strange, source: strange, rows: [[1, strange, strange]] }),
      spreadsheet(TABLE),
      word({ title: strange, blocks: [{ kind: 'paragraph', text: strange }] }),
      word(DOCUMENT),
    ];
    const folder = mkdtempSync(join(tmpdir(), 'parts-'));
    const paths = files.flatMap((file, f) =>
      Object.entries(partsOf(file)).map(([path, xml]) => {
        const copy = join(folder, `${f}-${path.replaceAll('/', '-')}`);
        writeFileSync(copy, xml);
        return copy;
      }),
    );
    try {
      execFileSync('xmllint', ['--noout', ...paths], { stdio: ['ignore', 'ignore', 'pipe'] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('names its title and no date', () => {
    const properties = part(word(DOCUMENT), 'docProps/core.xml');
    assert.match(properties, /<dc:title>任务书 &amp; “样本”<\/dc:title>/);
    assert.doesNotMatch(properties, /dcterms/);
  });

  it('refers only to parts that it has, and gives each a type', () => {
    for (const file of [spreadsheet(TABLE), word(DOCUMENT)]) {
      const parts = partsOf(file);
      const types = parts['[Content_Types].xml'] ?? '';
      for (const [path, xml] of Object.entries(parts).filter(([name]) => name.endsWith('.rels')))
        for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g)) {
          const address = new URL(target, `file:///${path.replace(/_rels\/[^/]*$/, '')}`).pathname;
          assert.ok(parts[address.slice(1)], `${path}: ${target}`);
          assert.ok(types.includes(`PartName="${address}"`), address);
        }
    }
  });
});

describe('a spreadsheet', () => {
  it('opens with every text and number as it was given', () => {
    const again = openedInOffice({ 'a.xlsx': spreadsheet(TABLE) }, 'csv')['a.xlsx'] ?? '';
    assert.deepEqual(cellsOf(again), [
      [TABLE.title, '', ''],
      [TABLE.source, '', ''],
      TABLE.columns.map((column) => column.head),
      ...inLines(TABLE.rows),
    ]);
  });

  const sheet = part(spreadsheet(TABLE), 'xl/worksheets/sheet1.xml');

  it('has numbers as numbers, texts as texts, and no formula', () => {
    assert.match(sheet, /<c r="A4" s="6"><v>1<\/v><\/c>/);
    assert.match(sheet, /<c r="A14" s="6"><v>-2.5<\/v><\/c>/);
    assert.match(sheet, /<c r="B4" s="4" t="s">/);
    assert.doesNotMatch(sheet, /<f>/);
  });

  it('keeps what looks like a formula a text when it is edited', () => {
    const formats = part(spreadsheet(TABLE), 'xl/styles.xml').split('<cellXfs')[1]?.split('<xf ');
    for (const row of [7, 8, 9, 10]) {
      const style = Number(new RegExp(`<c r="B${row}" s="(\\d)"`).exec(sheet)?.[1]);
      assert.match(formats?.[style + 1] ?? '', /quotePrefix="1"/, `row ${row}`);
    }
    assert.match(sheet, /<c r="B11" s="4"/);
  });

  it('freezes and repeats the header, and prints on lying A4, as wide as the page', () => {
    assert.match(sheet, /<pane ySplit="3" topLeftCell="A4" [^>]*state="frozen"\/>/);
    assert.match(
      sheet,
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    assert.match(sheet, /<pageSetUpPr fitToPage="1"\/>/);
    assert.match(sheet, /<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页<\/oddFooter>/);
    const workbook = part(spreadsheet(TABLE), 'xl/workbook.xml');
    assert.match(workbook, /<sheet name="第七批：创新成果一览表［样］1" /);
    assert.match(
      workbook,
      /<definedName name="_xlnm.Print_Titles" localSheetId="0">'第七批：创新成果一览表［样］1'!\$3:\$3</,
    );
  });

  it('has an Excel table with a filter over the header and the rows', () => {
    const table = part(spreadsheet(TABLE), 'xl/tables/table1.xml');
    assert.match(table, / ref="A3:C14" /);
    assert.match(table, /<autoFilter ref="A3:C14"\/>/);
    assert.match(table, /<tableColumn id="3" name="进展&lt;&amp;&gt;"\/>/);
    const empty = part(spreadsheet({ ...TABLE, rows: [] }), 'xl/tables/table1.xml');
    assert.match(empty, / ref="A3:C4" /);
  });

  it('gives each row the height of its longest text, and no more than Excel can', () => {
    const heightOf = (
      text: string,
      xml = part(spreadsheet(rows(text)), 'xl/worksheets/sheet1.xml'),
    ) => Number(/<row r="4" ht="(\d+)"/.exec(xml)?.[1]);
    const rows = (text: string): Table => ({ ...TABLE, rows: [[1, text, '']] });
    assert.ok(heightOf('一\n二\n三') > 2.5 * heightOf('一') - 10);
    assert.ok(heightOf('长'.repeat(400)) > 5 * heightOf('长'));
    assert.ok(heightOf('长'.repeat(5000)) <= 409);
  });

  it('has a name that Excel allows, however long the title', () => {
    const nameOf = (title: string) =>
      /<sheet name="([^"]*)"/.exec(part(spreadsheet({ ...TABLE, title }), 'xl/workbook.xml'))?.[1];
    assert.equal(nameOf('长'.repeat(40)), '长'.repeat(31));
    assert.equal(nameOf(`${'长'.repeat(30)}𠮷`), '长'.repeat(30));
    assert.equal(nameOf(`'[]:*?/\\'`), '表');
  });

  it('refuses two columns with the same heading', () => {
    const [first] = TABLE.columns;
    assert.ok(first);
    assert.throws(() => spreadsheet({ ...TABLE, columns: [first, first] }), /same heading/);
  });
});

describe('a document', () => {
  const file = word(DOCUMENT);
  const xml = part(file, 'word/document.xml');

  it('opens with every text as it was given', () => {
    const files = { 'standing.docx': file, 'lying.docx': word({ ...DOCUMENT, landscape: true }) };
    const texts = Object.values(openedInOffice(files, 'txt'));
    const said = DOCUMENT.blocks.flatMap((block) => {
      if (block.kind === 'blank') return [''];
      if (block.kind !== 'table')
        return [...('label' in block && block.label ? [block.label] : []), block.text];
      return [...block.columns.map((column) => column.head), ...block.rows.flat()];
    });
    // Empty cells, boxes and the gaps after tables are empty lines.
    const lines = (all: string) => all.split('\n').filter((line) => line !== '');
    for (const text of texts) assert.deepEqual(lines(text), lines(said.join('\n')));
    assert.equal(texts.length, 2);
  });

  it('is on A4 with the margins of GB/T 9704, standing or lying', () => {
    assert.match(xml, /<w:pgSz w:w="11906" w:h="16838"\/>/);
    assert.match(xml, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" /);
    const lying = part(word({ ...DOCUMENT, landscape: true }), 'word/document.xml');
    assert.match(lying, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  });

  it('numbers its pages', () => {
    const pages = openedInOffice({ 'a.docx': file }, 'pdf')['a.docx']?.split('\f').slice(0, -1);
    assert.ok(pages && pages.length > 2);
    pages.forEach((page, index) => {
      assert.match(page, new RegExp(`^ +— ?${index + 1} ?—$`, 'm'));
    });
  });

  it('repeats the header of a table, and breaks only rows that are very long', () => {
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    const [box, header, short, toFillIn, long] = rows;
    assert.match(box ?? '', /<w:cantSplit\/><w:trHeight w:val="2240" w:hRule="atLeast"\/>/);
    assert.match(header ?? '', /<w:tblHeader\/>/);
    assert.match(short ?? '', /<w:cantSplit\/>/);
    assert.doesNotMatch(long ?? '', /<w:cantSplit\/>/);
    const heightOf = (row = '') => Number(/<w:trHeight w:val="(\d+)"/.exec(row)?.[1]);
    assert.ok(heightOf(toFillIn) > 1.5 * heightOf(short));
    assert.equal(xml.match(/<w:tblHeader\/>/g)?.length, 2);
  });

  it('lays out columns that add up to the width of the text', () => {
    for (const [, whole, grid = ''] of xml.matchAll(
      /<w:tblW w:w="(\d+)".*?<w:tblGrid>(.*?)<\/w:tblGrid>/g,
    )) {
      const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
      assert.equal(
        widths.reduce((sum, width) => sum + width),
        Number(whole),
      );
      assert.equal(Number(whole), 11906 - 1587 - 1474);
    }
  });

  it('uses only styles that it has', () => {
    const styles = part(file, 'word/styles.xml');
    const known = new Set([...styles.matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id));
    const used = [
      ...(xml + styles).matchAll(/<w:(?:pStyle|tblStyle|basedOn|next) w:val="([^"]+)"/g),
    ];
    for (const [, id] of used) assert.ok(known.has(id), id);
    assert.match(styles, /w:styleId="Heading1">.*?<w:outlineLvl w:val="0"\/>/);
    assert.match(styles, /w:styleId="Heading2">.*?<w:outlineLvl w:val="1"\/>/);
    assert.match(styles, /<w:lang w:val="en-US" w:eastAsia="zh-CN"\/>/);
  });

  it('names a font to stand in for each that a machine may lack', () => {
    const fonts = part(file, 'word/fontTable.xml');
    for (const [name, other] of [
      ['方正小标宋简体', '宋体'],
      ['仿宋_GB2312', '仿宋'],
      ['楷体_GB2312', '楷体'],
      ['黑体', 'SimHei'],
    ])
      assert.ok(fonts.includes(`<w:font w:name="${name}"><w:altName w:val="${other}"/>`), name);
  });
});

describe('a CSV', () => {
  const text = csv(TABLE);

  it('begins with a byte order mark and ends each line with CRLF', () => {
    assert.ok(text.startsWith('\uFEFF序号,主要内容,进展<&>\r\n1,“放管服”'));
    assert.ok(text.endsWith('\r\n'));
    assert.equal(text.split('\r\n').length, 1 + TABLE.rows.length + 1);
  });

  it('quotes as RFC 4180 has it', () => {
    assert.ok(text.includes(`\r\n2,"A&B <c> ""d"" 'e' &amp; ]]>",\r\n`));
    assert.ok(text.includes('\r\n-2.5,"第一行\n第二行",'));
  });

  it('opens with every text as it was given, and none computed', () => {
    const again = openedInOffice({ 'a.csv': text }, 'csv')['a.csv'] ?? '';
    const defused = (cell: string | number) =>
      typeof cell === 'string' && /^[=+\-@＝＋－＠]/.test(cell) ? `'${cell}` : cell;
    assert.deepEqual(cellsOf(again), [
      TABLE.columns.map((column) => column.head),
      ...inLines(TABLE.rows.map((row) => row.map(defused))),
    ]);
  });

  it('keeps a tab or a return at the beginning from hiding a formula', () => {
    const rows = [['\t=1', '\r=1', '']];
    assert.ok(csv({ ...TABLE, rows }).endsWith(`'\t=1,"'\r=1",\r\n`));
  });

  it('defuses full-width signs, and what begins a line within a cell', () => {
    const rows = [['＝1', '一\n＋1\n二', '一-1']];
    assert.ok(csv({ ...TABLE, rows }).endsWith(`'＝1,"一\n'＋1\n二",一-1\r\n`));
  });
});
