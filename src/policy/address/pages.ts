import type { NoticeGroup } from '../groups.ts';
import { listParts, noticeParts, type Part } from '../list-parts.ts';
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

/** A list that grows with every notice: the path of its first page, and its pages. */
interface GrowingList {
  first: string;
  parts: Part<NoticeGroup>[];
}

/** What of a grouping has a list of its own, in the order of the content. */
const listsOf = (catalog: Catalog, { grouping, page }: (typeof GROWING)[number]): GrowingList[] =>
  catalog[grouping].map(({ id }) => ({
    first: page(id),
    parts: listParts(catalog.groups.of(grouping, id)),
  }));

/** All of them: where each is cut tells what stands on which page. */
export const growingLists = (catalog: Catalog): GrowingList[] =>
  GROWING.flatMap((growing) => listsOf(catalog, growing));

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
    ...pathsOf(permalink.notices, noticeParts(catalog.notices)),
    ...catalog.notices.flatMap((notice) => [
      notice.url,
      ...notice.reforms.map((reform) => reform.url),
      permalink.noticePoints(notice.id),
      permalink.noticeMatrix(notice.id),
      permalink.noticeMatrixByTopic(notice.id),
    ]),
    ...GROWING.flatMap((growing) => [
      growing.index,
      ...listsOf(catalog, growing).flatMap(({ first, parts }) => pathsOf(first, parts)),
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

const pathsOf = (first: string, parts: readonly Part<unknown>[]): string[] =>
  parts.map(({ part }) => (part === undefined ? first : permalink.part(first, part)));
