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

/** Words that many names share: alone they name nobody. */
const COMMON =
  /中华人民共和国|福建省|福建|厦门市|厦门|福州|平潭|中国|国家|省委|委员会|监督管理|管理|监督|监管|总局|中心支行|支行|分行|办公室|工作|有限公司|局|厅|省|市/g;

/** A part of a name has to be this long to mean the name. */
const SHORTEST_PART = 4;

/** The units and zones that a folded term names: by a whole name, or by a distinctive part of one. */
export function namedBy(term: string, all: readonly Named[]): Named[] {
  return all.filter((named) =>
    [named.name, ...named.otherNames].map(folded).some((name) => names(term, name)),
  );
}

function names(term: string, name: string): boolean {
  if (term === name) return true;
  const distinctive = term.replace(COMMON, '').length >= 2;
  return distinctive && [...term].length >= SHORTEST_PART && name.includes(term);
}
