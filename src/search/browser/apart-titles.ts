import { lettersOf } from '../core/pinyin.ts';
import { type PlacedTitle, titlesFor } from '../core/title-shard.ts';
import { fetchedIfThere } from './fetched.ts';

/** Finds the titles that a word may mean, where they don't come with the lexicon. */
export type TitleFinder = (word: string) => Promise<PlacedTitle[]>;

/** @param folder the address of the files of titles. */
export function titleFinder(folder: string): TitleFinder {
  const files = new Map<string, Promise<unknown>>();
  const read = (name: string): Promise<unknown> => {
    // A file is there where a title begins so.
    const known = files.get(name) ?? fetchedIfThere(`${folder}${name}.json`);
    files.set(name, known);
    // What didn't come is asked for again with the next key.
    known.catch(() => files.delete(name));
    return known;
  };
  return async (word) => {
    const letters = lettersOf(word) ?? word;
    const [titles, spelled] = await Promise.all([
      titlesFor(word, read),
      letters === word ? [] : titlesFor(letters, read),
    ]);
    const known = new Set(titles.map(({ at }) => at));
    const all = [...titles, ...spelled.filter(({ at }) => !known.has(at))];
    return all.sort((a, b) => a.at - b.at);
  };
}
