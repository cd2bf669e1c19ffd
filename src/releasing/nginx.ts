import type { Header } from '../delivery/security-headers.ts';
import { BY_ENDING } from './types.ts';

/** The folder in a release with what nginx includes: see `deploy/nginx-site.conf`. */
export const NGINX = 'nginx';

/** The headers, for every `location` that has headers of its own: nginx hands none down to it. */
export const headersConf = (headers: readonly Header[]): string =>
  headers.map(([name, value]) => `add_header ${name} "${value}" always;\n`).join('');

/** What each file is, in place of the server's own list. */
export const typesConf = (): string =>
  `types {\n${Object.entries(BY_ENDING)
    .map(([ending, { type }]) => `    "${type}" ${ending};\n`)
    .join('')}}\ndefault_type application/octet-stream;\n`;

/**
 * The release by its own name, and where the site stands. A server that has read this goes on with
 * the whole of this release, its headers and redirects too, until it reads the next one.
 * @param url the site's full address; null where none was given: then it is at the root.
 */
export const releaseConf = (release: string, url: string | null): string =>
  `set $site_release ${release};\nset $site_path ${url ? new URL(url).pathname : '/'};\n`;
