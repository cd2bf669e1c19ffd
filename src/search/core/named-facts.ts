import type { Engine } from './engine.ts';
import { isByKin, type NamedMatch } from './names.ts';
import { ranksOf, withinOf } from './ranks.ts';
import type { Understanding } from './term.ts';

/** Something that a query named, with what a reader wants to know of it first. */
export interface NamedFacts {
  match: NamedMatch;
  /** How many reforms it leads, comes from it, or replicates. */
  reforms: number;
}

/** So many names can be meant; more were not meant by their names. */
const MOST = 5;

const ORDER: readonly NamedMatch['named']['facet'][] = ['unit', 'zone', 'place', 'notice', 'topic'];

/** What a query named, each thing once. */
export async function namedFactsOf(
  engine: Engine,
  { terms }: Understanding,
): Promise<NamedFacts[]> {
  const matches = terms
    .map(({ named }) => named)
    .filter((named) => named.filter((one) => !isByKin(one)).length <= MOST)
    .flat()
    .filter(({ named }, index, all) => all.findIndex((one) => one.named === named) === index);
  matches.sort((a, b) => ORDER.indexOf(a.named.facet) - ORDER.indexOf(b.named.facet));
  const reforms = await engine.reforms();
  return Promise.all(
    matches.map(async (match) => {
      const term = { texts: [], named: [match] };
      const { facet } = match.named;
      const isSetting = facet === 'place' || facet === 'notice';
      const ids = await (isSetting ? withinOf(engine, term) : ranksOf(engine, term));
      return { match, reforms: [...ids.keys()].filter((id) => reforms.has(id)).length };
    }),
  );
}
