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
    const best: { cost: number; at: number; id?: string | undefined }[] = [{ cost: 0, at: 0 }];
    for (let end = 1; end <= text.length; end++) {
      const step = MARK.test(text.charAt(end - 1)) ? 0.5 : 2;
      let found: (typeof best)[number] = { cost: (best[end - 1]?.cost ?? 0) + step, at: end - 1 };
      for (let at = Math.max(0, end - this.longest); at < end; at++) {
        const id = this.forms.get(form.slice(at, end));
        const cost = (best[at]?.cost ?? 0) + 0.1;
        if (id !== undefined && cost < found.cost) found = { cost, at, id };
      }
      best[end] = found;
    }
    return pieces(text, best);
  }
}

const formOf = (name: string) => halfWidth(fold(name));

function pieces(text: string, best: readonly { at: number; id?: string | undefined }[]) {
  const found: Named[] = [];
  for (let end = text.length; end > 0; ) {
    const { at, id } = best[end] as { at: number; id?: string };
    found.unshift({ printed: text.slice(at, end), id });
    end = at;
  }
  const names: Named[] = [];
  const marks: string[] = [];
  let between = '';
  let open = false;
  for (const { printed, id } of found) {
    if (id === undefined && MARK.test(printed)) {
      between += printed;
      open = false;
      continue;
    }
    const last = names.at(-1);
    if (id === undefined && open && last) last.printed += printed;
    else {
      if (last) marks.push(between);
      names.push({ printed, id });
    }
    open = id === undefined;
    between = '';
  }
  return { names, marks };
}

/** What ends as names of offices do. */
export const looksLikeUnit = (name: string): boolean =>
  /(厅|局|委|办|会|院|署|部|关|行|站|所|公司|中心|集团|政府|大学|）|\))$/.test(name) &&
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
