import { chineseNumber } from '../../policy/source/numeral.ts';
import { halfWidth } from './words.ts';

/** The ways in which an annex writes a number, the longest first, over text of half width. */
const formsOf = (number: number): string[] => {
  const chinese = number < 100 ? chineseNumber(number) : undefined;
  return [String(number), `0${number}`, ...(chinese ? [chinese] : [])];
};

/** What follows a number that a text begins with, however it is written; none where it doesn't. */
export function afterNumber(text: string, number: number): string | undefined {
  const start = text.length - text.trimStart().length;
  const plain = halfWidth(text.slice(start, start + 16));
  for (const form of formsOf(number)) {
    const found = new RegExp(`^(?:\\(${form}\\)|${form}(?![\\d]))\\s*[、.)]?(?!\\d)`).exec(plain);
    const apart =
      /[、.)\s]$/.test(found?.[0] ?? '') || /^\s|^["“《「]/.test(plain.slice(found?.[0].length));
    if (found && (apart || plain.length === found[0].length || /\d$/.test(form))) {
      return text.slice(start + found[0].length);
    }
  }
  return undefined;
}

/** The number that is all of a cell, whatever its form. */
export function numberOf(cell: string, expected: number): boolean {
  return afterNumber(uncircled(cell), expected)?.trim() === '';
}

/** A text whose number stands in a circle with that in plain figures: within a row, ① is no number of one. */
export const uncircled = (text: string): string =>
  text.replace(/^(\s*)([①-⑳㉑-㉟㊱-㊿])/u, (_, blanks: string, one: string) => {
    return blanks + one.normalize('NFKC');
  });
