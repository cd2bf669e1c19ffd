/** A letter or digit that words with spaces between them are written in. */
const SPACED = /[\p{Script=Latin}\p{Number}]/u;

/**
 * Folds away the line breaks of the file, which Chinese doesn't show: a space stays only between two
 * words that are written with spaces.
 */
export const unbroken = (text: string): string =>
  text.replace(/[ \t]*\r?\n[ \t]*/g, (found: string, at: number) =>
    SPACED.test(text[at - 1] ?? '') && SPACED.test(text[at + found.length] ?? '') ? ' ' : '',
  );
