import { escapeXml, officeFormat, relationships, XML_DECLARATION } from './ooxml.ts';
import { titleLines } from './title-lines.ts';
import {
  BODY_LINE,
  CELL,
  CELL_MARGIN,
  fontTablePart,
  MAIN,
  points,
  SMALL_CELL,
  stylesPart,
  TITLE,
} from './word-styles.ts';

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
  /** What stands above each row, over all columns; an empty text for nothing. */
  above?: string[];
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

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

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

/** A title cut where its lines may end. */
type Cut = (title: string) => string[];

/**
 * The document as a Word file (.docx).
 * @param cut where titles that are longer than a line may be broken; Word breaks between any two characters.
 */
export const word = (document: WordDocument, cut: Cut = (title) => [title]): Uint8Array =>
  wordFile(document.title, {
    'word/document.xml': documentPart(document, document.landscape ? LYING : STANDING, cut),
  });

function documentPart(document: WordDocument, page: Page, cut: Cut): string {
  const body = document.blocks.map((block) => blockXml(block, page, cut)).join('');
  const turned = document.landscape ? ' w:orient="landscape"' : '';
  return [
    `${XML_DECLARATION}<w:document xmlns:w="${MAIN}" xmlns:r="${RELATIONSHIPS}"><w:body>${body}`,
    '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>',
    `<w:pgSz w:w="${millimetres(page.width)}" w:h="${millimetres(page.height)}"${turned}/>`,
    `<w:pgMar w:top="${millimetres(page.top)}" w:right="${millimetres(page.right)}" w:bottom="${millimetres(page.bottom)}" w:left="${millimetres(page.left)}" w:header="${millimetres(15)}" w:footer="${millimetres(page.footer)}" w:gutter="0"/>`,
    '</w:sectPr></w:body></w:document>',
  ].join('');
}

function blockXml(block: Block, page: Page, cut: Cut): string {
  switch (block.kind) {
    case 'title': {
      const most = Math.floor(textWidth(page) / points(TITLE));
      const lines = block.text.split('\n').flatMap((line) => titleLines(cut(line), most));
      return paragraph('Title', lines.join('\n'), block.newPage ? '<w:pageBreakBefore/>' : '');
    }
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
  const heading = (text: string) =>
    `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cellXml(textWidth(page), 'center', paragraph(`TableText${size}`, text, '<w:keepNext/>'), widths.length)}</w:tr>`;
  const rows = table.rows.map((texts, index) => {
    const above = table.above?.[index];
    const least = texts.includes('') ? ROW_TO_FILL_IN : LEAST_ROW;
    const whole = rowHeight(texts, widths, table) <= textHeight(page) * TALLEST_WHOLE_ROW;
    const own = row(
      `${whole ? '<w:cantSplit/>' : ''}<w:trHeight w:val="${millimetres(least)}" w:hRule="atLeast"/>`,
      // In a row that goes on overleaf, the middle would be on the wrong page.
      whole ? 'center' : 'top',
      texts.map((text, index) =>
        paragraphs(`Table${table.columns[index]?.centred ? 'Centred' : 'Text'}${size}`, text),
      ),
    );
    return (above ? heading(above) : '') + own;
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

const cellXml = (width: number, align: Align, content: string, across = 1) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${across > 1 ? `<w:gridSpan w:val="${across}"/>` : ''}<w:vAlign w:val="${align}"/></w:tcPr>${content}</w:tc>`;

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

/** Version 15 is Word's since 2013: with any other, or none, Word opens the file as an old one. */
const settingsPart = () =>
  `${XML_DECLARATION}<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** — 1 —, the number with a dash at either side (GB/T 9704—2012, 7.5), in the middle. */
const footerPart = () =>
  `${XML_DECLARATION}<w:ftr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${run('— ')}<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>${run(' —')}</w:p></w:ftr>`;

const wordFile = officeFormat({
  main: 'word/document.xml',
  contentTypes: {
    'word/document.xml': `${CONTENT_TYPE}.document.main+xml`,
    'word/styles.xml': `${CONTENT_TYPE}.styles+xml`,
    'word/fontTable.xml': `${CONTENT_TYPE}.fontTable+xml`,
    'word/settings.xml': `${CONTENT_TYPE}.settings+xml`,
    'word/footer1.xml': `${CONTENT_TYPE}.footer+xml`,
  },
  parts: {
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
