import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './project.ts';

/** The address that the tests build with. */
export const TEST_SITE_URL = 'https://www.example.gov.cn/column/';

/** The built site of the project that the tests run in: the same tests look at several sites. */
export const DIST = join(process.cwd(), 'dist');

/** The project whose site has several notices, the made-up ones beside the real one. */
export const SEVERAL = projectFolder('several');

/** The paths of all pages of a built site's sitemap. */
export function sitePages(dist = DIST): string[] {
  const sitemap = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => `/${address.slice(TEST_SITE_URL.length)}`,
  );
  if (paths.length === 0) throw new Error('the sitemap is empty');
  return paths;
}

/** One page of each kind: the one with most on it, so that what holds of it holds of its kind. */
export function pageOfEachKind(dist = DIST): string[] {
  const largest = new Map<string, { path: string; size: number }>();
  for (const path of sitePages(dist)) {
    const size = pageHtml(path, dist).length;
    const kind = kindOf(path, dist);
    if (size > (largest.get(kind)?.size ?? 0)) largest.set(kind, { path, size });
  }
  return [...largest.values()].map(({ path }) => path);
}

/** A page's path without what tells it from others of its kind, such as `notice/N/` for a reform's. */
function kindOf(path: string, dist: string): string {
  const [first = '', second = '', ...rest] = path.slice(1).split('/');
  if (existsSync(join(dist, first, 'data.json'))) {
    return ['notice', second.replace(/^\d+$/, 'N'), ...rest].join('/');
  }
  return [first, second && rest.length > 0 && isList(first) ? 'ID' : second, ...rest]
    .join('/')
    .replace(/\d+/g, 'N');
}

const isList = (folder: string) =>
  ['units', 'zones', 'topics', 'platforms', 'served'].includes(folder);

/** The built HTML of a page. */
export const pageHtml = (path: string, dist = DIST) =>
  readFileSync(join(dist, path.endsWith('.html') ? path : `${path}index.html`), 'utf8');

/** All files of a built site, as paths from its root. */
export const siteFiles = (dist = DIST) =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length));
