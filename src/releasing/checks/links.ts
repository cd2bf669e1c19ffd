import type { PageLinks } from '../page.ts';

/** An address that leads to another site, or that no server answers. */
const AWAY = /^([a-z][a-z\d+.-]*:|\/\/)/i;
/** Only for the paths of addresses: nothing is asked of it. */
const BASE = 'http://site';

/**
 * Links that lead nowhere: to no file of the site, or to no place on its page.
 * @param pages by their files' paths from the root.
 * @param files all files of the site.
 * @param siteUrl the site's address: what starts with it is the site's own; without it, the root's.
 */
export function lostLinks(
  pages: ReadonlyMap<string, PageLinks>,
  files: ReadonlySet<string>,
  siteUrl: string | null,
): string[] {
  const root = siteUrl ?? `${BASE}/`;
  const lost: string[] = [];
  for (const [page, { links }] of pages) {
    for (const link of new Set(links)) {
      const path = pathOf(link, page, root);
      if (path === undefined) continue;
      const file =
        path.file.endsWith('/') || path.file === '' ? `${path.file}index.html` : path.file;
      if (!files.has(file)) lost.push(`${page} 里的链接 ${link} 没有对应的文件。`);
      else if (!hasPlace(pages.get(file), path.anchor)) {
        lost.push(`${page} 里的链接 ${link} 没有对应的位置。`);
      }
    }
  }
  return lost;
}

/** Where on the site an address leads to; nothing where it leads away. */
function pathOf(
  link: string,
  page: string,
  root: string,
): { file: string; anchor: string } | undefined {
  if (AWAY.test(link) && !link.startsWith(root)) return undefined;
  const url = new URL(link, root + page);
  if (!url.href.startsWith(root)) return { file: link, anchor: '' };
  const file = decodeURIComponent(url.href.slice(root.length).replace(/[?#].*/s, ''));
  return { file, anchor: decodeURIComponent(url.hash.slice(1)) };
}

/** The top of a page, and words that the browser looks for, are places everywhere. */
const hasPlace = (page: PageLinks | undefined, anchor: string): boolean =>
  anchor === '' || anchor.startsWith(':~:') || page === undefined || page.ids.has(anchor);
