import { listParts, noticeParts } from '../groups.ts';
import type { Catalog, Grouping } from '../model.ts';
import { permalink } from './spell.ts';

/** The lists that grow with every notice, and the page of each of their things. */
const GROWING = [
  { grouping: 'units', index: permalink.units, page: permalink.unit },
  { grouping: 'zones', index: permalink.zones, page: permalink.zone },
  { grouping: 'topics', index: permalink.topics, page: permalink.topic },
] as const satisfies readonly {
  grouping: Grouping;
  index: string;
  page: (id: string) => string;
}[];

/** The paths of all pages, in the order of the site map. */
export function pagePaths(catalog: Catalog): string[] {
  return [
    permalink.home,
    ...noticeParts(catalog.notices).map(({ part }) =>
      part === undefined ? permalink.notices : permalink.part(permalink.notices, part),
    ),
    ...catalog.notices.flatMap((notice) => [
      notice.url,
      ...notice.reforms.map((reform) => reform.url),
      permalink.noticePoints(notice.id),
      permalink.noticeMatrix(notice.id),
      permalink.noticeMatrixByTopic(notice.id),
    ]),
    ...GROWING.flatMap(({ grouping, index, page }) => [
      index,
      ...catalog[grouping].flatMap(({ id }) =>
        listParts(catalog.groups.of(grouping, id)).map(({ part }) =>
          part === undefined ? page(id) : permalink.part(page(id), part),
        ),
      ),
    ]),
    permalink.points,
    permalink.matrix,
    permalink.matrixByTopic,
    permalink.places,
    permalink.search,
    permalink.dataIndex,
    permalink.about,
  ];
}
