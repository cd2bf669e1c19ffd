import {
  type Block,
  type Cell,
  grid,
  type SourceDocument,
  type Spanned,
  type TableRow,
} from '../document.ts';
import { fail } from '../failure.ts';
import { all, attribute, xmlPart } from './xml.ts';

/** The tables of a workbook, one a sheet; a row of one filled cell is a line. What is hidden stays out. */
export function sheetDocument(parts: ReadonlyMap<string, Uint8Array>): SourceDocument {
  const strings = parts.has('xl/sharedStrings.xml')
    ? all(root(parts, 'xl/sharedStrings.xml'), 'si').map(shown)
    : [];
  const texts: Texts = { strings, dates: dateStyles(parts) };
  const sheets = sheetsOf(parts);
  if (sheets.length === 0) fail('工作簿里没有表。', '用 Excel 或 WPS 打开，另存为 .xlsx。');
  let sheetsAbove = 0;
  const hidden: string[] = [];
  const blocks = sheets.flatMap((sheet): Block[] => {
    const rows = shownRows(root(parts, sheet.part), texts, sheet, hidden);
    const above = sheetsAbove;
    sheetsAbove += rows.at(-1)?.line ?? 0;
    const filled = rows
      .filter(({ cells }) => cells.some(({ text }) => text.trim()))
      .map(({ cells, line }) => ({ cells, line: above + line }));
    const lines = filled.findIndex(
      ({ cells }) => cells.filter(({ text }) => text.trim()).length > 1,
    );
    const heads = lines < 0 ? filled : filled.slice(0, lines);
    const table = filled.slice(heads.length);
    return [
      ...heads.map(
        ({ cells, line }): Block => ({
          kind: 'line',
          text: cells.map(({ text }) => text).join(''),
          line,
          whole: true,
        }),
      ),
      ...(table.length === 0 ? [] : [{ kind: 'table', rows: table } satisfies Block]),
    ];
  });
  const remarks =
    hidden.length > 0
      ? [
          `工作簿里有隐藏的内容，没有读：${hidden.join('；')}。要收录的，在 Excel 里取消隐藏，再导入。`,
        ]
      : [];
  return { blocks, remarks };
}

interface Sheet {
  part: string;
  name: string;
  hidden: boolean;
}

/** The sheets in the order of the workbook; in that of their files where it doesn't tell. */
function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): Sheet[] {
  const names = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const relations = 'xl/_rels/workbook.xml.rels';
  const targets = new Map(
    (parts.has(relations) ? all(root(parts, relations), 'Relationship') : []).map((one) => [
      one.getAttribute('Id'),
      `xl/${(one.getAttribute('Target') ?? '').replace(/^\/xl\//, '')}`,
    ]),
  );
  const listed = (targets.size > 0 ? all(root(parts, 'xl/workbook.xml'), 'sheet') : []).flatMap(
    (one): Sheet[] => {
      const part = targets.get(attribute(one, 'id') ?? '') ?? '';
      const hidden = /hidden/i.test(one.getAttribute('state') ?? '');
      return names.includes(part) ? [{ part, name: one.getAttribute('name') ?? '', hidden }] : [];
    },
  );
  if (listed.length > 0) return listed;
  return names
    .sort((a, b) => sheetNumber(a) - sheetNumber(b))
    .map((part) => ({ part, name: '', hidden: false }));
}

/** The rows of a sheet that are shown, by their numbers in it; what isn't is noted. */
function shownRows(
  sheet: Element,
  texts: Texts,
  { name, hidden }: Sheet,
  told: string[],
): TableRow[] {
  const rows = grid(spannedRows(sheet, texts));
  const words = (cells: readonly Cell[]) => cells.map(({ text }) => text.trim()).filter(Boolean);
  const tell = (place: string, cells: readonly Cell[]) => {
    const text = words(cells).join(' ');
    if (text) told.push(`${place}“${text}”`);
  };
  if (hidden) {
    tell(`工作表“${name}”`, rows.flat());
    return [];
  }
  const hiddenRows = new Set(
    all(sheet, 'row')
      .filter((row) => isOn(row.getAttribute('hidden')))
      .map((row) => Number(row.getAttribute('r')) - 1),
  );
  const ranges = all(sheet, 'col').filter((one) => isOn(one.getAttribute('hidden')));
  const isHidden = (x: number) =>
    ranges.some(
      (one) => x + 1 >= Number(one.getAttribute('min')) && x + 1 <= Number(one.getAttribute('max')),
    );
  for (const y of hiddenRows) tell(`第 ${y + 1} 行`, rows[y] ?? []);
  const shown = rows.flatMap((cells, y) => (hiddenRows.has(y) ? [] : [{ cells, line: y + 1 }]));
  for (const x of (rows[0] ?? []).keys()) {
    if (isHidden(x))
      tell(
        '一列',
        shown.flatMap(({ cells }) => cells[x] ?? []),
      );
  }
  return shown.map(({ cells, line }) => ({ cells: cells.filter((_, x) => !isHidden(x)), line }));
}

const sheetNumber = (name: string) => Number(/\d+/.exec(name)?.[0]);

const isOn = (value: string | null) => value === '1' || value === 'true';

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
function spannedRows(sheet: Element, told: Texts): Spanned[][] {
  const texts = new Map<string, string>();
  let width = 0;
  let height = 0;
  for (const cell of all(sheet, 'c')) {
    const place = placeOf(cell.getAttribute('r') ?? '');
    if (!place || place.x >= MOST_COLUMNS || place.y >= MOST_ROWS) continue;
    texts.set(`${place.x} ${place.y}`, cellText(cell, told));
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

/** What cells are told by: the workbook's strings, and the styles by which a number is a day. */
interface Texts {
  strings: readonly string[];
  dates: ReadonlySet<string>;
}

function cellText(cell: Element, { strings, dates }: Texts): string {
  const value = all(cell, 'v')[0]?.textContent ?? '';
  switch (cell.getAttribute('t')) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return all(cell, 'is').map(shown).join('');
    default:
      return dates.has(cell.getAttribute('s') ?? '') ? dayOf(value) : value;
  }
}

/** The day that Excel counts from 30 December 1899: 44561 is 2021-12-31. */
const dayOf = (value: string): string =>
  /^\d{4,5}(\.\d+)?$/.test(value)
    ? new Date(Date.UTC(1899, 11, 30 + Math.floor(Number(value)))).toISOString().slice(0, 10)
    : value;

/** Excel's own formats for days, those of Chinese ones among them. */
const isDate = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The styles of cells whose numbers are days, by their place in the list. */
function dateStyles(parts: ReadonlyMap<string, Uint8Array>): Set<string> {
  if (!parts.has('xl/styles.xml')) return new Set();
  const styles = root(parts, 'xl/styles.xml');
  const own = new Map(
    all(styles, 'numFmt').map((one) => [
      one.getAttribute('numFmtId'),
      /[yd年]/i.test((one.getAttribute('formatCode') ?? '').replace(/\[[^\]]*\]|"[^"]*"/g, '')),
    ]),
  );
  const formats = all(styles, 'cellXfs').flatMap((list) => all(list, 'xf'));
  return new Set(
    formats.flatMap((xf, at) => {
      const id = xf.getAttribute('numFmtId');
      return (own.get(id) ?? isDate(Number(id))) ? [String(at)] : [];
    }),
  );
}

function placeOf(name: string): { x: number; y: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name) ?? [];
  if (!letters || !digits) return undefined;
  const x = [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
  return { x, y: Number(digits) - 1 };
}
