import type { Block, Cell, Line, SourceDocument, TableBlock } from '../document.ts';
import { columnsOf } from './columns.ts';
import { afterNumber, uncircled } from './number.ts';
import { isGroup } from './parts.ts';

/** What may stand between the cells of a line: tabs, wide blanks, at last any. */
const BETWEEN = [/\t/, /[^\S\n]{2,}|\u3000/, /\s+/];

/**
 * A text in which each line is a row of a table, its cells parted by the same blanks throughout, with
 * tables in the place of these lines: their columns may then stand in any order. Rows that begin with
 * their number and have single blanks between their cells are told apart by what these hold instead.
 */
export function withTables(document: SourceDocument): SourceDocument {
  if (document.text === undefined) return document;
  const lines = withWholeRows(
    document.blocks.filter((block): block is Line => block.kind === 'line'),
  );
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const found = tableAt(lines, at);
    blocks.push(...(found?.blocks ?? [lines[at] as Line]));
    at = found?.end ?? at + 1;
  }
  return { ...document, blocks };
}

/** The lines, with each row of a table in one whose cells tabs part: the tabs that it lacks stand below. */
function withWholeRows(lines: readonly Line[]): Line[] {
  const [between] = BETWEEN as [RegExp];
  const whole: Line[] = [];
  let head: { width: number; number: number } | undefined;
  for (let at = 0; at < lines.length; ) {
    const cells = cellsOf(lines[at], between);
    const number = columnsOf(cells)?.findIndex(({ is }) => is === 'number') ?? -1;
    if (number >= 0) head = { width: cells.length, number };
    const end = head ? endOfRow(lines, at, head.width, head.number) : at + 1;
    const [first] = lines.slice(at, end) as [Line];
    const text = lines.slice(at, end).map((line) => line.text);
    whole.push(end > at + 1 ? { ...first, text: text.join('\n') } : first);
    at = end;
  }
  return whole;
}

/** Where a row ends that begins in a line: in that line, unless those below have just the cells that it lacks. */
function endOfRow(lines: readonly Line[], at: number, width: number, number: number): number {
  const [between] = BETWEEN as [RegExp];
  const isRow = (line: Line | undefined) => {
    const cells = cellsOf(line, between);
    return cells.length > 1 && NUMBER.test(uncircled(cells[number] ?? ''));
  };
  let count = cellsOf(lines[at], between).length;
  if (!isRow(lines[at])) return at + 1;
  for (let end = at + 1; end < lines.length && count < width; end++) {
    if (isRow(lines[end])) return at + 1;
    count += cellsOf(lines[end], between).length - 1;
    if (count === width) return end + 1;
  }
  return at + 1;
}
const NUMBER = /^\D{0,2}([\d０-９]{1,3}|[一二三四五六七八九十]{1,3})\D{0,2}$/;

/** The table that a line heads, up to where lines have other cells. */
function tableAt(lines: readonly Line[], at: number) {
  for (const between of BETWEEN) {
    const head = cellsOf(lines[at], between);
    const columns = columnsOf(head);
    if (!columns?.some(({ is }) => is === 'units')) continue;
    const number = columns.findIndex(({ is }) => is === 'number');
    if (between.test(' ') && number <= 0) continue;
    const found = rowsBelow(lines, at, between, head.length, number);
    if (found) return found;
  }
  return undefined;
}

/** The rows below a head; none where a line amid them has other cells: then blanks part more than cells. */
function rowsBelow(
  lines: readonly Line[],
  from: number,
  between: RegExp,
  width: number,
  number: number,
) {
  const whole = (line: Line | undefined) => cellsOf(line, between).length === width;
  let last = from;
  for (let at = from + 1; at < lines.length; at++) if (isRow(lines[at])) last = at;
  function isRow(line: Line | undefined) {
    if (number < 0) return whole(line);
    const cell = uncircled(cellsOf(line, between)[number] ?? '');
    return whole(line) && NUMBER.test(cell);
  }
  const own = lines.slice(from, last + 1).filter(({ text }) => text.trim());
  const first =
    own[1] &&
    cellsOf(
      own.find((line, at) => at > 0 && isRow(line)),
      between,
    )[number];
  if (last === from || (number >= 0 && afterNumber(uncircled(first ?? ''), 1) === undefined))
    return undefined;
  const groups = own.filter((line, at) => at > 0 && !whole(line));
  if (groups.some((line) => !isGroup(line))) return undefined;
  const blocks: Block[] = [];
  const [upper, lower] = own.map((line) => cellsOf(line, between)) as [string[], string[]];
  const heads = groups.includes(own[1] as Line) ? undefined : twoRows(upper, lower, number);
  for (const [at, line] of own.entries()) {
    if (groups.includes(line)) {
      blocks.push(line);
      continue;
    }
    const cells = heads?.[at] ?? cellsOf(line, between).map((text) => ({ text }));
    const row = { cells, line: line.line };
    const table = blocks.at(-1);
    if (table?.kind === 'table') table.rows.push(row);
    else blocks.push({ kind: 'table', rows: [row] } satisfies TableBlock);
  }
  return { blocks, end: last + 1 };
}

/**
 * The cells of a head of two lines, merged as they were before they were text: names in the lower stand
 * where the upper has gaps, and it has none where the upper's go over both.
 */
function twoRows(
  upper: readonly string[],
  lower: readonly string[],
  number: number,
): [Cell[], Cell[]] | undefined {
  const isLower =
    number >= 0 && lower[number] === '' && lower.some((name, at) => name && !upper[at]);
  if (!isLower) return undefined;
  return [
    upper.map((text, at) => ({ text, merged: !text && lower[at] ? 'left' : undefined })),
    lower.map((text, at) => (text ? { text } : { text: upper[at] ?? '', merged: 'above' })),
  ];
}

const cellsOf = (line: Line | undefined, between: RegExp): string[] => {
  const text = line?.text ?? '';
  return (between.source === '\\t' ? text.replace(/^\n|\n$/g, '') : text.trim())
    .split(between)
    .map((cell) => cell.trim());
};
