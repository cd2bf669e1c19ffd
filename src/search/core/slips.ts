import type { Engine, RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { soundingLike, spokenTexts } from './pinyin.ts';
import { FIELDS, foldedValues } from './record.ts';
import { folded, pairs } from './text.ts';

/** Shorter terms have too many neighbours to guess which one was meant. */
const SHORTEST_TERM = 3;
const SHORTEST_TERM_IN_TEXT = 4;

/** How many records are read through for a mistyped term. */
const CANDIDATES = 40;

/**
 * What a folded term that stands nowhere was meant to be: a homophone, or a stretch of the site's
 * text that differs by one wrong, missing, extra or swapped character.
 */
export async function corrected(
  engine: Engine,
  term: string,
  lexicon: Lexicon,
  homophones: () => Promise<Readonly<Record<string, string>>>,
): Promise<string | undefined> {
  if (!/\p{Script=Han}/u.test(term)) return undefined;
  const [heard] = soundingLike(term, lexicon, await homophones());
  if (heard || term.length < SHORTEST_TERM) return heard;
  const named = neighbour(
    term,
    spokenTexts(lexicon).map(([text]) => folded(text)),
  );
  if (named || term.length < SHORTEST_TERM_IN_TEXT) return named;
  const records = await engine.load((await closest(engine, term)).slice(0, CANDIDATES));
  return neighbour(
    term,
    records.flatMap((record) => FIELDS.flatMap((field) => foldedValues(record, field))),
  );
}

/** The records that share most pairs of characters with a folded text, the best first. */
export async function closest(engine: Engine, text: string): Promise<RecordId[]> {
  const shared = new Map<RecordId, number>();
  const lookUps = [...new Set(pairs(text))].flatMap((pair) =>
    FIELDS.map((field) => engine.containing(field, pair)),
  );
  for (const ids of await Promise.all(lookUps)) {
    for (const id of ids) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  return [...shared].sort(([a, m], [b, n]) => n - m || a - b).map(([id]) => id);
}

/** A stretch of the texts that is one slip away; rather one that has all the characters that were typed. */
function neighbour(term: string, texts: readonly string[]): string | undefined {
  for (const length of [term.length + 1, term.length, term.length - 1]) {
    if (length < SHORTEST_TERM) continue;
    for (const text of texts) {
      for (let start = 0; start + length <= text.length; start++) {
        const stretch = text.slice(start, start + length);
        if (isOneSlipAway(term, stretch)) return stretch;
      }
    }
  }
  return undefined;
}

/** Whether two texts differ by one wrong, missing, extra or swapped character. */
export function isOneSlipAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end++;
  }
  const inA = a.slice(start, a.length - end);
  const inB = b.slice(start, b.length - end);
  if (inA.length + inB.length === 0) return false;
  const swapped = inA.length === 2 && inA[0] === inB[1] && inA[1] === inB[0];
  return (inA.length <= 1 && inB.length <= 1) || (inB.length === 2 && swapped);
}
