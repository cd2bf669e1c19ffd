import { join, relative } from 'node:path';
import { Stop } from '../publishing/stop.ts';
import { packerOf } from './about.ts';
import { linkDurably } from './durable.ts';
import { currentName, currentOf, makingOf } from './folders.ts';
import { withNext, writeHistory } from './history.ts';
import { keepFiles } from './kept-files.ts';
import { makeRelease, type Parts } from './make.ts';
import type { Before } from './packed.ts';
import { clear, prune } from './prune.ts';
import { type Put, putRelease } from './put.ts';
import { sumsOf } from './sums.ts';

/** What a run has done. */
export interface Released {
  /** The release's name. */
  name: string;
  put: Put;
  /** The release that was shown before, if any. */
  before: string | undefined;
  /** How many old releases went. */
  gone: number;
}

/**
 * Makes a release of a built site, and lets `current` lead to it once it is whole, checked and on the
 * disk. Whatever stops it, `current` leads to a whole release, and the next run needs no help.
 * @param site the folder of the built site.
 * @param releases the folder of the releases, which is there and whose lock is held.
 * @param most how many releases may stay.
 * @throws {Stop} with what is wrong.
 */
export async function release(
  site: string,
  releases: string,
  parts: Parts,
  most: number,
): Promise<Released> {
  const before = currentName(releases);
  clear(releases);
  const making = makingOf(releases);
  const name = await makeRelease(making, site, parts, lastOf(releases, before, parts));
  const put = putRelease(making, join(releases, name));
  keepFiles(releases, name);
  // What is behind the current one in the history was gone back from: until the switch, this one is too.
  writeHistory(releases, withNext(releases, name));
  if (name !== before) linkDurably(currentOf(releases), name);
  return { name, put, before, gone: prune(releases, most) };
}

/**
 * A build takes the place of all that is in the site's folder.
 * @throws {Stop} where the releases are in there.
 */
export function assertApart(site: string, releases: string): void {
  if (/^\.\.(\/|$)/.test(relative(site, releases))) return;
  throw new Stop(
    `版本不能放在网站的文件夹 ${site} 里，构建时里面的文件会全部换掉：请用 RELEASES 另指一个文件夹，现在是 ${releases}。`,
  );
}

/** The release before, where the same packer made it. */
function lastOf(releases: string, before: string | undefined, parts: Parts): Before | undefined {
  if (before === undefined) return undefined;
  const folder = join(releases, before);
  return packerOf(folder) === parts.about.packer ? { folder, sums: sumsOf(folder) } : undefined;
}
