import { fold } from '../../policy/source/fold.ts';
import { halfWidth } from './words.ts';

/** Something that cells name: a unit, a zone or a place. */
export interface Known {
  id: string;
  name: string;
  otherNames: readonly (string | { name: string })[];
}

/** A name in a cell as it is printed; `id` is none where nothing is called so. */
export interface Named {
  printed: string;
  id?: string | undefined;
}

export interface NamesReading {
  names: Named[];
  /** What stands between each two of them, blanks aside. */
  marks: string[];
}

/** What parts names in a cell. */
const MARK = /[、，,；;/]/;
/** Words that do so too, beside a known name: 漳州市和平潭综合实验区. */
const AND = '以及|和|及|与';

/** The names of a list, each with all the ways to write it that tell it from the others. */
export class Lexicon {
  private readonly forms = new Map<string, string>();
  private readonly longest: number;

  constructor(known: readonly Known[]) {
    const others = new Map<string, Set<string>>();
    for (const { id, name, otherNames } of known) {
      this.forms.set(formOf(name), id);
      for (const one of otherNames) {
        const form = formOf(typeof one === 'string' ? one : one.name);
        others.set(form, (others.get(form) ?? new Set()).add(id));
      }
    }
    for (const [form, ids] of others) {
      const [id] = ids;
      if (ids.size === 1 && id && !this.forms.has(form)) this.forms.set(form, id);
    }
    this.longest = Math.max(0, ...[...this.forms.keys()].map((form) => form.length));
  }

  /** All ways to write a name. */
  get written(): string[] {
    return [...this.forms.keys()];
  }

  /** Takes a cell apart so that as little of it as can be is no known name. */
  read(cell: string): NamesReading {
    const text = fold(cell);
    const form = halfWidth(text);
    const amid = inBrackets(form);
    const best: { cost: number; at: number; id?: string | undefined }[] = [{ cost: 0, at: 0 }];
    for (let end = 1; end <= text.length; end++) {
      const step = MARK.test(text.charAt(end - 1)) && !amid[end - 1] ? 0.5 : 2;
      let found: (typeof best)[number] = { cost: (best[end - 1]?.cost ?? 0) + step, at: end - 1 };
      for (let at = Math.max(0, end - this.longest); at < end; at++) {
        const id = amid[at] ? undefined : this.forms.get(form.slice(at, end));
        const cost = (best[at]?.cost ?? 0) + 0.1;
        if (id !== undefined && cost < found.cost) found = { cost, at, id };
      }
      best[end] = found;
    }
    return pieces(text, best, amid);
  }
}

const formOf = (name: string) => halfWidth(fold(name));

/** Which characters stand in brackets behind a name: what they say belongs to that name. */
function inBrackets(text: string): boolean[] {
  const amid: boolean[] = [];
  for (const { 0: all, index } of text.matchAll(/(?<=[^、，,；;/])\([^()]*\)/g)) {
    for (let at = index + 1; at < index + all.length; at++) amid[at] = true;
  }
  return amid;
}

/** A stretch of a cell: a known name, words that are none, or a sign between two names. */
type Piece = Named & { isMark?: boolean };

function pieces(
  text: string,
  best: readonly { at: number; id?: string | undefined }[],
  amid: readonly boolean[],
): NamesReading {
  const found: Piece[] = [];
  for (let end = text.length; end > 0; ) {
    const { at, id } = best[end] as { at: number; id?: string };
    const piece = { printed: text.slice(at, end), id };
    const isMark = id === undefined && MARK.test(piece.printed) && !amid[at];
    const next = found[0];
    const goesOn = next && next.id === undefined && !next.isMark;
    if (id === undefined && !isMark && goesOn) next.printed = piece.printed + next.printed;
    else found.unshift({ ...piece, isMark });
    end = at;
  }
  const names: Named[] = [];
  const marks: string[] = [];
  let between = '';
  for (const { printed, id, isMark } of found.flatMap((one, at) =>
    parted(one, found[at - 1], found[at + 1]),
  )) {
    if (isMark) {
      between += printed;
      continue;
    }
    if (names.length > 0) marks.push(between);
    names.push({ printed, id });
    between = '';
  }
  return { names, marks };
}

/** Words without what stands right beside a known name: （牵头）, which is about that one, and 和. */
function parted(piece: Piece, before: Piece | undefined, after: Piece | undefined): Piece[] {
  if (piece.id !== undefined || piece.isMark) return [piece];
  const [from, to] = [before, after].map((one) => one?.id !== undefined);
  const words = piece.printed;
  const aside = (from && /^[（(][^（()）]*[)）](?=.)/.exec(words)?.[0]) || '';
  const rest = words.slice(aside.length);
  const first = (from && new RegExp(`^(${AND})(?=.)`).exec(rest)?.[0]) || '';
  const more = rest.slice(first.length);
  const last = (to && new RegExp(`(${AND})$`).exec(more)?.[0]) || '';
  const mark = (printed: string): Piece[] => (printed ? [{ printed, isMark: true }] : []);
  const word = (printed: string): Piece[] => (printed ? [{ printed }] : []);
  return [
    ...word(aside),
    ...mark(first),
    ...word(more.slice(0, more.length - last.length)),
    ...mark(last),
  ];
}

/** What ends as names of offices do. */
export const looksLikeUnit = (name: string): boolean =>
  /(厅|局|委|办|办公室|会|院|署|部|关|行|站|所|公司|中心|集团|政府|大学|）|\))$/.test(name) &&
  name.length <= 24 &&
  !/[。：]/.test(name);

/** The known names that are written most like another, the nearest first. */
export function nearest(name: string, known: readonly string[], most = 3): string[] {
  return known
    .map((one) => ({ one, far: distance(name, one) / Math.max(name.length, one.length) }))
    .filter(({ far }) => far < 0.7)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ one }) => one);
}

/** How many characters have to be put in, left out or changed to make one text the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
