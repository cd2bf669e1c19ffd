/** One column of a table that readers take away. */
export interface Column {
  /** Its name for programs, in ASCII: the key in JSON. */
  key: string;
  /** Its heading for readers, in Chinese. No two columns of a table have the same. */
  head: string;
  /** How wide it is beside the other columns, in full-width characters. */
  width: number;
  /** Whether it is left out where the table is printed, as the last columns may be. */
  screenOnly?: boolean;
}

/** A table that readers take away, whatever file it becomes. */
export interface Table {
  /** What the table is called, in Chinese: shown above it where the file has room for that. */
  title: string;
  /** One line: where it is from. */
  source: string;
  columns: Column[];
  /** Each row has one cell for each column, in the order of the columns. */
  rows: (string | number)[][];
}
