import type { ColumnKind } from '../../policy/schema/annex.ts';
import type { FoundColumn } from './columns.ts';
import type { Finding } from './words.ts';

/** A row of the annex, its cells as they are printed. */
export interface ReadRow {
  number: number;
  cells: ReadonlyMap<ColumnKind, string>;
  line: number;
}

/** What the rows of an annex were read as. */
export interface RowsReading {
  headPrinted: boolean;
  columns: FoundColumn[];
  rows: ReadRow[];
  /** Lines of the file that are no part of the notice as the site holds it. */
  dropped: number[];
  /** How many blocks before the rows begin: the annex's heading. */
  begins: number;
  findings: Finding[];
}
