import type { Catalog } from '../join/join.ts';
import { permalink } from './permalink.ts';

/** The paths of all pages, in the order of the site map. */
export function pagePaths(catalog: {
  notices: readonly { id: string; reforms: readonly { number: number }[] }[];
  units: readonly { id: string }[];
  zones: readonly { id: string }[];
  topics: readonly { id: string }[];
}): string[] {
  return [
    permalink.home,
    ...catalog.notices.flatMap((notice) => [
      permalink.notice(notice.id),
      ...notice.reforms.map((reform) => permalink.reform(notice.id, reform.number)),
    ]),
    permalink.units,
    ...catalog.units.map((unit) => permalink.unit(unit.id)),
    permalink.zones,
    ...catalog.zones.map((zone) => permalink.zone(zone.id)),
    permalink.topics,
    ...catalog.topics.map((topic) => permalink.topic(topic.id)),
    permalink.points,
    permalink.matrix,
    permalink.matrixByTopic,
    permalink.places,
    permalink.search,
    permalink.dataIndex,
    permalink.about,
  ];
}

/** Every page and every place on one that a document might cite: clauses, rows of the annex, points. */
export function addressesOf(
  catalog: Pick<Catalog, 'notices' | 'units' | 'zones' | 'topics'>,
): string[] {
  return [...pagePaths(catalog), ...catalog.notices.flatMap(anchorsOf)];
}

function anchorsOf({ id, clauses, reforms }: Catalog['notices'][number]): string[] {
  return [
    ...clauses.map((clause) => permalink.anchor(id, clause.anchor)),
    permalink.anchor(id, 'annex'),
    ...reforms.map((reform) => permalink.annexRow(id, reform.number)),
    ...reforms.flatMap((reform) =>
      reform.points.map((point) => permalink.point(id, reform.number, point.number)),
    ),
  ];
}
