import type { Table } from './table.ts';

/** Tells Excel and WPS that the file is UTF-8; without it they read it as GBK. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/**
 * The table as comma-separated values (RFC 4180): the headings and the rows, nothing else.
 * Browsers run this too, down to the oldest kernel.
 */
export function csv(table: Table): string {
  const lines = [table.columns.map((column) => column.head), ...table.rows].map(
    (cells) => cells.map(field).join(',') + LINE_END,
  );
  return BYTE_ORDER_MARK + lines.join('');
}

/**
 * Where a spreadsheet could take the text for a formula and run it: the characters that OWASP names
 * under “CSV Injection”, their full-width forms, which some programs fold, and each line's beginning,
 * which a program that splits at line breaks takes for a cell's.
 */
const FORMULA_START = /(^|[\r\n])(?=[=+\-@\t\r＝＋－＠])/g;

/** Whether a text has such a place. */
export const looksLikeFormula = (text: string) => text.search(FORMULA_START) >= 0;

function field(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const harmless = cell.replace(FORMULA_START, "$1'");
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}
