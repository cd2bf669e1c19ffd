/** A paragraph of a document, or a line of a text. */
export interface Line {
  kind: 'line';
  text: string;
  /** Where it stands in the file as it was opened, from 1: a line of a text, a paragraph, a row. */
  line: number;
  /** Whether it is a whole paragraph: a line of a text may be a piece of one. */
  whole: boolean;
}

/** A cell of a table; one that is merged with others has its words in each row. */
export interface Cell {
  text: string;
  /** What it is merged with: its words stand there. */
  merged?: 'above' | 'left' | undefined;
}

/** A row of a table, with as many cells as the widest has. */
export interface TableRow {
  cells: Cell[];
  line: number;
}

export interface TableBlock {
  kind: 'table';
  rows: TableRow[];
}

export type Block = Line | TableBlock;

/** A notice's file, whatever its format: lines of text and tables of cells, in their order. */
export interface SourceDocument {
  blocks: Block[];
  /** What the opening changed or left out, for the report. */
  remarks: string[];
  /** The text as it came, where it is one: it is kept as it is. */
  text?: string | undefined;
}

/** A cell as a format tells it: its words, and over how many columns and rows it goes. */
export interface Spanned {
  text: string;
  across: number;
  down: number;
}

/** No table has more columns; what says so is broken, or made to exhaust the memory. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 5000;

/** Puts cells that span others into a grid: every row then has a cell for each column. */
export function grid(rows: readonly (readonly Spanned[])[]): Cell[][] {
  const cells: Cell[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const { text, across, down } of row) {
      while (cells[at]?.[column]) column++;
      const right = Math.min(column + Math.max(1, across), MOST_COLUMNS);
      const bottom = Math.min(at + Math.max(1, down), rows.length, at + MOST_ROWS);
      for (let y = at; y < bottom; y++) {
        for (let x = column; x < right; x++) {
          const line = cells[y] as Cell[];
          if (x > column) line[x] = { text: '', merged: 'left' };
          else line[x] = { text, merged: y > at ? 'above' : undefined };
        }
      }
      column = right;
    }
  }
  const width = Math.max(0, ...cells.map((row) => row.length));
  return cells.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? { text: '' }));
}
