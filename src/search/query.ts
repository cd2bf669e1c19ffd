import { FACETS, type Facet } from './engine.ts';
import { folded } from './text.ts';

/** A search as its URL holds it. */
export interface Query {
  /** What was typed, as it was typed. */
  text: string;
  /** Ids to narrow by: any of one facet, and all facets together. */
  narrowed: Record<Facet, string[]>;
}

/** Beyond this nobody types; it bounds the work that a hostile address can cause. */
const LONGEST_TEXT = 200;

/** Reads a query from a URL's parameters; what the site doesn't know is passed over. */
export function queryFrom(parameters: URLSearchParams, known: Record<Facet, string[]>): Query {
  const narrowed = Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      known[facet].filter((id) => parameters.getAll(facet).includes(id)),
    ]),
  ) as Query['narrowed'];
  return {
    text: [...(parameters.get('q') ?? '')].slice(0, LONGEST_TEXT).join('').trim(),
    narrowed,
  };
}

/** The parameters of a query, to make a link of it; what is empty is left out. */
export function parametersOf(query: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.text) parameters.set('q', query.text);
  for (const facet of FACETS) {
    for (const id of query.narrowed[facet]) parameters.append(facet, id);
  }
  return parameters;
}

/** The folded terms of a query: what is separated by blanks; each has to be found. */
export function termsOf(query: Query): string[] {
  const terms = query.text.split(/\s+/).map(folded).filter(Boolean);
  return [...new Set(terms)];
}

/** Whether a query asks for nothing. */
export const isEmpty = (query: Query) =>
  termsOf(query).length === 0 && FACETS.every((facet) => query.narrowed[facet].length === 0);
