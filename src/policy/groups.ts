import type { Grouping, Groups, Notice, Reform } from './model.ts';

const GROUPINGS: readonly Grouping[] = [
  'units',
  'zones',
  'topics',
  'places',
  'platforms',
  'served',
];

const eachGrouping = <T>(make: () => T): Record<Grouping, T> => ({
  units: make(),
  zones: make(),
  topics: make(),
  places: make(),
  platforms: make(),
  served: make(),
});

/** Some reforms of one notice. */
export interface NoticeGroup {
  notice: Notice;
  reforms: Reform[];
}

/** The reforms by what they have in common, indexed once: every list and count comes from here. */
export class ReformGroups implements Groups {
  private readonly byId = eachGrouping<Map<string, Reform[]>>(() => new Map());
  /** Where each reform stands in its groups: to look for it would take longer, the longer they grow. */
  private readonly places = eachGrouping<Map<string, Map<Reform, number>>>(() => new Map());

  /** @param reforms in the order in which all lists have them: notices newest first. */
  constructor(reforms: readonly Reform[]) {
    for (const reform of reforms) {
      for (const grouping of GROUPINGS) {
        for (const { id } of reform[grouping]) {
          const group = this.byId[grouping].get(id) ?? [];
          const places = this.places[grouping].get(id) ?? new Map<Reform, number>();
          if (group.length === 0) {
            this.byId[grouping].set(id, group);
            this.places[grouping].set(id, places);
          }
          places.set(reform, group.length);
          group.push(reform);
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

  around(grouping: Grouping, id: string, reform: Reform, reach: number): readonly Reform[] {
    const place = this.places[grouping].get(id)?.get(reform);
    if (place === undefined) return [];
    return this.of(grouping, id).slice(Math.max(0, place - reach), place + reach + 1);
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

/** The reforms that share a unit or a topic with one, the closest first, its own notice's before others, in their order. */
export function relatedTo(reform: Reform, groups: Groups): Related[] {
  const near = new Set(
    (['units', 'topics'] as const).flatMap((grouping) =>
      reform[grouping].flatMap(({ id }) => groups.around(grouping, id, reform, NEIGHBOURS)),
    ),
  );
  near.delete(reform);
  return [...near]
    .map((other) => ({
      other,
      weight: weight(reform, other),
      distance: distance(reform.notice, other.notice),
    }))
    .sort(
      (a, b) => b.weight - a.weight || a.distance - b.distance || a.other.number - b.other.number,
    )
    .slice(0, MOST_RELATED)
    .map(({ other }) => ({
      reform: other,
      units: sharedBy(reform, other, 'units'),
      topics: sharedBy(reform, other, 'topics'),
      zones: sharedBy(reform, other, 'zones'),
    }));
}

type Weighed = keyof typeof WEIGHTS;

/** The names of what a reform has in common with another. */
const sharedBy = (reform: Reform, other: Reform, grouping: Weighed): string[] =>
  reform[grouping]
    .filter(({ id }) => other[grouping].some((one) => one.id === id))
    .map(({ name }) => name);

/** Names are told of few, and only counted of many. */
function weight(reform: Reform, other: Reform): number {
  let sum = 0;
  for (const grouping of ['units', 'topics', 'zones'] as const) {
    for (const { id } of reform[grouping]) {
      if (other[grouping].some((one) => one.id === id)) sum += WEIGHTS[grouping];
    }
  }
  return sum;
}

/** 0 for the same notice, else the time between the two notices. */
const distance = (one: Notice, other: Notice): number =>
  one === other ? 0 : 1 + Math.abs(Date.parse(one.signedOn) - Date.parse(other.signedOn));
