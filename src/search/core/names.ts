import type { Lexicon, Named, NamedFacet, OtherName, Spoken } from './lexicon.ts';
import { folded } from './text.ts';

/** A unit, zone or topic that a term means, and the name by which, if not by the notice's own. */
export interface NamedMatch {
  named: Named;
  other?: OtherName;
}

/**
 * Words that names of their kind share, whoever is named: a part of a name that has little else
 * names nobody. The places come from the content.
 */
const COMMON: Record<NamedFacet, string> = {
  unit: '中华人民共和国|中国|国家|中共|委员会|监督管理|监管|总局|中心支行|分行|办公室|工作|有限公司|省委|[局厅省市]',
  zone: '自贸|片区',
  topic: '措施|服务',
};

/** A part of a name has to be this long to mean the name, and to have this much of its own. */
const SHORTEST_PART = 4;
const SHORTEST_CORE = 2;

/** What a folded term names: by a whole name, or by a distinctive part of one. */
export const namedBy = (term: string, lexicon: Lexicon): NamedMatch[] =>
  matches(
    lexicon,
    (name, common) =>
      term === name ||
      (term.length >= SHORTEST_PART && ownPart(term, name, common) >= SHORTEST_CORE),
  );

/** What a folded term may name where nothing better is found: by any part of a name. */
export function looselyNamedBy(term: string, lexicon: Lexicon): NamedMatch[] {
  if (term.length < SHORTEST_CORE) return [];
  return matches(lexicon, (name, common) => ownPart(term, name, common) >= 1);
}

function matches(
  { named: all, places }: Lexicon,
  means: (name: string, common: RegExp) => boolean,
): NamedMatch[] {
  const common = {
    unit: new RegExp([...places, COMMON.unit].join('|'), 'g'),
    zone: new RegExp(COMMON.zone, 'g'),
    topic: new RegExp(COMMON.topic, 'g'),
  };
  return all.flatMap((named) => {
    const isMeant = ([name]: Spoken) => means(folded(name), common[named.facet]);
    if (isMeant(named.name)) return [{ named }];
    const other = named.otherNames.find(({ spoken }) => isMeant(spoken));
    return other ? [{ named, other }] : [];
  });
}

/** How many characters of a name that no other shares a term covers; -1 where it isn't part of it. */
function ownPart(term: string, name: string, common: RegExp): number {
  const own = name.replace(common, (shared) => ' '.repeat(shared.length));
  let most = -1;
  for (let at = name.indexOf(term); at >= 0; at = name.indexOf(term, at + 1)) {
    most = Math.max(most, own.slice(at, at + term.length).trim().length);
  }
  return most;
}
