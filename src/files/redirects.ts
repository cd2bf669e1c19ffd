import { isRedirect } from '../policy/address/follow.ts';
import { isPage, pageOf } from '../policy/address/parse.ts';
import { filePattern } from '../policy/address/spell.ts';
import type { Moved } from '../policy/schema/moved.ts';

/**
 * `redirects.conf`, to be included in nginx's `server`: the same answers as the static pages give,
 * with the status that programs understand. 301 leads on, and the browser keeps the anchor;
 * 410 shows the page that says what became of it.
 * @param siteUrl the address that the site stands at; without it, the server's root.
 */
export function nginxRedirects(moved: readonly Moved[], siteUrl: string | undefined): string {
  const root = new URL(siteUrl ?? 'http://host/').pathname.replace(/\/$/, '');
  return [
    `# The addresses that are no longer in use, for the "server" block of nginx (${moved.length}).`,
    // A place on a page never reaches the server.
    ...moved.filter((one) => !one.from.includes('#')).map((one) => locationOf(one, root)),
    '',
  ].join('\n');
}

/** nginx reads addresses decoded, and sends them as they are written. */
function locationOf(moved: Moved, root: string): string {
  const within = decodeURI(root);
  const from = within + moved.from;
  if (isRedirect(moved)) {
    const query = moved.to.includes('#') ? '' : '$is_args$args';
    return `location = ${from} { return 301 ${root}${moved.to}${query}; }`;
  }
  const told = `${within}${isPage(moved.from) ? moved.from : pageOf(moved.from)}index.html`;
  // A page's files are gone with it.
  const also = isPage(moved.from)
    ? `\nlocation ~ ^${within.replace(/\./g, '\\.')}${filePattern(moved.from)}$ { error_page 410 ${told}; return 410; }`
    : '';
  return `location = ${from} { error_page 410 ${told}; return 410; }${also}`;
}
