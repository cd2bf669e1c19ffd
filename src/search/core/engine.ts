import type { Group } from './facet.ts';
import type { Field, SearchRecord } from './record.ts';

/** Names a record within one engine; only its order has a meaning. */
export type RecordId = number;

/**
 * Which engine: the plain scan of all data, the one that looks up pairs of characters in small files,
 * or Pagefind's index.
 */
export type EngineKind = 'scan' | 'pairs' | 'index';

/**
 * What an engine can be asked. All understanding, narrowing and ordering is built on these
 * questions (`understand.ts`, `evaluate.ts`), so every engine answers a query alike.
 */
export interface Engine {
  /** What the page calls it. */
  readonly name: string;
  /** The records with this folded text somewhere in the field, in one piece. */
  containing(field: Field, foldedText: string): Promise<ReadonlySet<RecordId>>;
  /** The records that belong to a notice, a unit, a zone or a topic, or have a number. */
  belonging(group: Group, id: string): Promise<ReadonlySet<RecordId>>;
  /** The reforms among all records. */
  reforms(): Promise<ReadonlySet<RecordId>>;
  /** The records themselves. */
  load(ids: readonly RecordId[]): Promise<SearchRecord[]>;
}
