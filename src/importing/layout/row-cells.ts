import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { FoundColumn } from './columns.ts';
import { type Lexicon, looksLikeUnit } from './names.ts';

/** What cells are told apart by: the names that there are, and the titles that the body lists. */
export interface Clues {
  units: Lexicon;
  zones: Lexicon;
  places: Lexicon;
  /** Whether the body lists a title under a number. */
  isListed: (number: number, title: string) => boolean;
  /** Whether the notice says of a number that there are so many reforms: 20项. */
  isCounted: (count: number) => boolean;
}

/** A row of a text taken apart, with how well it fits its columns. */
export interface Parted {
  cells: Map<ColumnKind, string>;
  score: number;
}

/** The words of a row that covers everything, such as 全省. */
export const isWhole = (scope: string): boolean => /^(全省|全市|全区|全国)(范围内?)?$/.test(scope);

/** A row has no more words parted by blanks; beyond that the middle ones stay together. */
const MOST_WORDS = 120;
/** No cell of names has more. */
const MOST_NAMES = 40;

/** Takes a row apart, its number aside, at those of its blanks that fit the columns best. */
export function partedRow(
  row: string,
  number: number,
  columns: readonly FoundColumn[],
  clues: Clues,
): Parted | undefined {
  const kinds = columns.flatMap(({ is }) => (is && is !== 'number' ? [is] : []));
  const words = wordsOf(row);
  const count = words.length;
  if (count < kinds.length) return undefined;
  type Way = { score: number; ends: number[] };
  let ways: (Way | undefined)[] = [{ score: 0, ends: [] }];
  for (const [index, kind] of kinds.entries()) {
    const free = kind === 'text' || kind === 'reform' || kind === 'title';
    const next: (Way | undefined)[] = [];
    for (let from = index; from < count; from++) {
      const way = ways[from];
      if (!way) continue;
      const least = index === kinds.length - 1 ? count : from + 1;
      const most = Math.min(count - (kinds.length - 1 - index), free ? count : from + MOST_NAMES);
      for (let to = least; to <= most; to++) {
        const cell = slice(row, words, from, to);
        const cut = to < count && isLineEnd(row, words, to) ? LINE_END : 0;
        const score = way.score + cut + scoreOf(kind, cell, number, clues);
        if (score > (next[to]?.score ?? -Infinity)) next[to] = { score, ends: [...way.ends, to] };
      }
    }
    ways = next;
  }
  const best = ways[count];
  if (!best) return undefined;
  const cells = kinds.map((kind, index): [ColumnKind, string] => {
    return [kind, slice(row, words, best.ends[index - 1] ?? 0, best.ends[index] ?? count)];
  });
  return { cells: new Map(cells), score: best.score };
}

/** A stretch of a row without blanks, by where it stands. */
interface Word {
  from: number;
  end: number;
}

/** The words of a row; of too many the last ones stay together with what parts them. */
function wordsOf(row: string): Word[] {
  const words = [...row.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    from: index,
    end: index + word.length,
  }));
  const more = words.length - MOST_WORDS;
  if (more <= 0) return words;
  const middle = { from: words[60]?.from ?? 0, end: words[60 + more]?.end ?? 0 };
  return [...words.slice(0, 60), middle, ...words.slice(61 + more)];
}

const slice = (row: string, words: readonly Word[], from: number, to: number) =>
  row.slice(words[from]?.from, words[to - 1]?.end);

/** The end of a line is less likely to be the end of a cell than a blank is. */
const LINE_END = -1;
const isLineEnd = (row: string, words: readonly Word[], at: number) =>
  row.slice(words[at - 1]?.end, words[at]?.from).includes('\n');

function scoreOf(kind: ColumnKind, cell: string, number: number, clues: Clues): number {
  const text = fold(cell);
  const open = /[、，,：]$/.test(text) ? -8 : 0;
  switch (kind) {
    case 'title':
      return (
        open -
        text.length * 0.02 -
        (isWholePairs(text) ? 0 : 8) -
        (/[。；]/.test(text) ? 10 : 0) +
        (clues.isListed(number, text) ? 50 : 0)
      );
    case 'reform':
      // A blank amid the first sentence parts a title from a text.
      return (
        open +
        (/[。；！？)）]$/.test(text) ? 3 : 0) -
        (/^[^。：]*[^。：\s][ \t]+(?=[^。：\s])/.test(cell) ? 1 : 0)
      );
    case 'text':
      return open + (/[。；！？)）]$/.test(text) ? 3 : 0);
    case 'scope':
      return isWhole(text) ? 4 * text.length : open + namesScore(clues.places, text);
    case 'zones':
      return open + namesScore(clues.zones, text);
    default:
      return open + namesScore(clues.units, text);
  }
}

/** Whether all brackets and quotation marks that open in a text close in it: no cell ends amid them. */
const isWholePairs = (text: string) =>
  ['“”', '‘’', '《》', '（）', '()', '【】', '〔〕', '「」'].every(
    ([open = '', close = '']) => text.split(open).length === text.split(close).length,
  );

function namesScore(lexicon: Lexicon, text: string): number {
  const start = /^[、，,；;]/.test(text) ? -8 : 0;
  return lexicon.read(text).names.reduce((score, { printed, id }) => {
    if (id !== undefined) return score + printed.length;
    return score + (looksLikeUnit(printed) ? 0.3 * printed.length : -printed.length - 2);
  }, start);
}
