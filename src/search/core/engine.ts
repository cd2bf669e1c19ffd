import type { Field, SearchRecord } from './records.ts';

/** Names a record within one engine; only its order has a meaning. */
export type RecordId = number;

/** The facets that a search can be narrowed by. */
export const FACETS = ['unit', 'zone', 'topic'] as const;
export type Facet = (typeof FACETS)[number];

/** What a record can belong to: a facet's value, or its own number in the notice. */
export type Group = Facet | 'number';

/**
 * What an engine can be asked. All understanding, narrowing and ordering is built on these
 * questions (`understand.ts`, `evaluate.ts`), so every engine answers a query alike.
 */
export interface Engine {
  readonly name: 'pagefind' | 'literal';
  /** The records with this folded text somewhere in the field, in one piece. */
  containing(field: Field, foldedText: string): Promise<ReadonlySet<RecordId>>;
  /** The records that belong to a unit, a zone or a topic, or have a number. */
  belonging(group: Group, id: string): Promise<ReadonlySet<RecordId>>;
  /** The reforms among all records. */
  reforms(): Promise<ReadonlySet<RecordId>>;
  /** The records themselves. */
  load(ids: readonly RecordId[]): Promise<SearchRecord[]>;
}
