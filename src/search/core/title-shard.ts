/**
 * Where the titles stand that what was typed may be found in, where there are too many for one file:
 * by its first letter for pinyin, else by its first character.
 */
export const titleShard = (word: string): string => {
  const letter = /^[a-z]/.exec(word)?.[0];
  return letter ?? `c${(word.codePointAt(0) ?? 0) % SHARDS}`;
};

/** So many files hold the titles by their characters. */
const SHARDS = 256;
