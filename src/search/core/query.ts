import { byFacet, FACETS, type Facet } from './facet.ts';
import { folded } from './text.ts';

/** A search as its URL holds it. */
export interface Query {
  /** What was typed, as it was typed. */
  text: string;
  /** Whether to look for just that, without reading it as pinyin, a question or a slip. */
  verbatim: boolean;
  /** Ids to narrow by: any of one facet, and all facets together. */
  narrowed: Record<Facet, string[]>;
}

/** Beyond this nobody types; it bounds the work that a hostile address can cause. */
const LONGEST_TEXT = 200;

/** Reads a query from a URL's parameters; what the site doesn't know is passed over. */
export function queryFrom(parameters: URLSearchParams, known: Record<Facet, string[]>): Query {
  return {
    text: [...(parameters.get('q') ?? '').slice(0, 2 * LONGEST_TEXT)]
      .slice(0, LONGEST_TEXT)
      .join('')
      .trim(),
    verbatim: parameters.get('verbatim') === '1',
    narrowed: byFacet((facet) => {
      const asked = parameters.getAll(facet);
      return known[facet].filter((id) => asked.includes(id));
    }),
  };
}

/** The parameters of a query, to make a link of it; what is empty is left out. */
export function parametersOf(query: Query): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.text) parameters.set('q', query.text);
  if (query.text && query.verbatim) parameters.set('verbatim', '1');
  for (const facet of FACETS) {
    for (const id of query.narrowed[facet]) parameters.append(facet, id);
  }
  return parameters;
}

/** Whether a query asks for nothing: punctuation alone is nothing. */
export const isEmpty = (query: Query) =>
  folded(query.text) === '' && FACETS.every((facet) => query.narrowed[facet].length === 0);
