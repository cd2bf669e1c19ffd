import type { Table } from '../office/table.ts';
import type { WordDocument } from '../office/word.ts';
import type { WordColumn } from '../office/word-table.ts';
import { PART } from './task-table.ts';

/** How wide each column is on a page, by its key, and whether its texts stand in the middle. */
const LOOKS: Readonly<Record<string, Omit<WordColumn, 'head'>>> = {
  number: { width: 3, centred: true },
  reform: { width: 22 },
  title: { width: 6 },
  officialText: { width: 16 },
  zones: { width: 5 },
  scope: { width: 4, centred: true },
  units: { width: 8 },
  blank: { width: 5 },
  standing: { width: 6 },
  notice: { width: 6 },
};

/**
 * A task table in the look of an official annex: what is for the screen, as addresses are, is left out,
 * and the parts of the annex have their words above their rows instead of in a column.
 */
export function taskDocument({ title, source, columns, rows }: Table): WordDocument {
  const printed = [...columns.entries()].filter(
    ([, { key, screenOnly }]) => !screenOnly && key !== PART.key,
  );
  const part = columns.findIndex(({ key }) => key === PART.key);
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'note', text: source },
      {
        kind: 'table',
        small: true,
        columns: printed.map(([, { key, head, width }]) => ({ head, width, ...LOOKS[key] })),
        rows: rows.map((row) => printed.map(([index]) => String(row[index]))),
        above: part < 0 ? [] : headings(rows.map((row) => String(row[part]))),
      },
    ],
  };
}

/** What stands above each row: the part that begins there. */
const headings = (parts: readonly string[]): string[] =>
  parts.map((part, at) => (part === parts[at - 1] ? '' : part));
