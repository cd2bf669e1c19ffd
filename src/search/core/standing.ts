import type { Engine, RecordId } from './engine.ts';
import { FIELDS } from './record.ts';

/** The records where any of the folded texts stands. */
export async function standing(
  engine: Engine,
  texts: readonly string[],
): Promise<ReadonlySet<RecordId>> {
  const sets = await Promise.all(
    texts.flatMap((text) => FIELDS.map((field) => engine.containing(field, text))),
  );
  return new Set(sets.flatMap((ids) => [...ids]));
}
