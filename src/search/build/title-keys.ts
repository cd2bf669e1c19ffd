import { folded } from '../core/text.ts';
import type { PlacedTitle } from '../core/title-shard.ts';

/** Something that a title is found by, typed from its beginning on. */
export interface TitleKey {
  key: string;
  title: PlacedTitle;
  /** How well it fits, as suggestions are ranked: its number, its beginning, a part of it, its sound. */
  rank: number;
}

/** A key and the titles that are kept under it. */
export interface KeptTitle {
  key: string;
  of: TitleKey[];
}

/** Everything that a title is found by. */
export function* keysOf(title: PlacedTitle): Generator<TitleKey> {
  const [text, spelling] = title.spoken;
  const said = folded(text);
  yield { key: title.label, title, rank: 0 };
  for (let at = 0; at < said.length; at++) {
    yield { key: said.slice(at), title, rank: at === 0 ? 1 : 2 };
  }
  const syllables = spelling.toLowerCase().split(' ');
  const initials = syllables.map((syllable) => syllable.charAt(0));
  for (let at = 0; at < syllables.length; at++) {
    for (const parts of [syllables, initials]) {
      const key = parts.slice(at).join('');
      // What isn't spelled in letters stands among the texts.
      if (/^[a-z]/.test(key)) yield { key, title, rank: 3 };
    }
  }
}

/**
 * The keys in order. Under one that many titles have, only the best ones are kept: whatever finds
 * the others by it finds these before them.
 */
export function keptTitles(keys: readonly TitleKey[], most: number): KeptTitle[] {
  const byKey = new Map<string, TitleKey[]>();
  for (const one of keys) {
    const known = byKey.get(one.key);
    if (known) known.push(one);
    else byKey.set(one.key, [one]);
  }
  return [...byKey.keys()].sort().map((key) => {
    const all = byKey.get(key) ?? [];
    return { key, of: WAYS.flatMap((way) => bestOf(all, way, most)) };
  });
}

/**
 * By which of the ranks a word may find titles: a number is meant by all of itself, and pinyin with
 * its tones by the sound alone.
 */
export const WAYS: readonly ((rank: number) => boolean)[] = [
  (rank) => rank === 0,
  (rank) => rank > 0,
  (rank) => rank === 3,
];

/** The best keys in one of the ways. */
export const bestOf = (keys: readonly TitleKey[], way: (typeof WAYS)[number], most: number) =>
  keys
    .filter(({ rank }) => way(rank))
    .sort((a, b) => a.rank - b.rank || a.title.at - b.title.at)
    .slice(0, most);
