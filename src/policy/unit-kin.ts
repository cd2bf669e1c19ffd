import type { Unit } from './model.ts';

/** A unit that another one became, or that became it, at once or in turn. */
export interface Kin {
  unit: Unit;
  /** Whether nothing but names changed on the way. */
  isSame: boolean;
}

/** The units that a unit became, the next ones first. */
export const successorsOf = (unit: Unit, units: readonly Unit[]): Kin[] =>
  kinOf(unit, units, ({ events }) =>
    events.flatMap(({ kind, into }) => into.map(({ id }) => ({ id, isSame: kind === '更名' }))),
  );

/** The units that became a unit, the latest ones first. */
export const predecessorsOf = (unit: Unit, units: readonly Unit[]): Kin[] =>
  kinOf(unit, units, ({ predecessors }) =>
    predecessors.map(({ id, event }) => ({ id, isSame: event.kind === '更名' })),
  );

type Step = { id: string | undefined; isSame: boolean };

function kinOf(unit: Unit, units: readonly Unit[], next: (unit: Unit) => Step[]): Kin[] {
  if (next(unit).length === 0) return [];
  const byId = new Map(units.map((one) => [one.id, one]));
  const found = new Map<string, Kin>();
  const walk = (from: Unit, wasSame: boolean) => {
    for (const { id = '', isSame } of next(from)) {
      const one = byId.get(id);
      if (!one || found.has(id) || id === unit.id) continue;
      found.set(id, { unit: one, isSame: wasSame && isSame });
      walk(one, wasSame && isSame);
    }
  };
  walk(unit, true);
  return [...found.values()];
}
