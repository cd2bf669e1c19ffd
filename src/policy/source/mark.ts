import type { AnnexColumn } from '../schema/annex.ts';

/** Between a title and its paragraph in one cell, where the notice doesn't say otherwise. */
export const TITLE_MARK = '。';
/** Between the names in a cell, likewise. */
export const SEPARATORS = ['', '、'];

/** What stands between a title and its paragraph, where an annex has both in one cell; none elsewhere. */
export const titleMark = (columns: readonly AnnexColumn[]): string | undefined => {
  const column = columns.find(({ is }) => is === 'reform');
  return column && (column.separators?.[0] ?? TITLE_MARK);
};

/**
 * What parts the names in a cell where the site prints it again: the notice's own sign, else 、, since
 * names that the notice has in lines of their own would run together.
 */
export const namesMark = ({ separators = SEPARATORS }: Pick<AnnexColumn, 'separators'>): string =>
  separators.find((mark) => mark.trim() !== '') ?? '、';
