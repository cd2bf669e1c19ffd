import type { Engine, RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { standing } from './standing.ts';

/** What people say, folded, and the texts of the content that say the same. */
export type WordPairs = Readonly<Record<string, readonly string[]>>;

/** A stretch of a query that stands somewhere, as it is or by what people mean by it. */
export interface Piece {
  start: number;
  end: number;
  /** The stretch as it was typed, folded. */
  typed: string;
  /** The folded texts that it is looked for by: itself, or what the editors' list of words has for it. */
  texts: readonly string[];
  /** The records that have it. */
  ids: ReadonlySet<RecordId>;
  /** What it counts: more for a long piece and for a rare one. */
  weight: number;
}

/** Longer queries are cut in their beginning alone: it bounds what an address can ask for. */
const LONGEST = 48;

/** How much more a long piece counts than its parts. */
const LENGTH_POWER = 1.4;

/** A stretch that nothing has, counted as if so many records had it. */
export const UNHEARD = 0.5;

/** How much more a piece counts that is made of whole words. */
const WHOLE_WORDS = 1.5;

/** How much less the name of a place counts: it stands in names of units and says nothing of a matter. */
const FAINTNESS = 0.2;

/** Shorter pieces of Han characters say too little. */
const SHORTEST = 2;

/**
 * All stretches of a folded query that stand somewhere, and those that people say for something
 * that does.
 * @param total the number of records, by which rareness is measured.
 */
export async function piecesOf(
  engine: Engine,
  query: string,
  words: WordPairs,
  total: number,
  { geography }: Lexicon,
): Promise<Piece[]> {
  const places = [...geography.places.flat(), ...geography.provinces.map((one) => `${one}省`)];
  const isFaint = (text: string) => places.some((place) => place.includes(text));
  const borders = wordBorders(query);
  const pairs = new Map(Object.entries(words));
  const length = Math.min(query.length, LONGEST);
  const from = async (start: number): Promise<Piece[]> => {
    const pieces: Piece[] = [];
    const add = (end: number, texts: readonly string[], ids: ReadonlySet<RecordId>) => {
      const typed = query.slice(start, end);
      const weight =
        weightOf(typed.length, ids.size, total) *
        (isFaint(typed) ? FAINTNESS : 1) *
        (borders?.has(start) && borders.has(end) ? WHOLE_WORDS : 1);
      pieces.push({ start, end, typed, texts, ids, weight });
    };
    let stands = true;
    for (let end = start + SHORTEST; end <= length; end++) {
      const typed = query.slice(start, end);
      const said = pairs.get(typed);
      const ids = stands && !cutsLatin(query, start, end) ? await standing(engine, [typed]) : NONE;
      // Where a stretch stands nowhere, no longer one does.
      if (ids.size === 0 && !cutsLatin(query, start, end)) stands = false;
      if (ids.size > 0) add(end, [typed], ids);
      else if (said) {
        const meant = await standing(engine, said);
        if (meant.size > 0) add(end, said, meant);
      }
      if (!stands && ![...pairs.keys()].some((said) => said.startsWith(typed))) break;
    }
    return pieces;
  };
  const starts = Array.from({ length: Math.max(0, length - 1) }, (_, start) => start);
  return (await Promise.all(starts.map(from))).flat();
}

const NONE: ReadonlySet<RecordId> = new Set();

/** Where a browser that knows words sees them begin and end: its guess, so it decides nothing alone. */
function wordBorders(query: string): Set<number> | undefined {
  const { Segmenter } = Intl as unknown as { Segmenter?: SegmenterOfWords };
  if (!Segmenter) return undefined;
  const words = [...new Segmenter('zh', { granularity: 'word' }).segment(query)];
  return new Set([...words.map(({ index }) => index), query.length]);
}

/** `Intl.Segmenter`, which kernels before 87 lack. */
type SegmenterOfWords = new (
  locale: string,
  options: { granularity: 'word' },
) => { segment(text: string): Iterable<{ index: number }> };

/** Whether a stretch begins or ends within a word of Latin letters or digits: such a word is one. */
const cutsLatin = (query: string, start: number, end: number) =>
  isInsideLatin(query, start) || isInsideLatin(query, end);
const isInsideLatin = (query: string, at: number) =>
  /^[a-z]{2}$|^[0-9]{2}$/.test(query.slice(Math.max(0, at - 1), at + 1)) && at > 0;

/** What a stretch of a length counts that so many records of all have. */
export const weightOf = (length: number, holders: number, total: number) =>
  length ** LENGTH_POWER * Math.log(1 + total / holders);

/** The texts of a piece that a record has. */
export async function textsIn(engine: Engine, { texts }: Piece, id: RecordId): Promise<string[]> {
  if (texts.length === 1) return [...texts];
  const held = await Promise.all(
    texts.map(async (text) => (await standing(engine, [text])).has(id)),
  );
  return texts.filter((_, index) => held[index]);
}

/** A whole query that may have been meant to be another text: it counts less than what was typed. */
export const likePiece = (
  query: string,
  text: string,
  ids: ReadonlySet<RecordId>,
  total: number,
): Piece => ({
  start: 0,
  end: query.length,
  typed: query,
  texts: [text],
  ids,
  weight: LIKENESS * weightOf(query.length, ids.size, total),
});

const LIKENESS = 0.7;
