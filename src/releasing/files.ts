import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from '../publishing/stop.ts';

/** Names that every server, `sha256sum` and archive take as they are; none is hidden. */
const PLAIN = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** What is at a path, a link as itself; nothing where there is none, or where its folder is no folder. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (Object(error).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Whether anything is at a path. */
export const isThere = (path: string): boolean => entryAt(path) !== undefined;

/** All files below a folder, as paths from it, in the order of their code units. */
export function filesIn(folder: string): string[] {
  const found: string[] = [];
  const look = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) look(path);
      else found.push(path);
    }
  };
  look('');
  return found.sort();
}

/** All folders below a folder, itself last, the inner before the outer. */
export function foldersIn(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => foldersIn(join(folder, name)));
  return [...inner, folder];
}

/**
 * Makes the way to a file's place in a folder of ours free, its folders too: whoever has put something
 * else there by hand need not come back to take it away.
 */
export function freeWay(folder: string, path: string): void {
  const names = path.split('/');
  for (let depth = 1; depth <= names.length; depth++) {
    const at = join(folder, ...names.slice(0, depth));
    const found = entryAt(at);
    // A link to a folder is none: what is behind it is somebody else's.
    if (found && found.isDirectory() !== depth < names.length) rmSync(at, { recursive: true });
  }
  mkdirSync(dirname(join(folder, path)), { recursive: true });
}

/** @throws {Stop} where there is no built site in a folder. */
export function assertBuilt(site: string): void {
  for (const page of ['index.html', '404.html']) {
    if (!existsSync(join(site, page))) {
      throw new Stop(`${site} 里没有构建好的网站（缺少 ${page}）：请先运行 npm run build。`);
    }
  }
}

/**
 * The files of a built site.
 * @throws {Stop} where it has what no build writes.
 */
export function siteFiles(site: string): string[] {
  const files = filesIn(site);
  const odd = files.find((path) => !PLAIN.test(path));
  if (odd) throw new Stop(`${join(site, odd)} 的名称不能发布：请把它移走，再运行。`);
  return files;
}
