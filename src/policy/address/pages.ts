import { listParts, noticeParts } from '../groups.ts';
import type { Catalog, Grouping, Notice } from '../model.ts';
import { permalink } from './spell.ts';

/** The lists that grow with every notice, and the page of each of their things. */
const GROWING = [
  { grouping: 'units', index: permalink.units, page: permalink.unit },
  { grouping: 'zones', index: permalink.zones, page: permalink.zone },
  { grouping: 'topics', index: permalink.topics, page: permalink.topic },
  { grouping: 'platforms', index: permalink.platforms, page: permalink.platform },
  { grouping: 'served', index: permalink.served, page: permalink.servedGroup },
] as const satisfies readonly {
  grouping: Grouping;
  index: string;
  page: (id: string) => string;
}[];

/** The addresses that list the notices, each with the page of a notice's own that it lists. */
const INDEXES: readonly { index: string; page: (noticeId: string) => string }[] = [
  { index: permalink.notices, page: permalink.notice },
  { index: permalink.points, page: permalink.noticePoints },
  { index: permalink.matrix, page: permalink.noticeMatrix },
  { index: permalink.matrixByTopic, page: permalink.noticeMatrixByTopic },
];

/** An address that isn't a page of its own, but leads on to one. */
export interface LeadingPage {
  from: string;
  to: string;
}

/**
 * The indexes of notices where there is one notice: each leads on to that notice's own page. With
 * several they are pages, and none leads on. Either way they answer.
 */
export function leadingPages({
  notices,
}: {
  notices: readonly Pick<Notice, 'id'>[];
}): LeadingPage[] {
  const [only, ...others] = notices;
  if (!only || others.length > 0) return [];
  return INDEXES.map(({ index, page }) => ({ from: index, to: page(only.id) }));
}

/** The paths of all pages, in the order of the site map; none that leads on is among them. */
export function pagePaths(catalog: Catalog): string[] {
  const leading = new Set(leadingPages(catalog).map(({ from }) => from));
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
    permalink.glossary,
    permalink.changes,
    permalink.search,
    permalink.dataIndex,
    permalink.about,
  ].filter((path) => !leading.has(path));
}
