import { pointAnchor } from '../anatomy.ts';
import type { PointKind } from '../schema/points.ts';

/** Anchors of the kinds of points, chosen once. */
export const POINT_KIND_ANCHORS: Record<PointKind, string> = {
  建系统: 'system',
  改流程: 'process',
  定标准: 'standard',
  联办协作: 'joint',
  便利措施: 'service',
  风险防范: 'risk',
};

/**
 * The one place where a URL of the site is spelled. Every path starts at the site's root,
 * ends in `/` (files aside) and is made of identity, never of titles.
 */
export const permalink = {
  home: '/',
  units: '/units/',
  zones: '/zones/',
  topics: '/topics/',
  points: '/points/',
  matrix: '/matrix/',
  matrixByTopic: '/matrix/by-topic/',
  places: '/places/',
  search: '/search/',
  lexicon: '/search/lexicon.json',
  homophones: '/search/homophones.json',
  searchIndex: '/pagefind/',
  openSearch: '/opensearch.xml',
  about: '/about/',
  sitemap: '/sitemap.xml',
  notice: (noticeId: string) => `/${noticeId}/`,
  /** A clause (`c2-1`), the annex (`annex`) or one of its rows (`annex-16`). */
  anchor: (noticeId: string, anchor: string) => `/${noticeId}/#${anchor}`,
  annexRow: (noticeId: string, number: number) => `/${noticeId}/#annex-${number}`,
  reform: (noticeId: string, number: number) => `/${noticeId}/${number}/`,
  point: (noticeId: string, number: number, point: number) =>
    `/${noticeId}/${number}/#${pointAnchor(point)}`,
  feed: '/feed.xml',
  dataIndex: '/data/',
  redirects: '/redirects.conf',
  /** The PNG of a page's QR code. */
  qrCode: (page: string) => permalink.file(page, '-qr.png'),
  /** A file that holds what a page says: `/fj7/16.json` for `/fj7/16/` and `.json`. */
  file: (page: string, ending: string) => page.replace(/\/$/, ending),
  /** The JSON Schema of a kind of data file. */
  schema: (name: string) => `/data/${name}.schema.json`,
  data: (noticeId: string) => `/${noticeId}/data.json`,
  unit: (unitId: string) => `/units/${unitId}/`,
  zone: (zoneId: string) => `/zones/${zoneId}/`,
  topic: (topicId: string) => `/topics/${topicId}/`,
  /** The points of one kind. */
  pointKind: (kind: PointKind) => `/points/#${POINT_KIND_ANCHORS[kind]}`,
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

/** The page whose file an address is: `/units/swt/` for `/units/swt-plan.docx`, `/fj7/` for its data. */
export const pageOfFile = (file: string): string =>
  /\/(data|[a-z]+\.schema)\.json$/.test(file)
    ? file.slice(0, file.lastIndexOf('/') + 1)
    : file.replace(/(-plan|-review|-qr)?\.[a-z]+$/, '/');

/** The id of what its page says of a file that is no more: `16-review.docx`. */
export const movedFileId = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** A root path as a full address. `siteUrl` ends in `/`, such as `https://host/column/`. */
export function absolute(siteUrl: string, path: string): string {
  return siteUrl + path.slice(1);
}
