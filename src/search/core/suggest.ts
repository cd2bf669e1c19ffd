import type { Lexicon, Named, OtherName } from './lexicon.ts';
import { beginsSpelled, lettersOf } from './pinyin.ts';
import { folded, simplified } from './text.ts';

/** A page that may be meant. */
export interface Suggestion {
  text: string;
  /** What kind of page it is, or how the notice calls what was found by another name. */
  note: string;
  /** Path from the site's root. */
  url: string;
}

/** More would cover the page that they are over. */
export const MOST = 8;

const KINDS = {
  unit: '牵头单位',
  zone: '来源片区',
  topic: '本站分类',
  place: '复制推广的地方',
  notice: '通知',
} as const;

/** What was typed, as it is compared. */
export const wordOf = (typed: string, lexicon: Lexicon) =>
  simplified(folded(typed), lexicon.traditional);

/** The pages whose number, name or spelling fits what was typed, the closest first. */
export function suggest(typed: string, lexicon: Lexicon): Suggestion[] {
  const word = wordOf(typed, lexicon);
  if (!word) return [];
  const fit = fitsOf(word);
  const titles = lexicon.titles.map(({ label, spoken, url, notice = '' }) => ({
    rank: label === word ? 0 : fit(spoken),
    suggestion: { text: spoken[0], note: `${notice}第${label}项`, url },
  }));
  const named = lexicon.named.map((one) => bestName(one, fit));
  return [...titles, ...named]
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ suggestion }) => suggestion);
}

type Fit = (spoken: readonly [string, string]) => number;

/** How well a name fits a word: it begins with it, has it, or is spelled so; less is better. */
function fitsOf(word: string): Fit {
  const letters = lettersOf(word);
  return ([text, spelling]) => {
    const at = folded(text).indexOf(word);
    if (at >= 0) return at === 0 ? 1 : 2;
    const isSpelled = letters !== undefined && beginsSpelled([text, spelling], letters);
    return isSpelled ? 3 : Number.POSITIVE_INFINITY;
  };
}

/** How much later a page comes by the name of a body that isn't its own than by one that is. */
const APART = 0.5;

/**
 * A name as it was asked for: where another one fits better that one comes first, with what the
 * notice writes beside it; another body's stands beside. One that nothing public backs leads to the
 * page, and isn't shown.
 */
function bestName({ facet, name, otherNames, url }: Named, fit: Fit) {
  const names: OtherName[] = [{ spoken: name }, ...otherNames];
  const [best] = names
    .map((one) => ({ one, rank: fit(one.spoken) + (one.of ? APART : 0) }))
    .sort((a, b) => a.rank - b.rank);
  const { label, spoken, of } = best?.one ?? {};
  const other = (label && spoken?.[0]) || undefined;
  const beside = of ? `，${label}${of}` : `，通知写作${name[0]}`;
  return {
    rank: best?.rank ?? Number.POSITIVE_INFINITY,
    suggestion: {
      text: other === undefined || of ? name[0] : other,
      note: KINDS[facet] + (other === undefined ? '' : beside),
      url,
    },
  };
}
