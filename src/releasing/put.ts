import { chmodSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Stop } from '../publishing/stop.ts';
import { moveDurably, syncFolder } from './durable.ts';
import { entryAt, filesIn, foldersIn, freeWay } from './files.ts';
import { damagedIn, digestOf, hasBytes, SUMS, sumsOf } from './sums.ts';

/** What became of a release that was made: a new one, one that was there, or one that was mended. */
export type Put = 'new' | 'there' | 'mended';

/**
 * Puts a release that was made among the others. One of its name is kept if it is undamaged, and
 * else gets the files that it needs, one by one, since readers may be in it.
 * @throws {Stop} where it is then not what its list says.
 */
export function putRelease(making: string, release: string): Put {
  let put: Put = 'there';
  if (!existsSync(release)) {
    moveDurably(making, release);
    put = 'new';
  } else if (mended(making, release)) {
    put = 'mended';
  }
  const damaged = damagedIn(release);
  if (damaged.length > 0) {
    throw new Stop(`${release} 写好以后核对不上（${damaged[0]}）：请检查磁盘后再运行。`);
  }
  return put;
}

/** Whether anything had to be mended. */
function mended(making: string, release: string): boolean {
  const list = digestOf(readFileSync(join(making, SUMS)));
  const sums = new Map([...sumsOf(making), [SUMS, list]]);
  // The outer folders first: what is in them can't be seen before.
  const folders = foldersIn(making).reverse();
  const opened = [...folders.map((folder) => relative(making, folder)), ...sums.keys()].filter(
    (path) => hasGivenRights(join(making, path), join(release, path)),
  );
  const strange = filesIn(release).filter((path) => !sums.has(path));
  for (const path of strange) rmSync(join(release, path));
  for (const path of sums.keys()) freeWay(release, path);
  const wrong = [...sums.keys()].filter((path) => !hasBytes(join(release, path), sums.get(path)));
  for (const path of wrong) renameSync(join(making, path), join(release, path));
  const isMended = opened.length + wrong.length + strange.length > 0;
  if (isMended) for (const folder of foldersIn(release)) syncFolder(folder);
  return isMended;
}

/** Gives a file or folder the rights that the one that was made has, and says whether it lacked any. */
function hasGivenRights(made: string, there: string): boolean {
  const [has, should] = [there, made].map((path) => entryAt(path));
  if (!has || !should || has.isDirectory() !== should.isDirectory() || has.isSymbolicLink()) {
    return false;
  }
  const lacking = should.mode & ~has.mode & 0o777;
  if (lacking !== 0) chmodSync(there, (has.mode | lacking) & 0o7777);
  return lacking !== 0;
}
