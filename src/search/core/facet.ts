/** The facets that a search can be narrowed by, in the order of its address. */
export const FACETS = ['notice', 'unit', 'zone', 'topic'] as const;
export type Facet = (typeof FACETS)[number];

/** What a record can belong to: a facet's value, or its own number in the notice. */
export type Group = Facet | 'number';

/** Something for each facet. */
export const byFacet = <T>(make: (facet: Facet) => T): Record<Facet, T> =>
  Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
