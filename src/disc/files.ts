import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permalink } from '../policy/address/spell.ts';
import { scriptOf } from './data-name.ts';
import { dataScript, isSearchData } from './data-script.ts';
import { discPage, MODULES, SCRIPT } from './page.ts';
import { discScript } from './script.ts';

/** A file of the package. */
export interface DiscFile {
  /** From the package's root: `fj7/16/index.html`. */
  path: string;
  content: string | Uint8Array;
}

/** What only a server and who runs it ask for, and the search where there is one; from the site's root. */
const FOR_SERVERS = [
  '/404.html',
  '/robots.txt',
  permalink.redirects,
  permalink.searchIndex,
  `/${MODULES}`,
];

/**
 * The files of the package that opens from a disc, of a built site, by their paths in the same order
 * each time.
 * @param dist the folder of the built site
 * @throws {Error} where a page has what would not work from a disc, with the page's path.
 */
export async function* discFiles(dist: string): AsyncGenerator<DiscFile> {
  yield { path: SCRIPT, content: await discScript() };
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length))
    .map((path) => path.split('\\').join('/'))
    .sort();
  for (const path of paths) {
    if (FOR_SERVERS.some((one) => path === one || (one.endsWith('/') && path.startsWith(one)))) {
      continue;
    }
    yield* fileOf(path, readFileSync(join(dist, path)));
  }
}

/** What a file of the built site becomes. */
function* fileOf(address: string, content: Buffer): Generator<DiscFile> {
  const path = address.slice(1);
  if (isSearchData(address)) {
    yield { path: scriptOf(path), content: dataScript(content.toString('utf8')) };
    // Nobody but the search reads what is in its folder.
    if (address.startsWith(permalink.search)) return;
  }
  yield { path, content: path.endsWith('.html') ? pageOf(path, content) : content };
}

function pageOf(path: string, content: Buffer): string {
  try {
    return discPage(content.toString('utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}
