import { looksLikeFormula } from './csv.ts';
import { escapeXml, officeFormat, relationships, XML_DECLARATION } from './ooxml.ts';
import type { Table } from './table.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows above the first row of data: title, source, header. */
const TITLE_ROW = 1;
const SOURCE_ROW = 2;
const HEADER_ROW = 3;

/** Sizes of type, in points. */
const TITLE_SIZE = 16;
const SOURCE_SIZE = 10;
const BODY_SIZE = 11;

/** What Excel allows for the name of a sheet, in UTF-16 units. */
const LONGEST_SHEET_NAME = 31;
/** What Excel allows for the height of a row, in points. */
const TALLEST_ROW = 409;

/** Full-width characters of body type that fill the width of a lying A4 page. */
const PAGE_WIDTH = 60;

/** The table as an Excel workbook (.xlsx) of one sheet, to be filtered, sorted and printed. */
export function spreadsheet(table: Table): Uint8Array {
  const heads = table.columns.map((column) => column.head);
  // Excel would call the file damaged.
  if (new Set(heads).size < heads.length)
    throw new Error(`Two columns with the same heading: ${heads.join(', ')}`);
  const strings = sharedStrings(table);
  return workbook(table.title, {
    'xl/workbook.xml': workbookPart(table),
    'xl/worksheets/sheet1.xml': sheetPart(table, strings),
    'xl/tables/table1.xml': tablePart(table),
    'xl/sharedStrings.xml': stringsPart(strings),
  });
}

function workbookPart(table: Table): string {
  const name = sheetName(table.title);
  const sheet = `'${name.replace(/'/g, "''")}'`;
  const printed = columnName(table.columns.filter((column) => !column.screenOnly).length - 1);
  const names = {
    Print_Area: `${sheet}!$A$1:$${printed}$${lastRow(table)}`,
    Print_Titles: `${sheet}!$${HEADER_ROW}:$${HEADER_ROW}`,
  };
  const defined = Object.entries(names).map(
    ([key, range]) =>
      `<definedName name="_xlnm.${key}" localSheetId="0">${escapeXml(range)}</definedName>`,
  );
  return `${XML_DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>${defined.join('')}</definedNames></workbook>`;
}

/** The title as Excel allows it for a sheet: no `[]:*?/\`, no `'` at either end, 31 characters. */
function sheetName(title: string): string {
  let name = '';
  for (const character of title.replace(/[[\]:*?/\\\n]/g, '').trim()) {
    if (name.length + character.length > LONGEST_SHEET_NAME) break;
    name += character;
  }
  return name.replace(/^'+|'+$/g, '') || '表';
}

function sheetPart(table: Table, strings: ReadonlyMap<string, number>): string {
  const last = columnName(table.columns.length - 1);
  const widths = columnWidths(table);
  return [
    `${XML_DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}${lastRow(table)}"/>`,
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0">',
    `<pane ySplit="${HEADER_ROW}" topLeftCell="A${HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/>`,
    `<selection pane="bottomLeft" activeCell="A${HEADER_ROW + 1}" sqref="A${HEADER_ROW + 1}"/>`,
    '</sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT * BODY_SIZE}"/>`,
    `<cols>${widths
      .map(
        (width, index) =>
          `<col min="${index + 1}" max="${index + 1}" width="${excelWidth(width)}" customWidth="1"/>`,
      )
      .join('')}</cols>`,
    `<sheetData>${rowsXml(table, strings, widths)}</sheetData>`,
    // Excel calls a file damaged that merges a single cell.
    table.columns.length > 1
      ? `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`
      : '',
    '<printOptions horizontalCentered="1"/>',
    // Inches.
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.35"/>',
    // Paper 9 is A4.
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter><oddFooter>${escapeXml('&C第 &P 页 共 &N 页')}</oddFooter></headerFooter>`,
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    '</worksheet>',
  ].join('');
}

function rowsXml(table: Table, strings: ReadonlyMap<string, number>, widths: number[]): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const text = (reference: string, value: string, style: number) =>
    value === ''
      ? `<c r="${reference}" s="${style}"/>`
      : `<c r="${reference}" s="${style}" t="s"><v>${strings.get(value)}</v></c>`;
  const merged = (row: number, value: string, style: number) =>
    table.columns
      .map((_, index) => text(`${columnName(index)}${row}`, index === 0 ? value : '', style))
      .join('');
  const cell = (value: string | number, column: number, row: number) => {
    const reference = `${columnName(column)}${row}`;
    if (isNumber(value)) return `<c r="${reference}" s="${STYLES.number}"><v>${value}</v></c>`;
    const style = looksLikeFormula(String(value)) ? STYLES.formulaLike : STYLES.text;
    return text(reference, String(value), style);
  };
  return [
    row(
      TITLE_ROW,
      height([table.title], [whole], TITLE_SIZE),
      merged(1, table.title, STYLES.title),
    ),
    row(
      SOURCE_ROW,
      height([table.source], [whole], SOURCE_SIZE),
      merged(2, table.source, STYLES.source),
    ),
    row(
      HEADER_ROW,
      height(headings(table), widths, BODY_SIZE),
      headings(table)
        .map((head, index) => text(`${columnName(index)}${HEADER_ROW}`, head, STYLES.header))
        .join(''),
    ),
    ...table.rows.map((cells, index) => {
      const number = HEADER_ROW + 1 + index;
      return row(
        number,
        height(cells.map(String), widths, BODY_SIZE),
        cells.map((value, column) => cell(value, column, number)).join(''),
      );
    }),
  ].join('');
}

const row = (number: number, points: number, cells: string) =>
  `<row r="${number}" ht="${points}" customHeight="1">${cells}</row>`;

/** Where a row's cells are numbers, they are written so; infinity and the like Excel can't read. */
const isNumber = (value: string | number): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** The headings as the sheet and its Excel table say them: alike, and on one line. */
const headings = (table: Table) => table.columns.map(({ head }) => head.replace(/\s+/g, ' '));

/** The last row of the Excel table. It has one row of data at least, if an empty one. */
const lastRow = (table: Table) => HEADER_ROW + Math.max(1, table.rows.length);

/** `A` for 0, `AA` for 26. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(65 + (index % 26));

function tablePart(table: Table): string {
  const range = `A${HEADER_ROW}:${columnName(table.columns.length - 1)}${lastRow(table)}`;
  const columns = headings(table).map(
    (head, index) => `<tableColumn id="${index + 1}" name="${cellText(head)}"/>`,
  );
  // No name of a style is “no style”: the cells have their own borders, for other programs too.
  return `${XML_DECLARATION}<table xmlns="${MAIN}" id="1" name="Table1" displayName="Table1" ref="${range}" totalsRowShown="0"><autoFilter ref="${range}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`;
}

/** Every text of the sheet, each with its place in the list of shared strings. */
function sharedStrings(table: Table): Map<string, number> {
  const texts = new Set([
    table.title,
    table.source,
    ...headings(table),
    ...table.rows.flatMap((cells) => cells.filter((value) => !isNumber(value)).map(String)),
  ]);
  texts.delete('');
  return new Map([...texts].map((text, index) => [text, index]));
}

const stringsPart = (strings: ReadonlyMap<string, number>) =>
  `${XML_DECLARATION}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">${[...strings.keys()]
    .map((text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`)
    .join('')}</sst>`;

/** Escaped as XML, and where it looks like Excel's own escapes, such as `_x000D_`, as one of these. */
const cellText = (text: string) => escapeXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** Places in the list of cell formats of `stylesPart`. */
const STYLES = { title: 1, source: 2, header: 3, text: 4, formulaLike: 5, number: 6 } as const;

/**
 * The body is 宋体 and not 仿宋_GB2312: a workbook can't name a font to stand in, and current
 * Windows has only the former.
 */
function stylesPart(): string {
  // Charset 134 is GB 2312.
  const font = (name: string, size: number, more = '') =>
    `<font>${more}<sz val="${size}"/><color rgb="FF000000"/><name val="${name}"/><charset val="134"/></font>`;
  const fonts = [
    font('宋体', BODY_SIZE),
    font('黑体', TITLE_SIZE, '<b/>'),
    font('宋体', SOURCE_SIZE),
    font('黑体', BODY_SIZE),
  ];
  const side = (name: string) => `<${name} style="thin"><color rgb="FF808080"/></${name}>`;
  const format = (
    look: { font: number; fill?: number; border?: number; quotePrefix?: boolean },
    alignment: string,
  ) =>
    `<xf numFmtId="0" fontId="${look.font}" fillId="${look.fill ?? 0}" borderId="${look.border ?? 0}" xfId="0"${look.quotePrefix ? ' quotePrefix="1"' : ''} applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment} wrapText="1"/></xf>`;
  const formats = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    format({ font: 1 }, 'horizontal="center" vertical="center"'),
    format({ font: 2 }, 'horizontal="left" vertical="center"'),
    format({ font: 3, fill: 2, border: 1 }, 'horizontal="center" vertical="center"'),
    format({ font: 0, border: 1 }, 'horizontal="left" vertical="top"'),
    format({ font: 0, border: 1, quotePrefix: true }, 'horizontal="left" vertical="top"'),
    format({ font: 0, border: 1 }, 'horizontal="center" vertical="top"'),
  ];
  return [
    `${XML_DECLARATION}<styleSheet xmlns="${MAIN}">`,
    `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
    // The first two fills are Excel's own and always these.
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
    `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border></borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
}

/**
 * Height of a line over size of type. 宋体 needs 1.25; the fonts that stand in for it elsewhere,
 * such as Noto, need 1.45.
 */
const LINE_HEIGHT = 1.45;
/** Space above and below the lines of a cell, together, in points. */
const CELL_PADDING = 4;
/** What a line loses to punctuation that mustn't begin the next one, in its own characters. */
const LOST_AT_LINE_END = 0.5;

/**
 * Widths of the columns, in full-width characters: as the table says, drawn out to the width of
 * the page, and wider where a text would otherwise need a row that is taller than Excel's tallest.
 */
function columnWidths(table: Table): number[] {
  const sum = table.columns.reduce((total, column) => total + column.width, 0);
  const stretch = Math.max(1, PAGE_WIDTH / sum);
  return table.columns.map((column, index) =>
    wideEnough(
      column.width * stretch,
      table.rows.map((cells) => String(cells[index] ?? '')),
    ),
  );
}

function wideEnough(width: number, texts: string[]): number {
  const tallest = (at: number) =>
    Math.max(0, ...texts.map((text) => textHeight(text, at, BODY_SIZE)));
  let wide = width;
  while (wide < WIDEST_COLUMN && tallest(wide) > TALLEST_ROW) wide++;
  return wide;
}

/** In full-width characters; Excel's own limit is 255 of its units. */
const WIDEST_COLUMN = 120;

/**
 * The width in Excel's unit, a digit of the body font: two for a full-width character (digits of
 * Chinese fonts are half as wide or a little wider), and one for the cell's margins.
 */
const excelWidth = (characters: number) => Math.round((characters * 2 + 1) * 100) / 100;

/** Height that shows all of a row's texts, in points: few programs work it out on opening a file. */
const height = (texts: string[], widths: number[], size: number) =>
  Math.min(
    TALLEST_ROW,
    Math.max(...texts.map((text, index) => textHeight(text, widths[index] ?? 0, size))),
  );

/** Height of a text in a column so many full-width characters of the body wide, in points. */
function textHeight(text: string, width: number, size: number): number {
  const characters = Math.max(1, (width * BODY_SIZE) / size - LOST_AT_LINE_END);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(fullWidths(line) / characters)), 0);
  return Math.ceil(lines * size * LINE_HEIGHT + CELL_PADDING);
}

/** Length of a text in full-width characters: Latin letters and digits are half as wide. */
const fullWidths = (text: string) =>
  [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.5 : 1), 0);

const workbook = officeFormat({
  main: 'xl/workbook.xml',
  contentTypes: {
    'xl/workbook.xml': `${CONTENT_TYPE}.sheet.main+xml`,
    'xl/worksheets/sheet1.xml': `${CONTENT_TYPE}.worksheet+xml`,
    'xl/tables/table1.xml': `${CONTENT_TYPE}.table+xml`,
    'xl/styles.xml': `${CONTENT_TYPE}.styles+xml`,
    'xl/sharedStrings.xml': `${CONTENT_TYPE}.sharedStrings+xml`,
  },
  parts: {
    'xl/_rels/workbook.xml.rels': relationships([
      { target: 'worksheets/sheet1.xml', relationship: 'worksheet' },
      { target: 'styles.xml', relationship: 'styles' },
      { target: 'sharedStrings.xml', relationship: 'sharedStrings' },
    ]),
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([
      { target: '../tables/table1.xml', relationship: 'table' },
    ]),
    'xl/styles.xml': stylesPart(),
  },
});
