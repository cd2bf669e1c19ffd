import type { Successor, Unit, UnitEvent } from '../model.ts';
import type { UnitData } from '../schema/unit.ts';
import { bodiesOf } from '../schema/unit-change.ts';

/** The units with what became of them, each side knowing the other. */
export function joinUnits(data: readonly UnitData[]): Unit[] {
  const names = new Map(data.map(({ id, name }) => [id, name]));
  const bodyOf = (one: string): Successor => {
    const name = names.get(one);
    return name === undefined ? { name: one } : { name, id: one };
  };
  const units = data.map(({ changes = [], ...unit }): Unit => {
    const events = changes.map((change): UnitEvent => {
      const { to: _to, into: _into, ...facts } = change;
      return { ...facts, into: bodiesOf(change).map(bodyOf) };
    });
    return { ...unit, events, predecessors: [], today: undefined };
  });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (const { id, name, events } of units) {
    for (const event of events) {
      for (const body of event.into) {
        byId.get(body.id ?? '')?.predecessors.push({ id, name, event });
      }
    }
  }
  for (const unit of units) unit.today = todayOf(unit, byId, new Set());
  return units;
}

/** What is said of a unit after its name, by what became of it last. */
const SAID = { 更名: '今名', 合并: '已并入', 分设: '已分设为' } as const;

/** @param seen the units that led here: a circle, which is a fault of the content, ends the walk. */
function todayOf(
  { id, events }: Unit,
  byId: ReadonlyMap<string, Unit>,
  seen: ReadonlySet<string>,
): string | undefined {
  const last = events[events.length - 1];
  if (!last || seen.has(id)) return undefined;
  const further = ({ id: next = '' }: Successor) => {
    const unit = byId.get(next);
    return unit && todayOf(unit, byId, new Set([...seen, id]));
  };
  // What it went into may have got another name since, of which it has no page to tell.
  const kind = events.some((event) => event.kind === '合并') ? '合并' : last.kind;
  if (kind === '更名') {
    const [same] = last.into;
    return (same && further(same)) ?? `${SAID[kind]}${same?.name}`;
  }
  const bodies = last.into.map((body) => {
    const then = further(body);
    return then ? `${body.name}（${then}）` : body.name;
  });
  return SAID[kind] + bodies.join('、');
}

/**
 * A unit as a notice names it: what had become of it when the notice was signed goes without saying,
 * where the notice has its own name for it.
 * @param ownName what the notice calls it, where that differs from the list.
 */
export function asNamed(unit: Unit, ownName: string | undefined, signedOn: string): Unit {
  if (ownName === undefined) return unit;
  const last = unit.events[unit.events.length - 1];
  const isPast =
    last !== undefined &&
    (last.on === signedOn || last.on < signedOn.slice(0, last.on.length) || isName(last, ownName));
  return { ...unit, name: ownName, today: isPast ? undefined : unit.today };
}

const isName = ({ kind, into }: UnitEvent, name: string) =>
  kind === '更名' && into[0]?.name === name;
