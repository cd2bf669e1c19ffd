/** Whose words they are: the notice's, which are published to the letter, or the editors'. */
export type Voice = 'official' | 'editors';

/**
 * The first blank in a text that its page would show and that nobody meant: in the notice's words
 * every one that doesn't part two words in Latin letters or figures; in the editors', one between
 * two Chinese characters, more than one in a row, and a line break.
 */
export function blankIn(text: string, voice: Voice): { at: number; what: string } | undefined {
  for (const { 0: blanks, index } of text.matchAll(/\s+/gu)) {
    const before = text.charAt(index - 1);
    const after = text.charAt(index + blanks.length);
    const isWord = (character: string) => /[\p{Script=Latin}\p{Nd}]/u.test(character);
    const isSmall = (character: string) => /[\u0021-\u007e]/.test(character) || isWord(character);
    const mayStand =
      blanks === ' ' &&
      (voice === 'official'
        ? latinPair(before, after)
        : isSmall(before) || isSmall(after) || before === '' || after === '');
    if (!mayStand) return { at: index, what: nameOf(blanks) };
  }
  return undefined;
}

/** A blank between two words, as in `Free Trade`, `ISO 9001` or `Inc. (US)`. */
const latinPair = (before: string, after: string) =>
  /[\p{Script=Latin}\p{Nd}.,;:!?)'"&/-]/u.test(before) &&
  /[\p{Script=Latin}\p{Nd}('"&/-]/u.test(after);

function nameOf(blanks: string): string {
  if (/[\n\r]/.test(blanks)) return '换行';
  const names = new Map([
    [' ', '空格'],
    ['\t', '制表符（U+0009）'],
    ['\u3000', '全角空格（U+3000）'],
  ]);
  return [...new Set(blanks)].map((one) => names.get(one) ?? '特殊的空格').join('、');
}

/** The words around a place, for a message. */
export const around = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 6), at + 7).replace(/\s/g, (one) => (one === '\n' ? '↵' : '␣'));
