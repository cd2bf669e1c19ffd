import { absolute, relativeTo } from '../policy/address/spell.ts';

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const ROOT_PATH = /\s(href|src|action|cite|data-[a-z]+-src)="(\/(?!\/)[^"]*)"/g;

/** Rewrites the root paths (`/fj7/`) in a page's tags; text is left alone. */
function rewriteLinks(html: string, rewrite: (path: string) => string): string {
  return html.replace(TAG, (tag) =>
    // Most tags have no path at all.
    tag.includes('="/')
      ? tag.replace(ROOT_PATH, (_, name, path) => ` ${name}="${rewrite(path)}"`)
      : tag,
  );
}

/** Makes a page's links relative, so that one build works under any folder of any server. */
export const relativeLinks = (html: string, page: string) =>
  rewriteLinks(html, (path) => relativeTo(page, path));

/** For a page without an address of its own: links take the configured address, else the root. */
export function rootedLinks(html: string, siteUrl: string | undefined): string {
  // The page's own links are escaped already, the address isn't.
  const written = siteUrl?.replace(/&/g, '&amp;');
  return rewriteLinks(html, (path) => (written ? absolute(written, path) : path));
}
