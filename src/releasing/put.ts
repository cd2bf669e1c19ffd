import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Stop } from '../publishing/stop.ts';
import { moveDurably, syncFolder } from './durable.ts';
import { filesIn, foldersIn } from './files.ts';
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
  const wrong = [...sums.keys()].filter((path) => !hasBytes(join(release, path), sums.get(path)));
  const strange = filesIn(release).filter((path) => !sums.has(path));
  for (const path of wrong) {
    mkdirSync(dirname(join(release, path)), { recursive: true });
    renameSync(join(making, path), join(release, path));
  }
  for (const path of strange) rmSync(join(release, path));
  const isMended = wrong.length + strange.length > 0;
  if (isMended) for (const folder of foldersIn(release)) syncFolder(folder);
  return isMended;
}
