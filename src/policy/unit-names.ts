import { UNIT_KINDS, type Unit } from './schema/unit.ts';

/** Another name of a unit that public text backs: the only ones that pages state. */
type OtherName = Unit['otherNames'][number];

const backed = ({ otherNames }: Unit, kind: OtherName['kind']): OtherName[] =>
  otherNames.filter((other) => other.kind === kind && other.sure === 'A');

/** 今名: what a unit is called today, where that is backed and differs from the notices' name. */
export const presentName = (unit: Unit): OtherName | undefined => backed(unit, 'present')[0];

/** 当时全称, where it is backed. */
export const fullName = (unit: Unit): OtherName | undefined => backed(unit, 'full')[0];

/** Units that were renamed since, in their order. */
export const renamed = <T extends Unit>(units: readonly T[]): (T & { present: OtherName })[] =>
  units.flatMap((unit) => {
    const present = presentName(unit);
    return present ? [{ ...unit, present }] : [];
  });

/** 编者注 on what those of some units that were renamed are called today; empty where none was. */
export function presentNames(units: readonly Unit[]): string {
  const names = renamed(units).map(({ name, present }) => `${name}今名${present.name}`);
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
