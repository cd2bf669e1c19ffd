import { looksLikeBody } from './body-name.ts';
import type { Engine, RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { ofOtherKind } from './names.ts';
import { soundingLike, spokenTexts } from './pinyin.ts';
import { FIELDS, foldedValues } from './record.ts';
import { folded, pairs } from './text.ts';

/** Shorter terms have too many neighbours to tell which one was meant: by their sound, or by a guess. */
const SHORTEST_HEARD = 3;
const SHORTEST_GUESS = 4;
/** The same among all that the texts say. */
const SHORTEST_HEARD_IN_TEXT = 4;
const SHORTEST_GUESS_IN_TEXT = 5;

/** How many records are read through for a mistyped term. */
const CANDIDATES = 40;

/** What a mistyped term may have been meant to be. */
export interface Slip {
  text: string;
  /** Whether it sounds the same, so that it may be looked for without asking. */
  soundsTheSame: boolean;
}

/**
 * What a folded term that stands nowhere was meant to be: a homophone, or a stretch of the site's
 * text that differs by one wrong, missing, extra or swapped character. A body's name is only ever
 * taken for a whole name, of the same place: part of one is another body's.
 */
export async function corrected(
  engine: Engine,
  term: string,
  lexicon: Lexicon,
  homophones: () => Promise<Readonly<Record<string, string>>>,
): Promise<Slip | undefined> {
  if (!/\p{Script=Han}/u.test(term) || term.length < SHORTEST_HEARD) return undefined;
  const spokenSo = await homophones();
  const names = spokenTexts(lexicon).map(([text]) => folded(text));
  if (looksLikeBody(term, lexicon.geography)) return correctedBody(term, names, lexicon, spokenSo);
  const slip = (text: string | undefined, shortestGuess: number): Slip | undefined => {
    if (text === undefined) return undefined;
    const soundsTheSame = soundAlike(term, text, spokenSo);
    return soundsTheSame || term.length >= shortestGuess ? { text, soundsTheSame } : undefined;
  };
  const [heard] = soundingLike(term, lexicon, spokenSo);
  const named = slip(heard ?? neighbour(term, names), SHORTEST_GUESS);
  if (named || term.length < SHORTEST_HEARD_IN_TEXT) return named;
  const records = await engine.load((await closest(engine, term)).slice(0, CANDIDATES));
  const texts = records.flatMap((record) => FIELDS.flatMap((field) => foldedValues(record, field)));
  return slip(neighbour(term, texts), SHORTEST_GUESS_IN_TEXT);
}

/** Another character makes another body, unless it sounds the same; another kind may be a slip. */
function correctedBody(
  term: string,
  names: readonly string[],
  lexicon: Lexicon,
  homophones: Readonly<Record<string, string>>,
): Slip | undefined {
  const heard = names.find((name) => soundAlike(term, name, homophones));
  if (heard) return { text: heard, soundsTheSame: true };
  const [other] = ofOtherKind(term, lexicon);
  return other && { text: folded(other.named.name[0]), soundsTheSame: false };
}

/** Whether two texts are of one length, and each character sounds like its counterpart. */
function soundAlike(a: string, b: string, homophones: Readonly<Record<string, string>>): boolean {
  const others = [...b];
  const groups = Object.keys(homophones).map((syllable) => homophones[syllable] ?? '');
  return (
    [...a].length === others.length &&
    [...a].every((character, index) => {
      const other = others[index] ?? '';
      return (
        character === other ||
        groups.some((group) => group.includes(character) && group.includes(other))
      );
    })
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
    if (length < SHORTEST_HEARD) continue;
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
