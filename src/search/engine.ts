import type { Field, SearchRecord } from './records.ts';

/** Names a record within one engine; only its order has a meaning. */
export type RecordId = number;

/** The facets that a search can be narrowed by. */
export const FACETS = ['unit', 'zone'] as const;
export type Facet = (typeof FACETS)[number];

/**
 * What an engine can be asked. All understanding, narrowing and ordering is built on these
 * three questions (`evaluate.ts`), so every engine answers a query alike.
 */
export interface Engine {
  readonly name: 'pagefind' | 'literal';
  /** The records with this folded text somewhere in the field, in one piece. */
  containing(field: Field, foldedText: string): Promise<ReadonlySet<RecordId>>;
  /** The records that belong to a unit or zone. */
  belonging(facet: Facet, id: string): Promise<ReadonlySet<RecordId>>;
  /** The reforms among all records. */
  reforms(): Promise<ReadonlySet<RecordId>>;
  /** The records themselves. */
  load(ids: readonly RecordId[]): Promise<SearchRecord[]>;
}
