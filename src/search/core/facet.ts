import { keyed } from './keyed.ts';

/** The facets that a search can be narrowed by, in the order of its address. */
export const FACETS = ['notice', 'unit', 'zone', 'topic'] as const;
export type Facet = (typeof FACETS)[number];

/** What a record can belong to: a facet's value, its own number in the notice, or a place that replicates it. */
export type Group = Facet | 'number' | 'place';

/** Something for each facet. */
export const byFacet = <T>(make: (facet: Facet) => T): Record<Facet, T> => keyed(FACETS, make);
