import type { RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { type Piece, UNHEARD, weightOf } from './pieces.ts';

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

const heavier = (a: Way, b: Way) => b.weight - a.weight || a.unsaid - b.unsaid;
const fuller = (a: Way, b: Way) => a.unsaid - b.unsaid || b.weight - a.weight;

/** The same for pieces that are all held: a cut that leaves nothing out, else the one that weighs most. */
export function bestCover(query: string, pieces: readonly Piece[], { geography }: Lexicon): Cover {
  const provinces = geography.provinces.flatMap((one) => [one, `${one}省`]);
  const idle = idleStretches(query, [...geography.places.flat(), ...provinces]);
  const cut = (order: (a: Way, b: Way) => number) => waysThrough(query, pieces, idle, order);
  const full = cut(fuller);
  return coverBy(query, full[query.length]?.unsaid === 0 ? full : cut(heavier));
}

/** For each place in a query the best way to it. */
function waysThrough(
  query: string,
  pieces: readonly Piece[],
  idle: ReadonlyMap<number, readonly number[]>,
  order: (a: Way, b: Way) => number,
): Way[] {
  const ways: Way[] = [{ weight: 0, unsaid: 0, from: 0, step: 'idle' }];
  const going = (from: number, step: Way['step']): Way => {
    const { weight, unsaid } = ways[from] as Way;
    if (step === 'unsaid') return { weight, unsaid: unsaid + 1, from, step };
    return { weight: weight + (step === 'idle' ? 0 : step.weight), unsaid, from, step };
  };
  for (let end = 1; end <= query.length; end++) {
    const [best] = [
      ...pieces.filter((piece) => piece.end === end).map((piece) => going(piece.start, piece)),
      ...(idle.get(end) ?? []).map((start) => going(start, 'idle')),
      going(end - 1, 'unsaid'),
    ].sort(order);
    ways.push(best as Way);
  }
  return ways;
}

function coverBy(query: string, ways: readonly Way[]): Cover {
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
