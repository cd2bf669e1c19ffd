import { MOST } from '../core/suggest.ts';
import {
  blockName,
  type PlacedTitle,
  rootName,
  type TitleRoot,
  type TopTitles,
  topOf,
  topsName,
} from '../core/title-shard.ts';
import { bestOf, type KeptTitle, keptTitles, keysOf, type TitleKey, WAYS } from './title-keys.ts';

/** So many bytes of JSON stand in one file: less than ten kilobytes over the wire. */
const BLOCK_BYTES = 18_000;

/** The files of the titles by their names, without `.json`. */
export type TitleFiles = Map<string, TitleRoot | TopTitles | PlacedTitle[]>;

/** @param titles all of them, in the order in which they are suggested. */
export function titleShards(titles: readonly PlacedTitle[]): TitleFiles {
  const byFirst = new Map<string, TitleKey[]>();
  for (const title of titles) {
    for (const key of keysOf(title)) {
      const [first = ''] = key.key;
      const known = byFirst.get(first);
      if (known) known.push(key);
      else byFirst.set(first, [key]);
    }
  }
  const files: TitleFiles = new Map();
  for (const [first, keys] of byFirst) addFilesOf(first, keys, files);
  return files;
}

function addFilesOf(first: string, keys: readonly TitleKey[], files: TitleFiles) {
  const kept = keptTitles(keys, MOST);
  const blocks = blocksOf(kept);
  if (blocks.length === 1) {
    files.set(rootName(first), { titles: titlesOf(kept.flatMap(({ of }) => of)) });
    return;
  }
  const borders = blocks.slice(1).map((block, index) => borderBetween(blocks[index] ?? [], block));
  const words = wordsOver(borders);
  const tops = Math.max(1, Math.ceil(words.length / TOPS_A_FILE));
  files.set(rootName(first), { borders, tops });
  blocks.forEach((block, index) => {
    files.set(blockName(first, index), titlesOf(block.flatMap(({ of }) => of)));
  });
  for (const word of words) {
    const name = topsName(first, topOf(word, tops));
    const file = (files.get(name) ?? {}) as TopTitles;
    file[word] = bestFor(word, kept);
    files.set(name, file);
  }
}

/** So many words have their best titles in one file. */
const TOPS_A_FILE = 8;

/** The kept keys cut into blocks, between two keys, by the weight of their titles. */
function blocksOf(kept: readonly KeptTitle[]): KeptTitle[][] {
  const blocks: KeptTitle[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  let inBlock = new Set<number>();
  for (const one of kept) {
    const added = one.of.filter(({ title }) => !inBlock.has(title.at));
    const weight = added.reduce((sum, { title }) => sum + weightOf(title), 0);
    if (bytes + weight > BLOCK_BYTES) {
      blocks.push([]);
      bytes = 0;
      inBlock = new Set();
    }
    for (const { title } of one.of) {
      if (!inBlock.has(title.at)) bytes += weightOf(title);
      inBlock.add(title.at);
    }
    blocks[blocks.length - 1]?.push(one);
  }
  return blocks;
}

const weights = new WeakMap<PlacedTitle, number>();
function weightOf(title: PlacedTitle): number {
  const weight = weights.get(title) ?? Buffer.byteLength(JSON.stringify(title));
  weights.set(title, weight);
  return weight;
}

/** The shortest beginning of a block's first key that comes after the last one of the block before. */
function borderBetween(before: readonly KeptTitle[], block: readonly KeptTitle[]): string {
  const last = before[before.length - 1]?.key ?? '';
  const key = block[0]?.key ?? '';
  let length = 1;
  while (key.slice(0, length) <= last) length++;
  return key.slice(0, length);
}

/** The words whose keys go over a border. */
const wordsOver = (borders: readonly string[]): string[] => [
  ...new Set(
    borders.flatMap((border) =>
      Array.from({ length: border.length - 1 }, (_, at) => border.slice(0, at + 1)),
    ),
  ),
];

/** The titles that are suggested for a word. */
function bestFor(word: string, kept: readonly KeptTitle[]): PlacedTitle[] {
  const ways = WAYS.map(() => new Map<PlacedTitle, TitleKey>());
  for (let at = firstFrom(word, kept); kept[at]?.key.startsWith(word); at++) {
    for (const one of kept[at]?.of ?? []) {
      // A number is meant by all of itself.
      if (one.rank === 0 && one.key !== word) continue;
      ways.forEach((best, way) => {
        const known = best.get(one.title);
        if (WAYS[way]?.(one.rank) && !(known && known.rank <= one.rank)) best.set(one.title, one);
      });
    }
  }
  const best = ways.flatMap((found) => bestOf([...found.values()], () => true, MOST));
  return titlesOf(best);
}

/** The first place from which on keys are not before a word. */
function firstFrom(word: string, kept: readonly KeptTitle[]): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.key ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const titlesOf = (keys: readonly TitleKey[]): PlacedTitle[] =>
  [...new Set(keys.map(({ title }) => title))].sort((a, b) => a.at - b.at);
