import type { Grouping, Groups, Notice, Reform } from './model.ts';

const GROUPINGS: readonly Grouping[] = ['units', 'zones', 'topics', 'places'];

/** Some reforms of one notice. */
export interface NoticeGroup {
  notice: Notice;
  reforms: Reform[];
}

/** The reforms by what they have in common, indexed once: every list and count comes from here. */
export class ReformGroups implements Groups {
  private readonly byId: Record<Grouping, Map<string, Reform[]>> = {
    units: new Map(),
    zones: new Map(),
    topics: new Map(),
    places: new Map(),
  };

  /** @param reforms in the order in which all lists have them: notices newest first. */
  constructor(reforms: readonly Reform[]) {
    for (const reform of reforms) {
      for (const grouping of GROUPINGS) {
        for (const { id } of reform[grouping]) {
          const group = this.byId[grouping].get(id);
          if (group) group.push(reform);
          else this.byId[grouping].set(id, [reform]);
        }
      }
    }
  }

  of(grouping: Grouping, id: string): readonly Reform[] {
    return this.byId[grouping].get(id) ?? [];
  }

  count(grouping: Grouping, id: string): number {
    return this.of(grouping, id).length;
  }
}

/** Reforms by their notice, in the order in which they come. */
export function byNotice(reforms: readonly Reform[]): NoticeGroup[] {
  const groups: NoticeGroup[] = [];
  for (const reform of reforms) {
    const last = groups[groups.length - 1];
    if (last?.notice === reform.notice) last.reforms.push(reform);
    else groups.push({ notice: reform.notice, reforms: [reform] });
  }
  return groups;
}

/** A reform's number as it is said outside its notice: 第七批第16项. */
export const qualifiedNumber = ({ notice, number }: Pick<Reform, 'notice' | 'number'>): string =>
  `${notice.qualifier}第${number}项`;

/** The rows that a page of a growing list holds; two such parts stand on its first page. */
const ROWS = 100;

/** A page of a list that grows with every notice. */
export interface Part<T> {
  /** None on the first page, which has the newest; the others count from the oldest, from 1. */
  part: number | undefined;
  /** Newest first. */
  items: T[];
}

/**
 * Cuts a list that grows with every notice into pages, between its items. The parts count from the
 * oldest, so that what stands on one never moves to another; the first page has the newest two.
 * @param items newest first.
 */
function cut<T>(items: readonly T[], rowsOf: (item: T) => number): Part<T>[] {
  const parts: { items: T[]; rows: number }[] = [];
  for (const item of [...items].reverse()) {
    const last = parts[parts.length - 1];
    const rows = rowsOf(item);
    if (last && last.rows + rows <= ROWS) {
      last.items.unshift(item);
      last.rows += rows;
    } else parts.push({ items: [item], rows });
  }
  const newest = parts.slice(-2).reverse();
  const older = parts.slice(0, -2).map((one, index) => ({ part: index + 1, items: one.items }));
  return [{ part: undefined, items: newest.flatMap((one) => one.items) }, ...older.reverse()];
}

/** The pages of a list of reforms, each with whole notices. */
export const listParts = (reforms: readonly Reform[]): Part<NoticeGroup>[] =>
  cut(byNotice(reforms), (group) => group.reforms.length);

/** The pages of the list of notices. */
export const noticeParts = (notices: readonly Notice[]): Part<Notice>[] => cut(notices, () => 1);

/** A common unit says more than a common topic, and that more than a common zone. */
const WEIGHTS = { units: 100, topics: 10, zones: 1 };
const MOST_RELATED = 6;
/** How far on either side a group is looked through: the work for a reform must not grow with the site. */
const NEIGHBOURS = 20;

/** A reform that has something in common with another, and the names of what that is. */
export interface Related {
  reform: Reform;
  units: string[];
  topics: string[];
  zones: string[];
}

/** The reforms that share a unit or a topic with one, the closest first. */
export function relatedTo(reform: Reform, groups: Groups): Related[] {
  const near = new Set<Reform>(reform.notice.reforms);
  for (const grouping of ['units', 'topics'] as const) {
    for (const { id } of reform[grouping]) {
      const group = groups.of(grouping, id);
      const place = group.indexOf(reform);
      for (const one of group.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS + 1)) {
        near.add(one);
      }
    }
  }
  near.delete(reform);
  const shared = (other: Reform, grouping: 'units' | 'topics' | 'zones') =>
    reform[grouping]
      .filter(({ id }) => other[grouping].some((one) => one.id === id))
      .map(({ name }) => name);
  const weight = (one: Related) =>
    one.units.length * WEIGHTS.units +
    one.topics.length * WEIGHTS.topics +
    one.zones.length * WEIGHTS.zones;
  return [...near]
    .map((other) => ({
      reform: other,
      units: shared(other, 'units'),
      topics: shared(other, 'topics'),
      zones: shared(other, 'zones'),
    }))
    .filter(({ units, topics }) => units.length + topics.length > 0)
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_RELATED);
}
