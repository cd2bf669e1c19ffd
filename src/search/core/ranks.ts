import type { Engine, RecordId } from './engine.ts';
import { isByKin } from './names.ts';
import { EVERYWHERE, FIELDS } from './record.ts';
import type { Term } from './term.ts';

/** How well records answer: less is better. */
export type Ranks = Map<RecordId, number>;

/** Of what only narrows. */
const LAST = FIELDS.length;

/** Whether a term names places and notices alone: it narrows what else is asked for. */
export const isSetting = ({ named }: Term) =>
  named.length > 0 &&
  named.every(({ named: { facet } }) => facet === 'place' || facet === 'notice');

/** The records that answer a term: by its number, in the title, in the names, in the text. */
export async function ranksOf(engine: Engine, term: Term): Promise<Ranks> {
  const ranks: Ranks = new Map();
  const note = (ids: Iterable<RecordId>, rank: number) => {
    for (const id of ids) ranks.set(id, Math.min(rank, ranks.get(id) ?? rank));
  };
  const byNumber =
    term.number === undefined ? [] : [engine.belonging('number', String(term.number))];
  const inField = (texts: readonly string[]) =>
    FIELDS.map((field) => Promise.all(texts.map((text) => engine.containing(field, text))));
  const [byField, byLesser] = [inField(term.texts), inField(term.lesser ?? [])];
  const belonging = membersOf(engine, term, false);
  const ofKin = membersOf(engine, term, true);
  for (const ids of await Promise.all(byNumber)) note(ids, -1);
  note(await belonging, FIELDS.indexOf('names'));
  // What a body's heir leads comes after what it led itself, and before what only speaks of it.
  note(await ofKin, FIELDS.indexOf('names') + 0.5);
  (await Promise.all(byField)).forEach((sets, rank) => {
    for (const ids of sets) note(ids, rank);
  });
  (await Promise.all(byLesser)).forEach((sets, rank) => {
    for (const ids of sets) note(ids, LAST + rank);
  });
  const covers = [...(term.covered ?? [])];
  const most = Math.max(...covers.map(([, { weight }]) => weight));
  for (const [id, { weight }] of covers) note([id], LAST - weight / most);
  return ranks;
}

/**
 * The records that belong to the units, zones and topics that a term names.
 * @param byKin whether to those that it names by what they came of, or became; else by their own names.
 */
async function membersOf(
  engine: Engine,
  { named: all, alone }: Term,
  byKin: boolean,
): Promise<Set<RecordId>> {
  const named = all.filter((one) => isByKin(one) === byKin);
  const sets = await Promise.all(
    named.flatMap(({ named: { facet, id } }) =>
      facet === 'place' || facet === 'notice' ? [] : [engine.belonging(facet, id)],
    ),
  );
  const members = new Set(sets.flatMap((ids) => [...ids]));
  if (!alone) return members;
  const kept = await engine.load([...members]);
  const ids = named.map(({ named: one }) => one.id);
  return new Set(
    [...members].filter((_, index) => kept[index]?.zones.every((id) => ids.includes(id))),
  );
}

/** The records within the places and notices that a term names, for what else is asked for. */
export async function withinOf(engine: Engine, { named }: Term): Promise<Ranks> {
  const sets = await Promise.all(
    named.flatMap(({ named: { facet, id } }) =>
      facet === 'place'
        ? [engine.belonging('place', id), engine.belonging('place', EVERYWHERE)]
        : // The only notice has everything, and no record says so.
          [engine.belonging('notice', id).then((ids) => (ids.size > 0 ? ids : engine.reforms()))],
    ),
  );
  return new Map(sets.flatMap((ids) => [...ids].map((id) => [id, LAST] as const)));
}

export const isAnswered = async (engine: Engine, term: Term) =>
  (await ranksOf(engine, term)).size > 0;
