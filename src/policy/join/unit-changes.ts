import { type Fault, subject } from '../fault.ts';
import type { UnitData } from '../schema/unit.ts';
import { bodiesOf, isUnitId, type UnitChange } from '../schema/unit-change.ts';

const UNITS_FILE = 'content/units.yaml';

/** A change with where it stands, to be held against the others. */
interface Placed {
  unit: UnitData;
  change: UnitChange;
  /** What became of the unit before. */
  before: readonly UnitChange[];
  field: string;
}

/** What is wrong with what is said to have become of units, one by one and beside each other. */
export function unitChangeFaults(units: readonly UnitData[]): Fault[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const placed = units.flatMap((unit, index) =>
    (unit.changes ?? []).map(
      (change, at): Placed => ({
        unit,
        change,
        before: unit.changes?.slice(0, at) ?? [],
        field: `[${index}].changes[${at}]`,
      }),
    ),
  );
  const circles = circleFaults(placed, byId);
  return [
    ...placed.flatMap((one) => [
      ...bodyFaults(one, byId),
      ...nameFaults(one, units),
      ...orderFaults(one),
    ]),
    ...circles,
    // In a circle something always ends before what leads there.
    ...(circles.length > 0 ? [] : placed.flatMap((one) => successorFaults(one, byId))),
    ...twinFaults(placed),
  ];
}

const fault = (field: string, problem: string, mend: string): Fault => ({
  file: UNITS_FILE,
  field,
  problem,
  mend,
  restsOn: [subject(UNITS_FILE), subject(UNITS_FILE, 'ids')],
});

/** Where an entry says what it leads to. */
const keyOf = ({ kind }: UnitChange) => (kind === '更名' ? 'to' : 'into');

/** Ids that no unit has, and a body that is named twice. */
function bodyFaults({ change, field }: Placed, byId: ReadonlyMap<string, UnitData>): Fault[] {
  const bodies = bodiesOf(change);
  const place = `${field}.${keyOf(change)}`;
  return bodies.flatMap((body, index) => {
    if (bodies.indexOf(body) < index) {
      return [fault(place, `“${body}”写了两次。`, '各写一次。')];
    }
    return isUnitId(body) && !byId.has(body)
      ? [
          fault(
            place,
            `units.yaml 里没有代号为“${body}”的单位。`,
            '改成 units.yaml 里的代号；那个单位不在里面的，写它的名称。',
          ),
        ]
      : [];
  });
}

/** Names of units of the list, which have pages to lead to, and a new name that isn't new. */
function nameFaults({ unit, change, before, field }: Placed, units: readonly UnitData[]): Fault[] {
  const place = `${field}.${keyOf(change)}`;
  const own = presentNames(unit, before);
  return bodiesOf(change).flatMap((body) => {
    if (own.includes(body)) {
      return change.kind === '更名'
        ? [fault(place, `更名前后都叫“${body}”。`, '写更名后的名称；没有更名的，删去这一条。')]
        : [selfFault(place, body, change)];
    }
    // Two new names that are the same are told as that.
    const listed = units.find(
      ({ id, ...other }) =>
        id !== unit.id &&
        (namesOfTime(other).includes(body) ||
          (change.kind !== '更名' && laterNames(other).includes(body))),
    );
    return listed
      ? [
          fault(
            place,
            `“${body}”是单位 ${listed.id} 的名称。`,
            `写代号 ${listed.id}，两个单位的网页就能互相链接。`,
          ),
        ]
      : [];
  });
}

/** What a unit is called in its notice, in full or otherwise. */
const namesOfTime = ({ name, otherNames }: Pick<UnitData, 'name' | 'otherNames'>): string[] => [
  name,
  ...otherNames.map((other) => other.name),
];

/** The new names that a unit itself got. */
const laterNames = ({ changes = [] }: Pick<UnitData, 'changes'>): string[] =>
  changes
    .flatMap((one) => (one.kind === '更名' ? bodiesOf(one) : []))
    .filter((to) => !isUnitId(to));

/** What a unit is called before a change: its last name, else that of its notice, in full or not. */
function presentNames({ name, otherNames }: UnitData, before: readonly UnitChange[]): string[] {
  const last = before[before.length - 1];
  if (last && last.kind !== '分设') return bodiesOf(last);
  return [name, ...otherNames.flatMap((other) => (other.kind === 'full' ? other.name : []))];
}

const selfFault = (place: string, body: string, { kind }: UnitChange): Fault =>
  fault(place, `“${body}”${kind}后又是它自己。`, '写另外的单位；原来的名称还在用的，不写这一条。');

/** Entries out of their order, and what comes after an end. */
function orderFaults({ unit, change, before, field }: Placed): Fault[] {
  if (change.noted && isEarlier(change.noted, change.on)) {
    return [
      fault(
        `${field}.noted`,
        `注明的日期 ${change.noted} 早于变动的日期 ${change.on}。`,
        '核对这两个日期：先有变动，后来才注明。',
      ),
    ];
  }
  const last = before[before.length - 1];
  if (!last) return [];
  if (isEarlier(change.on, last.on)) {
    return [
      fault(
        `${field}.on`,
        `日期 ${change.on} 早于上一条的 ${last.on}。`,
        '先发生的写在前面；日期写错的改正。',
      ),
    ];
  }
  const end = before.find((one) => isEnd(one, change));
  if (!end) return [];
  const elsewhere = bodiesOf(end).filter(isUnitId);
  return [
    fault(
      `${field}.kind`,
      `“${unit.name}”在 ${end.on} 已经${end.kind}，后面不能再有${change.kind}。`,
      elsewhere.length > 0
        ? `留一条实际的；以后的变动，写在 ${elsewhere.join('、')} 的 changes 里。`
        : '留一条实际的，删去另一条。',
    ),
  ];
}

/** What a unit that went into one which isn't in the list can still be told of: that one's new name. */
const isEnd = (one: UnitChange, next: UnitChange): boolean =>
  one.kind === '分设' ||
  bodiesOf(one).some(isUnitId) ||
  (one.kind === '合并' && next.kind !== '更名');

/** Whether a day comes before another, as far as both are known. */
function isEarlier(day: string, other: string): boolean {
  const known = Math.min(day.length, other.length);
  return day.slice(0, known) < other.slice(0, known);
}

/** Units that became one another in a circle, each circle told once, at the first of them. */
function circleFaults(placed: readonly Placed[], byId: ReadonlyMap<string, UnitData>): Fault[] {
  const told = new Set<string>();
  return placed.flatMap(({ unit, change, field }) => {
    if (told.has(unit.id)) return [];
    for (const body of bodiesOf(change)) {
      const way = wayTo(unit.id, body, byId, new Set());
      if (!way) continue;
      for (const one of way) told.add(one);
      const circle = [unit.id, ...way].join(' → ');
      const place = `${field}.${keyOf(change)}`;
      if (way.length === 1) return [selfFault(place, body, change)];
      return [
        fault(
          place,
          `绕成一圈：${circle}。`,
          '单位变动以后不会变回来：删去不对的一条；名称后来又用起来的，给新的单位另取代号。',
        ),
      ];
    }
    return [];
  });
}

/** The ids from a body to a unit that it became, in turn; none where it never became it. */
function wayTo(
  id: string,
  body: string,
  byId: ReadonlyMap<string, UnitData>,
  seen: Set<string>,
): string[] | undefined {
  if (body === id) return [id];
  if (seen.has(body)) return undefined;
  seen.add(body);
  for (const next of (byId.get(body)?.changes ?? []).flatMap(bodiesOf)) {
    const way = wayTo(id, next, byId, seen);
    if (way) return [body, ...way];
  }
  return undefined;
}

/** A unit can't go into one that was no more by then. */
function successorFaults(
  { unit, change, field }: Placed,
  byId: ReadonlyMap<string, UnitData>,
): Fault[] {
  return bodiesOf(change).flatMap((body) => {
    const end = byId
      .get(body)
      ?.changes?.find((one) => one.kind !== '更名' || bodiesOf(one).some(isUnitId));
    return end && isEarlier(end.on, change.on)
      ? [
          fault(
            `${field}.on`,
            `${change.on} “${unit.name}”${change.kind}到“${body}”，可是“${body}”在 ${end.on} 已经${end.kind}。`,
            '改正日期；或者写后来的那个单位。',
          ),
        ]
      : [];
  });
}

/** Two units can't both go on under one new name: they were merged. */
const twinFaults = (placed: readonly Placed[]): Fault[] =>
  placed.flatMap(({ unit, change, field }, index) => {
    const [to] = bodiesOf(change);
    if (change.kind !== '更名' || !to) return [];
    const other = placed
      .slice(0, index)
      .find(
        (one) => one.unit !== unit && one.change.kind === '更名' && bodiesOf(one.change)[0] === to,
      );
    return other
      ? [
          fault(
            `${field}.kind`,
            `“${other.unit.id}”也更名为“${to}”：一个单位不会由两个更名而来。`,
            '几个单位成为一个的，写 kind: 合并，to 换成 into。',
          ),
        ]
      : [];
  });
