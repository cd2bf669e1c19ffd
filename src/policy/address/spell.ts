import type { PointKind } from '../schema/points.ts';

/** Anchor of a point on its reform's page, by the point's number. */
export const pointAnchor = (point: number) => `p${point}`;

/** Anchor of a point's phrase in the official paragraph. */
export const phraseAnchor = (point: number, phrase: number) => `w${point}-${phrase}`;

/** Anchor of what became of a unit on its page, by its place among all that did, from 0. */
export const unitEventAnchor = (index: number) => `change-${index + 1}`;

/** Anchors of the kinds of points, chosen once. */
export const POINT_KIND_ANCHORS: Record<PointKind, string> = {
  建平台设施: 'system',
  改流程: 'process',
  定标准: 'standard',
  联办协作: 'joint',
  便利措施: 'service',
  风险防范: 'risk',
  目标效果: 'aim',
};

/** The files that a page can have, as they end in the place of the page's last slash. */
export const FILE_ENDINGS = [
  '.xlsx',
  '.docx',
  '.csv',
  '.json',
  '-plan.docx',
  '-review.docx',
  '-qr.png',
] as const;
export type FileEnding = (typeof FILE_ENDINGS)[number];

/** The name of a notice's data file in its own folder. */
export const NOTICE_DATA = 'data.json';

/** A regular expression for every file that a page can have, without its anchors. */
export const filePattern = (page: string): string => {
  const escaped = (text: string) => text.replace(/\./g, '\\.');
  return `${page.slice(0, -1)}(${[...FILE_ENDINGS, `/${NOTICE_DATA}`].map(escaped).join('|')})`;
};

/**
 * The one place where a URL of the site is spelled. Every path starts at the site's root,
 * ends in `/` (files aside) and is made of identity, never of titles.
 */
export const permalink = {
  home: '/',
  notices: '/notices/',
  /** The notices for the search, which names them by this list instead of in its page. */
  noticeIndex: '/notices.json',
  units: '/units/',
  zones: '/zones/',
  topics: '/topics/',
  points: '/points/',
  matrix: '/matrix/',
  matrixByTopic: '/matrix/by-topic/',
  places: '/places/',
  platforms: '/platforms/',
  served: '/served/',
  glossary: '/glossary/',
  changes: '/changes/',
  search: '/search/',
  lexicon: '/search/lexicon.json',
  homophones: '/search/homophones.json',
  words: '/search/words.json',
  spokenWords: '/search/spoken.json',
  titles: '/search/titles.json',
  /** Titles by what may be typed for them, where there are many. */
  titleShard: (name: string) => `/search/titles/${name}.json`,
  /** The folder of the files of pairs, which are of one state of the content. */
  pairs: (version: string) => `/search/pairs/${version}/`,
  searchIndex: '/pagefind/',
  openSearch: '/opensearch.xml',
  about: '/about/',
  sitemap: '/sitemap.xml',
  notice: (noticeId: string) => `/${noticeId}/`,
  noticeMatrix: (noticeId: string) => `/${noticeId}/matrix/`,
  noticeMatrixByTopic: (noticeId: string) => `/${noticeId}/matrix/by-topic/`,
  noticePoints: (noticeId: string) => `/${noticeId}/points/`,
  /** A part of a list that grows with every notice, counted from the oldest; the newest is the page itself. */
  part: (page: string, part: number) => `${page}older/${part}/`,
  /** A clause (`c2-1`), the annex (`annex`) or one of its rows (`annex-16`). */
  anchor: (noticeId: string, anchor: string) => `/${noticeId}/#${anchor}`,
  annexRow: (noticeId: string, number: number) => `/${noticeId}/#annex-${number}`,
  reform: (noticeId: string, number: number) => `/${noticeId}/${number}/`,
  point: (noticeId: string, number: number, point: number) =>
    `/${noticeId}/${number}/#${pointAnchor(point)}`,
  feed: '/feed.xml',
  dataIndex: '/data/',
  redirects: '/redirects.conf',
  /** A file that holds what a page says: `/fj7/16.json` for `/fj7/16/` and `.json`. */
  file: (page: string, ending: FileEnding) => page.replace(/\/$/, ending),
  /** The JSON Schema of a kind of data file. */
  schema: (name: string) => `/data/${name}.schema.json`,
  data: (noticeId: string) => `/${noticeId}/${NOTICE_DATA}`,
  unit: (unitId: string) => `/units/${unitId}/`,
  zone: (zoneId: string) => `/zones/${zoneId}/`,
  topic: (topicId: string) => `/topics/${topicId}/`,
  platform: (platformId: string) => `/platforms/${platformId}/`,
  servedGroup: (servedId: string) => `/served/${servedId}/`,
  /** A word's meaning in the glossary. */
  glossaryTerm: (termId: string) => `/glossary/#${termId}`,
  /** A notice's points of one kind. */
  pointKind: (noticeId: string, kind: PointKind) =>
    `/${noticeId}/points/#${POINT_KIND_ANCHORS[kind]}`,
} as const;

/**
 * A root path as seen from a page, so that one build works under any folder of any server.
 * `relativeTo('/fj7/16/', '/units/')` is `../../units/`; the page itself is `./`.
 */
export function relativeTo(page: string, target: string): string {
  const from = page.split('/').slice(1, -1);
  const to = target.slice(1).split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = '../'.repeat(from.length - shared);
  const down = to.slice(shared).join('/');
  return up + down === '' || down.startsWith('#') || down.startsWith('?')
    ? `${up || './'}${down}`
    : up + down;
}

/** A root path as a full address. `siteUrl` ends in `/`, such as `https://host/column/`. */
export function absolute(siteUrl: string, path: string): string {
  return siteUrl + path.slice(1);
}
