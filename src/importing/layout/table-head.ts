import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { Block, Cell, SourceDocument, TableRow } from '../document.ts';
import { columnsOf, type FoundColumn, isColumnName, USUAL } from './columns.ts';
import type { Clues } from './row-cells.ts';
import { beginsAnnex } from './words.ts';

/** A head stands in one of the first rows. */
const HEAD_ROWS = 4;

/** The words of a row's cells. */
export const texts = ({ cells }: TableRow): string[] => cells.map(({ text }) => text);

/** A table's head: which row has the names, and what they say. */
export interface Head {
  at: number;
  columns: FoundColumn[] | undefined;
}

/**
 * A document whose tables have each head of two rows with its cells merged: some programs leave those
 * empty that the upper row's go over.
 */
export function withMergedHeads(document: SourceDocument): SourceDocument {
  const blocks = document.blocks.map((block) =>
    block.kind === 'line' ? block : { ...block, rows: block.rows.map(mergedHead) },
  );
  return { ...document, blocks };
}

function mergedHead(row: TableRow, at: number, rows: readonly TableRow[]): TableRow {
  const upper = rows[at - 1];
  return upper && isLowerHead(row, upper) ? { ...row, cells: row.cells.map(below(upper)) } : row;
}

const below =
  (upper: TableRow) =>
  (cell: Cell, at: number): Cell =>
    cell.text.trim() || cell.merged ? cell : { text: upper.cells[at]?.text ?? '', merged: 'above' };

/** Whether a row has nothing but names of columns, below a head and not below the name of its numbers. */
function isLowerHead({ cells }: TableRow, upper: TableRow): boolean {
  const columns = columnsOf(texts(upper));
  const number = columns?.findIndex(({ is }) => is === 'number') ?? -1;
  const filled = cells.filter(({ text, merged }) => text.trim() && !merged);
  return (
    number >= 0 &&
    cells[number]?.text.trim() === '' &&
    cells.length === upper.cells.length &&
    filled.length > 1 &&
    filled.every(({ text }) => isColumnName(text))
  );
}

/** Where the head is: of two rows that share cells, the lower has the names. */
export function headOf(rows: readonly TableRow[]): Head {
  const names = (at: number, over?: readonly string[]) => {
    const row = rows[at];
    return row && columnsOf(texts(row), over);
  };
  const first = rows.slice(0, HEAD_ROWS).findIndex((_, at) => names(at) !== undefined);
  const shares = rows[first + 1]?.cells.some(({ merged }) => merged === 'above');
  const own = rows[first + 1]?.cells.some(({ text, merged }) => text.trim() && !merged);
  const lower = shares && own ? names(first + 1, spread(rows[first])) : undefined;
  return first >= 0 && lower
    ? { at: first + 1, columns: lower }
    : { at: first, columns: names(first) };
}

/** The words of a row's cells, those that go over several columns in each. */
function spread(row: TableRow | undefined): string[] {
  const words: string[] = [];
  for (const { text, merged } of row?.cells ?? []) {
    words.push(merged === 'left' ? (words.at(-1) ?? '') : text);
  }
  return words;
}

/** The first rows of a table that are its title, where none stands above it. */
export function titlesIn(above: Iterable<TableRow>, before: readonly Block[]): TableRow[] {
  const isTitled = before.some(
    (one) => one.kind === 'line' && fold(one.text) && !beginsAnnex(one.text),
  );
  return isTitled
    ? []
    : [...above].filter((row) => texts(row).filter((one) => one.trim()).length === 1);
}

/** The usual setting of as many columns whose cells hold most of the names that they should. */
export function usual(rows: readonly TableRow[], clues: Clues): FoundColumn[] | undefined {
  const width = rows[0]?.cells.length;
  const named = (columns: FoundColumn[]) =>
    [...columns.entries()].filter(([, { is }]) => is && /^(units|zones|scope)$/.test(is));
  const fits = (columns: FoundColumn[]) =>
    rows
      .flatMap(({ cells }) =>
        named(columns).map(([at, { is }]) => (holds(is, cells[at], clues) ? 1 : -1)),
      )
      .reduce<number>((sum, one) => sum + one, 0);
  return USUAL.filter((columns) => columns.length === width)
    .map((columns) => ({ columns, score: fits(columns) }))
    .sort((a, b) => b.score - a.score)[0]?.columns;
}

function holds(is: ColumnKind | undefined, cell: Cell | undefined, clues: Clues): boolean {
  const text = fold(cell?.text ?? '');
  const named = (list: 'units' | 'zones' | 'places') =>
    clues[list].read(text).names.some(({ id }) => id !== undefined);
  if (is === 'units' || is === 'zones') return named(is);
  return is === 'scope' && (/^全/.test(text) || named('places'));
}
