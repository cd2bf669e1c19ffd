/**
 * Where the titles stand that what was typed may be found in, where there are too many for one file.
 *
 * A title is kept under each of its keys: its folded text from every character on, its pinyin and its
 * initials from every syllable on, its number. The keys that begin with one character are sorted and
 * cut into blocks; what was typed is looked for in the one block that has all keys which begin with
 * it. Where they go over a border, the best titles for just that are in a file of their own. So one
 * file tells where to look, and one has the titles.
 */
import type { Title } from './lexicon.ts';

/** A title and its place among all of them, the newest notice's first. */
export type PlacedTitle = Title & { at: number };

/** The file of a first character. */
export interface TitleRoot {
  /** All of its titles, where one block holds them. */
  titles?: PlacedTitle[];
  /** The texts from which on each block but the first has the keys. */
  borders?: string[];
  /** Over how many files the words are spread whose keys go over a border. */
  tops?: number;
}

/** The titles for words whose keys go over a border, word by word. */
export type TopTitles = Record<string, PlacedTitle[]>;

/** The names of the files, without `.json`. */
export const rootName = (first: string) => (first.codePointAt(0) ?? 0).toString(16);
export const blockName = (first: string, block: number) => `${rootName(first)}-${block}`;
export const topsName = (first: string, top: number) => `${rootName(first)}-t${top}`;

/** Which of so many files has a word's best titles. */
export function topOf(word: string, tops: number): number {
  let hash = 0;
  for (const character of word) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0) % tops;
}

/** The block that has all keys which begin with a word; none where they go over a border. */
export function blockOf(word: string, borders: readonly string[]): number | undefined {
  const block = borders.filter((border) => border <= word).length;
  // The next border is within the word's keys where it begins with the word.
  return borders[block]?.startsWith(word) ? undefined : block;
}

/**
 * The titles that a word may be found in, out of at most two files.
 * @param read reads a file by its name; for one that isn't there it gives nothing.
 */
export async function titlesFor(
  word: string,
  read: (name: string) => Promise<unknown>,
): Promise<PlacedTitle[]> {
  const [first = ''] = word;
  const root = (await read(rootName(first))) as TitleRoot | undefined;
  if (!root?.borders) return root?.titles ?? [];
  const block = blockOf(word, root.borders);
  if (block !== undefined) {
    return ((await read(blockName(first, block))) as PlacedTitle[] | undefined) ?? [];
  }
  const tops = (await read(topsName(first, topOf(word, root.tops ?? 1)))) as TopTitles | undefined;
  return new Map(Object.entries(tops ?? {})).get(word) ?? [];
}
