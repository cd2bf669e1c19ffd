import { type Block, grid, type Spanned } from '../document.ts';
import { fail } from '../failure.ts';
import { all, xmlPart } from './xml.ts';

/** The tables of a workbook, one a sheet; a row of one filled cell is a line. */
export function sheetBlocks(parts: ReadonlyMap<string, Uint8Array>): Block[] {
  const strings = parts.has('xl/sharedStrings.xml')
    ? all(root(parts, 'xl/sharedStrings.xml'), 'si').map(shown)
    : [];
  const sheets = [...parts.keys()]
    .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .sort((a, b) => sheetNumber(a) - sheetNumber(b));
  if (sheets.length === 0) fail('工作簿里没有表。', '用 Excel 或 WPS 打开，另存为 .xlsx。');
  let line = 0;
  return sheets.flatMap((name) => {
    const rows = grid(spannedRows(root(parts, name), strings));
    const filled = rows.filter((row) => row.some(({ text }) => text.trim()));
    const lines = filled.findIndex((row) => row.filter(({ text }) => text.trim()).length > 1);
    const heads = lines < 0 ? filled : filled.slice(0, lines);
    const table = filled.slice(heads.length);
    return [
      ...heads.map(
        (row): Block => ({
          kind: 'line',
          text: row.map(({ text }) => text).join(''),
          line: ++line,
          whole: true,
        }),
      ),
      ...(table.length === 0
        ? []
        : [{ kind: 'table', rows: table.map((cells) => ({ cells, line: ++line })) } as Block]),
    ];
  });
}

const sheetNumber = (name: string) => Number(/\d+/.exec(name)?.[0]);

const broken = () => fail('Excel 文件已损坏，读不出。', '用 Excel 或 WPS 打开，另存为 .xlsx。');

const root = (parts: ReadonlyMap<string, Uint8Array>, name: string): Element =>
  xmlPart(parts, name, broken)?.documentElement ?? broken();

/** The words of a string, without how they are read aloud. */
const shown = (node: Element): string =>
  all(node, 't')
    .filter(({ parentNode }) => (parentNode as Element | null)?.localName !== 'rPh')
    .map(({ textContent }) => textContent ?? '')
    .join('');

/** Columns and rows beyond these hold nothing of a notice. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 5000;

/** The cells of a sheet, row by row: each stands where its name (B7) says. */
function spannedRows(sheet: Element, strings: readonly string[]): Spanned[][] {
  const texts = new Map<string, string>();
  let width = 0;
  let height = 0;
  for (const cell of all(sheet, 'c')) {
    const place = placeOf(cell.getAttribute('r') ?? '');
    if (!place || place.x >= MOST_COLUMNS || place.y >= MOST_ROWS) continue;
    texts.set(`${place.x} ${place.y}`, cellText(cell, strings));
    width = Math.max(width, place.x + 1);
    height = Math.max(height, place.y + 1);
  }
  const spans = mergedCells(sheet);
  const rows: Spanned[][] = [];
  for (let y = 0; y < height; y++) {
    rows.push([]);
    for (let x = 0; x < width; x++) {
      const span = spans.find((one) => x >= one.x && x < one.right && y >= one.y && y < one.bottom);
      if (span && (span.x !== x || span.y !== y)) continue;
      rows[y]?.push({
        text: texts.get(`${x} ${y}`) ?? '',
        across: span ? span.right - span.x : 1,
        down: span ? span.bottom - span.y : 1,
      });
    }
  }
  return rows;
}

const mergedCells = (sheet: Element) =>
  all(sheet, 'mergeCell').flatMap((one) => {
    const [from, to] = (one.getAttribute('ref') ?? '').split(':').map(placeOf);
    return from && to ? [{ ...from, right: to.x + 1, bottom: to.y + 1 }] : [];
  });

function cellText(cell: Element, strings: readonly string[]): string {
  const value = all(cell, 'v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return all(cell, 'is').map(shown).join('');
    default:
      return value;
  }
}

function placeOf(name: string): { x: number; y: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (!letters || !digits) return undefined;
  const x = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
  return { x, y: Number(digits) - 1 };
}
