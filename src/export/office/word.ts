import { escapeXml, officeFile, relationships, XML_DECLARATION } from './ooxml.ts';

/** A document in the look of official ones (GB/T 9704—2012), block after block. */
export interface WordDocument {
  /** What the file calls itself in its properties. It isn't printed: that is for a `title` block. */
  title: string;
  blocks: Block[];
  /** Whether the page lies, for wide tables. */
  landscape?: boolean;
}

/** A line break in a text (`\n`) starts a new paragraph; in a title or a heading, a new line. */
export type Block =
  /** 标题: of the document, or of a part of it that may begin a page of its own. */
  | { kind: 'title'; text: string; newPage?: boolean }
  /** 一级标题 or 二级标题, with its number, if any, in the text. */
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** 正文. */
  | { kind: 'paragraph'; text: string }
  /** The notice's own words, verbatim, with a rule at their left; the label says whose they are. */
  | { kind: 'quotation'; text: string; label?: string }
  /** 编者说明: the editors' words, in small type. */
  | { kind: 'note'; text: string }
  /** An empty box, to be filled in, as high as so many lines of body text. */
  | { kind: 'blank'; lines: number }
  | WordTable;

/** A table as wide as the text, with its header on every page. */
export interface WordTable {
  kind: 'table';
  columns: WordColumn[];
  /** Each row has one text for each column; an empty one is to be filled in by hand. */
  rows: string[][];
  /** Whether its type is 五号 (10.5 pt) instead of 小四 (12 pt). */
  small?: boolean;
}

export interface WordColumn {
  head: string;
  /** Share of the table's width, in any unit that its columns have in common. */
  width: number;
  /** Whether its texts stand in the middle, as numbers and short words do. */
  centred?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Most lengths in a Word file are in twentieths of a point. */
const points = (value: number) => Math.round(value * 20);
const millimetres = (value: number) => points((value * 72) / 25.4);

/** Lengths of a page, in millimetres. */
interface Page {
  width: number;
  height: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** From the page's lower edge to the page number's. */
  footer: number;
}

/** GB/T 9704—2012, 5.1 and 5.2.1; its 7.5 puts the page number 7 mm below the text. */
const STANDING: Page = {
  width: 210,
  height: 297,
  top: 37,
  bottom: 35,
  left: 28,
  right: 26,
  footer: 25,
};

/** The same sheet turned, bound at what is now its upper edge. */
const LYING: Page = {
  width: 297,
  height: 210,
  top: 28,
  bottom: 26,
  left: 35,
  right: 37,
  footer: 16,
};

const textWidth = (page: Page) =>
  millimetres(page.width) - millimetres(page.left) - millimetres(page.right);
const textHeight = (page: Page) =>
  millimetres(page.height) - millimetres(page.top) - millimetres(page.bottom);

/** The document as a Word file (.docx). */
export function word(document: WordDocument): Uint8Array {
  const page = document.landscape ? LYING : STANDING;
  return officeFile({
    title: document.title,
    main: 'word/document.xml',
    contentTypes: {
      'word/document.xml': `${CONTENT_TYPE}.document.main+xml`,
      'word/styles.xml': `${CONTENT_TYPE}.styles+xml`,
      'word/fontTable.xml': `${CONTENT_TYPE}.fontTable+xml`,
      'word/settings.xml': `${CONTENT_TYPE}.settings+xml`,
      'word/footer1.xml': `${CONTENT_TYPE}.footer+xml`,
    },
    parts: {
      'word/document.xml': documentPart(document, page),
      'word/_rels/document.xml.rels': relationships([
        { target: 'footer1.xml', relationship: 'footer' },
        { target: 'styles.xml', relationship: 'styles' },
        { target: 'fontTable.xml', relationship: 'fontTable' },
        { target: 'settings.xml', relationship: 'settings' },
      ]),
      'word/styles.xml': stylesPart(),
      'word/fontTable.xml': fontTablePart(),
      'word/settings.xml': settingsPart(),
      'word/footer1.xml': footerPart(),
    },
  });
}

function documentPart(document: WordDocument, page: Page): string {
  const body = document.blocks.map((block) => blockXml(block, page)).join('');
  const turned = document.landscape ? ' w:orient="landscape"' : '';
  return [
    `${XML_DECLARATION}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONSHIPS}"><w:body>${body}`,
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>',
    `<w:pgSz w:w="${millimetres(page.width)}" w:h="${millimetres(page.height)}"${turned}/>`,
    `<w:pgMar w:top="${millimetres(page.top)}" w:right="${millimetres(page.right)}" w:bottom="${millimetres(page.bottom)}" w:left="${millimetres(page.left)}" w:header="${millimetres(15)}" w:footer="${millimetres(page.footer)}" w:gutter="0"/>`,
    '</w:sectPr></w:body></w:document>',
  ].join('');
}

function blockXml(block: Block, page: Page): string {
  switch (block.kind) {
    case 'title':
      return paragraph('Title', block.text, block.newPage ? '<w:pageBreakBefore/>' : '');
    case 'heading':
      return paragraph(`Heading${block.level}`, block.text);
    case 'paragraph':
      return paragraphs('BodyText', block.text);
    case 'quotation':
      return (
        (block.label ? paragraph('QuoteLabel', block.label) : '') + paragraphs('Quote', block.text)
      );
    case 'note':
      return paragraphs('Note', block.text);
    case 'blank':
      return boxXml(block.lines, page);
    case 'table':
      return tableXml(block, page);
  }
}

const paragraphs = (style: string, text: string) =>
  text
    .split('\n')
    .map((line) => paragraph(style, line))
    .join('');

/** A paragraph in a named style; a line break in its text breaks the line. */
const paragraph = (style: string, text: string, properties = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${text === '' ? '' : run(text)}</w:p>`;

/** Text, with the hint that quotation marks and dashes are Chinese: Word has them in Latin fonts too. */
const run = (text: string) =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;

/** Two tables in a row would become one, so that each is followed by a small paragraph. */
const AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>';

function boxXml(lines: number, page: Page): string {
  const properties = `<w:cantSplit/><w:trHeight w:val="${points(lines * BODY_LINE)}" w:hRule="atLeast"/>`;
  const width = textWidth(page);
  return gridXml(
    [width],
    `<w:tr><w:trPr>${properties}</w:trPr>${cellXml(width, 'top', paragraph('TableText', ''))}</w:tr>`,
  );
}

function tableXml(table: WordTable, page: Page): string {
  const widths = sharesOf(
    textWidth(page),
    table.columns.map((column) => column.width),
  );
  const size = table.small ? 'Small' : '';
  const row = (properties: string, align: Align, cells: string[]) =>
    `<w:tr><w:trPr>${properties}</w:trPr>${cells
      .map((cell, index) => cellXml(widths[index] ?? 0, align, cell))
      .join('')}</w:tr>`;
  const header = row(
    '<w:cantSplit/><w:tblHeader/>',
    'center',
    table.columns.map(({ head }) => paragraph(`TableHead${size}`, head)),
  );
  const rows = table.rows.map((texts) => {
    const least = texts.includes('') ? ROW_TO_FILL_IN : LEAST_ROW;
    const whole = rowHeight(texts, widths, table) <= textHeight(page) * TALLEST_WHOLE_ROW;
    return row(
      `${whole ? '<w:cantSplit/>' : ''}<w:trHeight w:val="${millimetres(least)}" w:hRule="atLeast"/>`,
      // In a row that goes on overleaf, the middle would be on the wrong page.
      whole ? 'center' : 'top',
      texts.map((text, index) =>
        paragraphs(`Table${table.columns[index]?.centred ? 'Centred' : 'Text'}${size}`, text),
      ),
    );
  });
  return gridXml(widths, header + rows.join(''));
}

/** Least heights of rows, in millimetres: of any, and of one that has a cell to be filled in. */
const LEAST_ROW = 8;
const ROW_TO_FILL_IN = 16;
/** A row that is taller, as a part of the page, may go on overleaf; others are kept in one piece. */
const TALLEST_WHOLE_ROW = 0.75;

/** Where a cell's text stands. */
type Align = 'top' | 'center';

/** A table of so many twentieths of a point, column by column. */
const gridXml = (widths: number[], rows: string) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce(
    (sum, width) => sum + width,
    0,
  )}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows}</w:tbl>${AFTER_TABLE}`;

const cellXml = (width: number, align: Align, content: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="${align}"/></w:tcPr>${content}</w:tc>`;

/** The whole, parted into whole numbers in these proportions. */
function sharesOf(whole: number, shares: number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  let before = 0;
  return shares.map((share) => {
    const from = Math.round((whole * before) / sum);
    before += share;
    return Math.round((whole * before) / sum) - from;
  });
}

/** About how high a row is, in twentieths of a point, taking each character for a full-width one. */
function rowHeight(texts: string[], widths: number[], { small }: WordTable): number {
  const type = small ? SMALL_CELL : CELL;
  const heights = texts.map((text, index) => {
    const room = Math.max(1, (widths[index] ?? 0) - 2 * points(CELL_MARGIN));
    const lines = text
      .split('\n')
      .map((line) => Math.max(1, Math.ceil((line.length * points(type.size)) / room)));
    return lines.reduce((sum, count) => sum + count, 0) * points(type.line);
  });
  return Math.max(0, ...heights);
}

/** Sizes of type and lines, in points: 三号 for the text, 二号 for titles, 小四 and 五号 in tables. */
const BODY = 16;
const BODY_LINE = 28;
const TITLE = 22;
const TITLE_LINE = 36;
const NOTE = { size: 12, line: 20 };
const CELL = { size: 12, line: 18 };
const SMALL_CELL = { size: 10.5, line: 15 };
const PAGE_NUMBER = 14;
/** From a cell's border to its text, at either side, in points. */
const CELL_MARGIN = 5;

interface Style {
  id: string;
  /** As programs show it. Word's own names are in English in the file, whatever its language. */
  name: string;
  basedOn?: string;
  next?: string;
  /** Properties of the paragraph, in the order of the schema (ECMA-376, 17.3.1.26). */
  paragraph?: string;
  /** Properties of the text, in the order of the schema (17.3.2.28). */
  text?: string;
}

/** Latin letters and digits are in Times New Roman, whatever the Chinese font. */
const fonts = (chinese: string) =>
  `<w:rFonts w:ascii="Times New Roman" w:eastAsia="${chinese}" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>`;

/** Word counts sizes of type in half points. */
const size = (value: number) => `<w:sz w:val="${value * 2}"/><w:szCs w:val="${value * 2}"/>`;

/** Space between lines, and before and after the paragraph, in points. */
const spacing = (line: number, before = 0, after = 0) =>
  `<w:spacing w:before="${points(before)}" w:after="${points(after)}" w:line="${points(line)}" w:lineRule="exact"/>`;

/** Programs that know characters as a unit take the first number, the others the second. */
const firstLine = (characters: number, type: number) =>
  `w:firstLineChars="${characters * 100}" w:firstLine="${points(characters * type)}"`;

const INDENTED = `<w:ind ${firstLine(2, BODY)}/>`;
/** The rule at the left of a quotation: 1.5 pt wide, 8 pt from the text. */
const RULE = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="808080"/></w:pBdr>';

const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`;

const STYLES: Style[] = [
  {
    id: 'Title',
    name: 'Title',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(TITLE_LINE, 0, BODY_LINE)}<w:jc w:val="center"/>${outline(0)}`,
    text: fonts('方正小标宋简体') + size(TITLE),
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${INDENTED}${outline(0)}`,
    text: fonts('黑体'),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'BodyText',
    paragraph: `<w:keepNext/><w:keepLines/>${INDENTED}${outline(1)}`,
    text: fonts('楷体_GB2312'),
  },
  {
    id: 'BodyText',
    name: 'Body Text',
    paragraph: `${INDENTED}<w:jc w:val="both"/>`,
  },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `${RULE}${spacing(BODY_LINE, 0, 8)}<w:ind w:left="${points(BODY)}" ${firstLine(2, BODY)}/><w:jc w:val="both"/>`,
  },
  {
    id: 'QuoteLabel',
    name: '引文出处',
    next: 'Quote',
    paragraph: `<w:keepNext/><w:keepLines/>${RULE}${spacing(BODY_LINE, 8)}<w:ind w:left="${points(BODY)}"/>`,
    text: fonts('黑体') + size(NOTE.size),
  },
  {
    id: 'Note',
    name: '编者说明',
    paragraph: `${spacing(NOTE.line, 0, 6)}<w:ind ${firstLine(2, NOTE.size)}/><w:jc w:val="both"/>`,
    text: size(NOTE.size),
  },
  ...tableStyles('', '', CELL),
  ...tableStyles('Small', '（小）', SMALL_CELL),
  {
    id: 'AfterTable',
    name: '表后间隔',
    next: 'BodyText',
    paragraph: spacing(8),
    text: size(4),
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `${spacing(18)}<w:jc w:val="center"/>`,
    text: `<w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/>${size(PAGE_NUMBER)}`,
  },
];

function tableStyles(id: string, name: string, type: { size: number; line: number }): Style[] {
  const text = `TableText${id}`;
  return [
    {
      id: text,
      name: `表格文字${name}`,
      paragraph: spacing(type.line, 3, 3),
      text: size(type.size),
    },
    {
      id: `TableCentred${id}`,
      name: `表格文字居中${name}`,
      basedOn: text,
      paragraph: '<w:jc w:val="center"/>',
    },
    {
      // It stays with the first row, so that it isn't alone at the end of a page.
      id: `TableHead${id}`,
      name: `表头${name}`,
      basedOn: text,
      paragraph: '<w:keepNext/><w:jc w:val="center"/>',
      text: fonts('黑体'),
    },
  ];
}

const styleXml = (style: Style) =>
  [
    `<w:style w:type="paragraph" w:styleId="${style.id}"${BUILT_IN.test(style.name) ? '' : ' w:customStyle="1"'}>`,
    `<w:name w:val="${style.name}"/><w:basedOn w:val="${style.basedOn ?? 'Normal'}"/>`,
    style.next ? `<w:next w:val="${style.next}"/>` : '',
    '<w:qFormat/>',
    `<w:pPr>${style.paragraph ?? ''}</w:pPr><w:rPr>${style.text ?? ''}</w:rPr></w:style>`,
  ].join('');

/** Word's own styles have names in English. */
const BUILT_IN = /^[A-Za-z]/;

function stylesPart(): string {
  const border = (side: string) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const margin = (side: string, value: number) =>
    `<w:${side} w:w="${points(value)}" w:type="dxa"/>`;
  return [
    `${XML_DECLARATION}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>`,
    `${fonts('仿宋_GB2312')}${size(BODY)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/>`,
    `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(BODY_LINE)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>',
    ...STYLES.map(styleXml),
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>',
    `<w:tblPr><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar>${margin('left', CELL_MARGIN)}${margin('right', CELL_MARGIN)}</w:tblCellMar></w:tblPr></w:style>`,
    '</w:styles>',
  ].join('');
}

/** A font and the one that stands in for it; charset 86 (hexadecimal) is GB 2312. */
const FONTS = [
  {
    name: '方正小标宋简体',
    otherwise: '宋体',
    panose: '03000509000000000000',
    family: 'script',
    pitch: 'fixed',
  },
  {
    name: '仿宋_GB2312',
    otherwise: '仿宋',
    panose: '02010609030101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '楷体_GB2312',
    otherwise: '楷体',
    panose: '02010609030101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '黑体',
    otherwise: 'SimHei',
    panose: '02010609060101010101',
    family: 'modern',
    pitch: 'fixed',
  },
  {
    name: '宋体',
    otherwise: 'SimSun',
    panose: '02010600030101010101',
    family: 'auto',
    pitch: 'variable',
  },
];

const fontTablePart = () =>
  `${XML_DECLARATION}<w:fonts xmlns:w="${MAIN}">${FONTS.map(
    (font) =>
      `<w:font w:name="${font.name}"><w:altName w:val="${font.otherwise}"/><w:panose1 w:val="${font.panose}"/><w:charset w:val="86"/><w:family w:val="${font.family}"/><w:pitch w:val="${font.pitch}"/></w:font>`,
  ).join(
    '',
  )}<w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`;

/** Version 15 is Word's since 2013: with any other, or none, Word opens the file as an old one. */
const settingsPart = () =>
  `${XML_DECLARATION}<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** — 1 —, the number with a dash at either side (GB/T 9704—2012, 7.5), in the middle. */
const footerPart = () =>
  `${XML_DECLARATION}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run('— ')}<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>${run(' —')}</w:p></w:ftr>`;
