import type { Notice, Reform } from './model.ts';
import type { AnnexColumn } from './schema/annex.ts';

/** A stretch of an annex whose rows have the same columns. */
export interface AnnexTable {
  columns: readonly AnnexColumn[];
  /** Whether the annex prints their names. */
  headPrinted: boolean;
  /** Whether the names are printed in each row instead, before its cells. */
  isLabelled: boolean;
  reforms: Reform[];
}

/** An annex as the tables that it is printed as: a new one begins where its columns change. */
export function annexTables({ annex, reforms }: Notice): AnnexTable[] {
  const starts = [
    { from: 1, headPrinted: annex.headPrinted || isHeaded(annex), columns: annex.columns },
    ...(annex.parts ?? []).flatMap(({ from, headPrinted, columns }) =>
      columns ? [{ from, headPrinted, columns }] : [],
    ),
  ];
  return starts
    .map(({ from, headPrinted, columns }, at) => ({
      columns,
      headPrinted,
      isLabelled: columns.some(({ is, before }) => is !== 'number' && before !== undefined),
      reforms: reforms.filter(
        ({ number }) => number >= from && number < (starts[at + 1]?.from ?? Infinity),
      ),
    }))
    .filter((table) => table.reforms.length > 0);
}

/** Whether the head stands below the words of the first part. */
const isHeaded = ({ parts = [] }: Notice['annex']) =>
  parts.some(({ from, headPrinted }) => from === 1 && headPrinted);

/**
 * What is printed above the part of its annex that a reform's row stands in; before the first part that
 * is the annex's title. None where the annex has no parts.
 */
export function partOf({ number, notice }: Reform): string | undefined {
  const { parts = [], title } = notice.annex;
  const worded = parts.filter(({ words }) => words.length > 0);
  if (worded.length === 0) return undefined;
  return worded.findLast(({ from }) => from <= number)?.words.join(' ') ?? title;
}
