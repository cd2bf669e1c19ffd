import type { Unit, UnitEvent } from './model.ts';
import { UNIT_KINDS, type UnitData } from './schema/unit.ts';
import { bodiesOf, isUnitId } from './schema/unit-change.ts';

/** 当时全称, where public text backs it: pages state no other names than such. */
export const fullName = ({ otherNames }: Unit): Unit['otherNames'][number] | undefined =>
  otherNames.find(({ kind, sure }) => kind === 'full' && sure === 'A');

/** The names that a unit itself has had since its notice, the last one its name of today. */
export const laterNames = ({ events }: Pick<Unit, 'events'>): string[] => {
  const elsewhere = events.findIndex(({ kind }) => kind !== '更名');
  return events
    .slice(0, elsewhere < 0 ? events.length : elsewhere)
    .flatMap(({ into }) => into.map(({ name }) => name));
};

/** The names that pages state of a unit beside the notice's: those of its time, and since. */
export const backedNames = (unit: Unit): string[] => [
  ...unit.otherNames.filter(({ sure }) => sure === 'A').map(({ name }) => name),
  ...laterNames(unit),
];

/** All names that the list has in a unit's entry: its own, and of what it became. */
export const namesIn = ({ name, otherNames, changes = [] }: UnitData): string[] => [
  name,
  ...otherNames.map((other) => other.name),
  ...changes.flatMap(bodiesOf).filter((body) => !isUnitId(body)),
];

/** Units that aren't today what their notice calls them, in their order. */
export const changed = <T extends Unit>(units: readonly T[]): (T & { today: string })[] =>
  units.flatMap((unit) => (unit.today === undefined ? [] : [{ ...unit, today: unit.today }]));

/** What is done, as it stands before what it led to. */
export const EVENT_VERBS = { 更名: '更名为', 合并: '并入', 分设: '分设为' } as const;

/** What became of a unit, in words that follow its name: 更名为甲局. */
export const saidOf = ({ kind, into }: UnitEvent): string =>
  EVENT_VERBS[kind] + into.map(({ name }) => name).join('、');

/** 编者注 on what became of those of some units that aren't what they were; empty where all are. */
export function presentNames(units: readonly Unit[]): string {
  const names = changed(units).map(({ name, today }) => `${name}${today}`);
  return names.length > 0 ? `编者注：${names.join('，')}。` : '';
}

/** The lead units of some reforms, each once, in the order in which they come. */
export const unitsOf = (reforms: readonly { units: readonly Unit[] }[]): Unit[] => [
  ...new Map(reforms.flatMap(({ units }) => units.map((unit) => [unit.id, unit]))).values(),
];

/** Units under the name of their kind, in the order of the kinds; within one, those first that lead most. */
export function byKind<T extends Unit>(
  units: readonly T[],
  count: (unit: T) => number,
): { name: string; units: T[] }[] {
  return Object.entries(UNIT_KINDS)
    .map(([kind, name]) => ({
      name,
      units: units.filter((unit) => unit.kind === kind).sort((a, b) => count(b) - count(a)),
    }))
    .filter((group) => group.units.length > 0);
}

/** What a full name may have before the notices' name and yet say nothing more: a province's name. */
const PROVINCE_LENGTH = 2;

/** Whether a full name tells more than the name that notices have: 福建省司法厅 does not. */
export function saysMore({ name }: Unit, full: string): boolean {
  const own = name.replace(/（.*）$/, '');
  return !full.endsWith(own) || full.length - own.length > PROVINCE_LENGTH;
}
