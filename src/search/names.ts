import type { Facet } from './engine.ts';
import { folded } from './text.ts';

/** A unit or zone that can be meant by any of its names. */
export interface Named {
  facet: Facet;
  id: string;
  /** As the notice writes it. */
  name: string;
  otherNames: readonly string[];
}

/** Words that many names share: a part of a name that has little else names nobody. */
const COMMON: Record<Facet, RegExp> = {
  unit: /中华人民共和国|福建省?|厦门市?|福州|中国|国家|中共|委员会|监督管理|监管|总局|中心支行|分行|办公室|工作|有限公司|省委|[局厅省市]/g,
  zone: /自贸|片区/g,
};

/** A part of a name has to be this long to mean the name, and to have this much of its own. */
const SHORTEST_PART = 4;
const SHORTEST_CORE = 2;

/** The units and zones that a folded term names: by a whole name, or by a distinctive part of one. */
export function namedBy(term: string, all: readonly Named[]): Named[] {
  return all.filter((named) =>
    [named.name, ...named.otherNames].map(folded).some((name) => names(term, name, named.facet)),
  );
}

function names(term: string, name: string, facet: Facet): boolean {
  if (term === name) return true;
  if (term.length < SHORTEST_PART) return false;
  // What many names share is blanked out, so that what is left of the part is the name's own.
  const own = name.replace(COMMON[facet], (common) => ' '.repeat(common.length));
  for (let at = name.indexOf(term); at >= 0; at = name.indexOf(term, at + 1)) {
    if (own.slice(at, at + term.length).trim().length >= SHORTEST_CORE) return true;
  }
  return false;
}
