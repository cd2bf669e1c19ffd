import type { Engine, RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { FIELDS } from './record.ts';

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

/** How much of a query a record has. */
export interface Cover {
  has: Piece[];
  /** The stretches that it has nothing for. */
  lacks: string[];
  weight: number;
}

/** What may be passed over between pieces, since it asks and says nothing. */
const IDLE =
  /请问|想要|想知道|我们|你们|咱们|我[要想]?|有没有|能不能|可不可以|是不是|要不要|用不用|可以|可否|能否|是否|需要|应当|应该|怎么[办样]?|怎样|如何|为何|为什么|什么时候|什么|多少钱|多少|多久|几天|哪[里儿些个项种]|去哪|在哪|谁|办理|一下|关于|有关|相关|方面|问题|情况|规定|政策|流程|手续|改革|措施|[的了吗呢吧啊呀和与或及在把被让要想去是]/y;

/** Longer queries are cut in their beginning alone: it bounds what an address can ask for. */
const LONGEST = 48;

/** How much more a long piece counts than its parts. */
const LENGTH_POWER = 1.4;

/** A stretch that nothing has, counted as if so many records had it. */
const UNHEARD = 0.5;

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
      const said = Object.hasOwn(words, typed) ? words[typed] : undefined;
      const ids = stands && !cutsLatin(query, start, end) ? await standing(engine, [typed]) : NONE;
      // Where a stretch stands nowhere, no longer one does.
      if (ids.size === 0 && !cutsLatin(query, start, end)) stands = false;
      if (ids.size > 0) add(end, [typed], ids);
      else if (said) {
        const meant = await standing(engine, said);
        if (meant.size > 0) add(end, said, meant);
      }
      if (!stands && Object.keys(words).every((word) => !word.startsWith(typed))) break;
    }
    return pieces;
  };
  const starts = Array.from({ length: Math.max(0, length - 1) }, (_, start) => start);
  return (await Promise.all(starts.map(from))).flat();
}

const NONE: ReadonlySet<RecordId> = new Set();

/** The records where any of the folded texts stands. */
export async function standing(
  engine: Engine,
  texts: readonly string[],
): Promise<ReadonlySet<RecordId>> {
  const sets = await Promise.all(
    texts.flatMap((text) => FIELDS.map((field) => engine.containing(field, text))),
  );
  return new Set(sets.flatMap((ids) => [...ids]));
}

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

const weightOf = (length: number, holders: number, total: number) =>
  length ** LENGTH_POWER * Math.log(1 + total / holders);

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

/** The best that a record has of a query: the pieces that weigh most together and don't overlap. */
export const coverOf = (
  query: string,
  pieces: readonly Piece[],
  id: RecordId,
  lexicon: Lexicon,
): Cover =>
  bestCover(
    query,
    pieces.filter((piece) => piece.ids.has(id)),
    lexicon,
  );

/** A way to a place in a query: what it weighs, how much of it is unsaid, and its last step. */
interface Way {
  weight: number;
  unsaid: number;
  from: number;
  step: Piece | 'idle' | 'unsaid';
}

/** The same for pieces that are all held. */
export function bestCover(query: string, pieces: readonly Piece[], { geography }: Lexicon): Cover {
  const idle = idleStretches(query, geography.places.flat());
  const ways: Way[] = [{ weight: 0, unsaid: 0, from: 0, step: 'idle' }];
  const going = (from: number, step: Way['step']): Way => {
    const { weight, unsaid } = ways[from] as Way;
    if (step === 'unsaid') return { weight, unsaid: unsaid + 1, from, step };
    return { weight: weight + (step === 'idle' ? 0 : step.weight), unsaid, from, step };
  };
  for (let end = 1; end <= query.length; end++) {
    const offered = [
      going(end - 1, 'unsaid'),
      ...(idle.get(end) ?? []).map((start) => going(start, 'idle')),
      ...pieces.filter((piece) => piece.end === end).map((piece) => going(piece.start, piece)),
    ];
    ways.push(offered.reduce(better));
  }
  const has: Piece[] = [];
  const lacks: string[] = [];
  // A gap between pieces is passed over where it is idle from end to end, else it is lacking whole.
  let gap: { text: string; idle: boolean }[] = [];
  const closeGap = () => {
    const said = gap.map(({ idle: isIdle }) => !isIdle);
    const lacking = gap.slice(said.indexOf(true), said.lastIndexOf(true) + 1);
    if (said.includes(true)) lacks.unshift(lacking.map(({ text }) => text).join(''));
    gap = [];
  };
  for (let at = query.length; at > 0; at = (ways[at] as Way).from) {
    const { step, from } = ways[at] as Way;
    if (typeof step === 'object') {
      closeGap();
      has.unshift(step);
    } else {
      gap.unshift({ text: query.slice(from, at), idle: step === 'idle' });
    }
  }
  closeGap();
  return { has, lacks, weight: ways[query.length]?.weight ?? 0 };
}

const better = (a: Way, b: Way) =>
  b.weight > a.weight || (b.weight === a.weight && b.unsaid < a.unsaid) ? b : a;

/** For each place in a query where an idle word or the name of a place ends, where it begins. */
function idleStretches(query: string, places: readonly string[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let start = 0; start < query.length; start++) {
    IDLE.lastIndex = start;
    const word = IDLE.exec(query)?.[0] ?? '';
    const here = places.filter((place) => query.startsWith(place, start));
    for (const { length } of [word, ...here]) {
      const end = start + length;
      if (length > 0) found.set(end, [...(found.get(end) ?? []), start]);
    }
  }
  return found;
}

/** What a query would weigh if one record had all of it. */
export function wholeWeight(
  query: string,
  pieces: readonly Piece[],
  total: number,
  lexicon: Lexicon,
): number {
  const { weight, lacks } = bestCover(query, pieces, lexicon);
  return lacks.reduce((sum, stretch) => sum + weightOf(stretch.length, UNHEARD, total), weight);
}
