import { millimetres, type Page, textHeight, textWidth } from './word-page.ts';
import { paragraph, paragraphs } from './word-paragraph.ts';
import { BODY_LINE, CELL, CELL_MARGIN, points, SMALL_CELL } from './word-styles.ts';

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

/** Two tables in a row would become one, so that each is followed by a small paragraph. */
const AFTER_TABLE = '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>';

/** An empty box, to be filled in, as high as so many lines of body text. */
export function boxXml(lines: number, page: Page): string {
  const properties = `<w:cantSplit/><w:trHeight w:val="${points(lines * BODY_LINE)}" w:hRule="atLeast"/>`;
  const width = textWidth(page);
  return gridXml(
    [width],
    `<w:tr><w:trPr>${properties}</w:trPr>${cellXml(width, 'top', paragraph('TableText', ''))}</w:tr>`,
  );
}

/** A table as XML, with the small paragraph behind it. */
export function tableXml(table: WordTable, page: Page): string {
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
