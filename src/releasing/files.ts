import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../publishing/stop.ts';

/** Names that every server, `sha256sum` and archive take as they are; none is hidden. */
const PLAIN = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** Whether anything is at a path. */
export const isThere = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false }) !== undefined;

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
 * The files of a built site.
 * @throws {Stop} where there is none, or where it has what no build writes.
 */
export function siteFiles(site: string): string[] {
  for (const page of ['index.html', '404.html']) {
    if (!existsSync(join(site, page))) {
      throw new Stop(`${site} 里没有构建好的网站（缺少 ${page}）：请先运行 npm run build。`);
    }
  }
  const files = filesIn(site);
  const odd = files.find((path) => !PLAIN.test(path));
  if (odd) throw new Stop(`${join(site, odd)} 的名称不能发布：请把它移走，再运行。`);
  return files;
}
