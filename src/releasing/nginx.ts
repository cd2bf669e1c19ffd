import { type Header, headerPolicy } from '../delivery/security-headers.ts';
import { Stop } from '../publishing/stop.ts';
import { BY_ENDING } from './types.ts';

/** The folder in a release with what nginx includes: see `deploy/nginx-site.conf`. */
export const NGINX = 'nginx';

/** The headers, for every `location` that has headers of its own: nginx hands none down to it. */
export const headersConf = (headers: readonly Header[]): string =>
  headers.map(([name, value]) => `add_header ${name} "${value}" always;\n`).join('');

/** nginx's name for the policy of what it answers with, which `policiesConf` tells. */
export const POLICY = '$site_policy';

/**
 * The policy of each page, as the server asks for it: by the file that the page is. What is asked for
 * otherwise, by its file's own name or where nothing is, has the policy of all pages in one, which is
 * long: most of a policy says which styles are its page's, and each kind of page has its own.
 * @param policies the pages' own by their paths from the site's root.
 * @param frameAncestors who may show the site in a frame, as a policy says it.
 */
export function policiesConf(
  policies: ReadonlyMap<string, string>,
  frameAncestors: string,
): string {
  const line = (name: string, of: Iterable<string>) =>
    `    ${name} "${headerPolicy(of, frameAncestors)}";\n`;
  const pages = [...policies].map(([path, policy]) => line(`"/${path}"`, [policy]));
  return `map $uri ${POLICY} {\n${line('default', policies.values())}${pages.join('')}}\n`;
}

/** What each file is, in place of the server's own list. */
export const typesConf = (): string =>
  `types {\n${Object.entries(BY_ENDING)
    .map(([ending, { type }]) => `    "${type}" ${ending};\n`)
    .join('')}}\ndefault_type application/octet-stream;\n`;

/**
 * The release by its own name, and where the site stands: its folder's name leads to it without a
 * slash at its end, too. A server that has read this goes on with
 * the whole of this release, its headers and redirects too, until it reads the next one.
 * @param url the site's full address; null where none was given: then it is at the root.
 * @throws {Stop} where its path has signs that mean something to nginx.
 */
export function releaseConf(release: string, url: string | null): string {
  const path = pathOf(url);
  const folder = path.replace(/\/$/, '');
  return [
    `set $site_release ${release};`,
    `set $site_path ${path};`,
    ...(folder
      ? [
          `location = ${folder} {`,
          '    absolute_redirect off;',
          `    return 301 ${encodeURI(path)}$is_args$args;`,
          '}',
        ]
      : []),
    '',
  ].join('\n');
}

/** The page of each folder: its `index.html`, in the folder that the server knows as `$site_folder`. */
export function pagesConf(url: string | null): string {
  const path = pathOf(url).replace(/\./g, '\\.');
  return `location ~ /$ {\n    root $site_folder;\n    rewrite ^${path}(.*)$ /$1index.html break;\n}\n`;
}

/** Where the site stands, as nginx reads addresses. */
function pathOf(url: string | null): string {
  const path = url ? decodeURI(new URL(url).pathname) : '/';
  if (/^[\p{L}\p{N}/._~-]*$/u.test(path)) return path;
  throw new Stop(`SITE_URL 里的路径 ${path} 有 nginx 另有用处的符号：请换一个文件夹。`);
}
