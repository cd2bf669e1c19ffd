import { looksLikeFormula } from './csv.ts';
import { escapeXml, officeFormat, relationships, XML_DECLARATION } from './ooxml.ts';
import { columnWidths, excelWidth, height, LINE_HEIGHT } from './sheet-sizes.ts';
import { BODY_SIZE, MAIN, SOURCE_SIZE, STYLES, stylesPart, TITLE_SIZE } from './sheet-styles.ts';
import type { Table } from './table.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows above the first row of data: title, source, header. */
const TITLE_ROW = 1;
const SOURCE_ROW = 2;
const HEADER_ROW = 3;

/** What Excel allows for the name of a sheet, in UTF-16 units. */
const LONGEST_SHEET_NAME = 31;

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
