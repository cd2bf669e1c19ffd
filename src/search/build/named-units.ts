import { permalink } from '../../policy/address/spell.ts';
import type { Catalog, Unit } from '../../policy/model.ts';
import { predecessorsOf, successorsOf } from '../../policy/unit-kin.ts';
import { laterNames } from '../../policy/unit-names.ts';
import type { Named, OtherName } from '../core/lexicon.ts';
import type { Speaker } from './spoken.ts';

/** A name that leads to a unit, as a result tells it. */
type Name = Omit<OtherName, 'spoken'> & { name: string };

/** How a result calls a unit's names, and those of units that it became or that became it. */
const LABELS = {
  full: '全称',
  alias: '又称',
  present: '今名',
  former: '曾用名',
  successor: '后续单位',
  predecessor: '前身',
} as const;

/**
 * The units with all names by which they may be asked for: their own, then and since, those that
 * notices have for them, and those of the units that they became or that became them. So an old name
 * and a new one find both.
 */
export function namedUnits({ units, reforms }: Catalog, spoken: Speaker): Named[] {
  const inNotices = new Map<string, Set<string>>();
  for (const unit of reforms.flatMap((reform) => reform.units)) {
    inNotices.set(unit.id, (inNotices.get(unit.id) ?? new Set()).add(unit.name));
  }
  const own = (unit: Unit) => [...ownNames(unit), ...called(inNotices.get(unit.id) ?? [])];
  return units.map((unit) => {
    const names = [
      ...own(unit),
      ...successorNames(unit),
      ...successorsOf(unit, units).flatMap(({ unit: kin, isSame }) =>
        kinNames(kin, own(kin), isSame ? LABELS.present : LABELS.successor, isSame),
      ),
      ...predecessorsOf(unit, units).flatMap(({ unit: kin, isSame }) =>
        kinNames(kin, own(kin), isSame ? LABELS.former : LABELS.predecessor, isSame),
      ),
    ];
    return {
      facet: 'unit',
      id: unit.id,
      url: permalink.unit(unit.id),
      name: spoken(unit.name),
      otherNames: once(names, unit.name).map(({ name, ...rest }) => ({
        spoken: spoken(name),
        ...rest,
      })),
    };
  });
}

/** The names that the list has for a unit: of its time, and what it was called since. */
function ownNames(unit: Unit): Name[] {
  const later = laterNames(unit);
  return [
    ...unit.otherNames.map(({ kind, name, sure }) => ({
      name,
      ...(sure === 'A' ? { label: LABELS[kind] } : {}),
    })),
    ...later.map((name) => ({
      name,
      label: unit.today === `今名${name}` ? LABELS.present : LABELS.former,
    })),
  ];
}

const called = (names: Iterable<string>): Name[] =>
  [...names].map((name) => ({ name, label: LABELS.alias }));

/** What a unit went into that has no page. */
function successorNames({ events }: Unit): Name[] {
  const elsewhere = events.findIndex(({ kind }) => kind !== '更名');
  return (elsewhere < 0 ? [] : events.slice(elsewhere))
    .flatMap(({ into }) => into)
    .filter(({ id }) => id === undefined)
    .map(({ name }) => ({ name, label: LABELS.successor, of: name }));
}

/** Another unit's names: of the same body they are told as they are, of another by what notices call it. */
const kinNames = (kin: Unit, own: readonly Name[], label: string, isSame: boolean): Name[] =>
  isSame
    ? [{ name: kin.name, label }, ...own]
    : [kin, ...own].map(({ name }) => ({ name, label, of: kin.name }));

/** Each name as it is told first; what the unit itself is called is told anyway. */
function once(names: readonly Name[], own: string): Name[] {
  const seen = new Set([own]);
  return names.filter(({ name }) => !seen.has(name) && seen.add(name));
}
