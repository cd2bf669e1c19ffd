import type { ColumnKind } from '../../policy/schema/annex.ts';
import type { FoundColumn } from './columns.ts';
import type { Finding } from './words.ts';

/** A row of the annex, its cells as they are printed. */
export interface ReadRow {
  /** Which row it is, through all annexes and parts of them: the site's number. */
  number: number;
  /** Its number in print, where a part may begin anew at 1. */
  printed: number;
  cells: ReadonlyMap<ColumnKind, string>;
  line: number;
}

/** What an annex prints before one of its rows: a further annex begins there, or a group of rows. */
export interface ReadPart {
  /** The number of the row below it. */
  from: number;
  words: string[];
  /** Whether the names of the columns are printed once more. */
  headPrinted: boolean;
  /** The number in print of that row, where it isn't the next one. */
  numbered?: number | undefined;
  /** Its columns, where they aren't those of what stands before it. */
  columns?: FoundColumn[] | undefined;
}

/** What was read of an annex so far: its rows go on from there. */
export interface SoFar {
  count: number;
  printed: number;
  columns?: FoundColumn[] | undefined;
}
export const NOTHING: SoFar = { count: 0, printed: 0 };

/** What the rows of an annex were read as. */
export interface RowsReading {
  headPrinted: boolean;
  columns: FoundColumn[];
  rows: ReadRow[];
  parts: ReadPart[];
  /** Whether the rows aren't lines of a table, but reforms one below the other: their lines stay as they are. */
  isUpright?: boolean;
  /** Titles that stand in the table itself. */
  titles?: string[] | undefined;
  /** Lines of the file that are no part of the notice as the site holds it. */
  dropped: number[];
  /** How many blocks before the rows begin: the annex's heading. */
  begins: number;
  findings: Finding[];
}

/** The columns of a row: the annex's, or those of the part that it stands in. */
export const columnsAt = (
  { columns, parts }: Pick<RowsReading, 'columns' | 'parts'>,
  number: number,
): FoundColumn[] =>
  parts.filter((one) => one.from <= number && one.columns).pop()?.columns ?? columns;
