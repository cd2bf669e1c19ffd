import type { Facet } from './engine.ts';
import type { Named, OtherName } from './lexicon.ts';
import { folded } from './text.ts';

/** A unit, zone or topic that a term means, and the name by which, if not by the notice's own. */
export interface NamedMatch {
  named: Named;
  other?: OtherName;
}

/** Words that many names share: a part of a name that has little else names nobody. */
const COMMON: Record<Facet, RegExp> = {
  unit: /中华人民共和国|福建省?|厦门市?|福州|中国|国家|中共|委员会|监督管理|监管|总局|中心支行|分行|办公室|工作|有限公司|省委|[局厅省市]/g,
  zone: /自贸|片区/g,
  topic: /措施|服务/g,
};

/** A part of a name has to be this long to mean the name, and to have this much of its own. */
const SHORTEST_PART = 4;
const SHORTEST_CORE = 2;

/** What a folded term names: by a whole name, or by a distinctive part of one. */
export function namedBy(term: string, all: readonly Named[]): NamedMatch[] {
  return matches(all, (name, facet) => term === name || isDistinctivePart(term, name, facet));
}

/** What a folded term may name where nothing better is found: by any part of a name. */
export function looselyNamedBy(term: string, all: readonly Named[]): NamedMatch[] {
  if (term.length < SHORTEST_CORE) return [];
  return matches(all, (name, facet) => ownPart(term, name, facet) >= 1);
}

function matches(
  all: readonly Named[],
  means: (name: string, facet: Facet) => boolean,
): NamedMatch[] {
  return all.flatMap((named) => {
    if (means(folded(named.name[0]), named.facet)) return [{ named }];
    const other = named.otherNames.find(({ spoken }) => means(folded(spoken[0]), named.facet));
    return other ? [{ named, other }] : [];
  });
}

const isDistinctivePart = (term: string, name: string, facet: Facet) =>
  term.length >= SHORTEST_PART && ownPart(term, name, facet) >= SHORTEST_CORE;

/** How many characters of a name that no other shares a term covers; -1 where it isn't part of it. */
function ownPart(term: string, name: string, facet: Facet): number {
  const own = name.replace(COMMON[facet], (common) => ' '.repeat(common.length));
  let most = -1;
  for (let at = name.indexOf(term); at >= 0; at = name.indexOf(term, at + 1)) {
    most = Math.max(most, own.slice(at, at + term.length).trim().length);
  }
  return most;
}
