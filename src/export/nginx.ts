import { isRedirect, type Moved, pageAndAnchor } from '../policy/moved.ts';

/**
 * `redirects.conf`, to be included in nginx's `server`: the same answers as the static pages give,
 * with the status that programs understand. 301 leads on, and the browser keeps the anchor;
 * 410 shows the page that says what became of it.
 * @param siteUrl the address that the site stands at; without it, the server's root.
 */
export function nginxRedirects(moved: readonly Moved[], siteUrl: string | undefined): string {
  const root = siteUrl ? new URL(siteUrl).pathname.replace(/\/$/, '') : '';
  const pages = moved.filter((one) => pageAndAnchor(one.from)[1] === '');
  return [
    `# The addresses that are no longer in use, for the "server" block of nginx (${pages.length}).`,
    ...pages.map((one) =>
      isRedirect(one)
        ? `location = ${root}${one.from} { return 301 ${root}${one.to}; }`
        : `location = ${root}${one.from} { error_page 410 ${root}${one.from}index.html; return 410; }`,
    ),
    '',
  ].join('\n');
}
