import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address that the tests build with. */
export const TEST_SITE_URL = 'https://www.example.gov.cn/column/';

/** The built site. */
export const DIST = join(import.meta.dirname, '..', 'dist');

/** The paths of all pages of the built site's sitemap, and of the page for wrong addresses. */
export function sitePages(): string[] {
  const sitemap = readFileSync(join(DIST, 'sitemap.xml'), 'utf8');
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => `/${address.slice(TEST_SITE_URL.length)}`,
  );
  if (paths.length === 0) throw new Error('the sitemap is empty');
  return paths;
}

/** The built HTML of a page. */
export const pageHtml = (path: string) =>
  readFileSync(join(DIST, path.endsWith('.html') ? path : `${path}index.html`), 'utf8');

/** All files of the built site, as paths from its root. */
export const siteFiles = () =>
  readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length));
