import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './stop.ts';

/** Where a site is published, and where it is made; both on one disk, so that one becomes the other. */
export interface Folders {
  /** `dist/`. */
  published: string;
  /** `.build/`. */
  work: string;
}

// The published folder is never half a site: a site comes in, goes out and is thrown away by its
// name alone. Between the two renames of a publication there is none; then, and only then, the last
// one stands in `previous` while none is published.
const kept = ({ work }: Folders) => join(work, 'previous');
/** What nobody needs any more, of a build that was broken off too, has a name that begins so. */
const LEFTOVER = /^(next|old)(-|$)/;

/** Where a new site is to be made. */
export const making = ({ work }: Folders) => join(work, `next-${process.pid}`);

/**
 * Mends what a build that was broken off has left, for the holder of the lock alone.
 * @returns whether the last good site had to be put back.
 * @throws {Stop} where the published folder is something else than a folder.
 */
export function recover(folders: Folders): boolean {
  const found = lstatSync(folders.published, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) {
    throw new Stop(`${folders.published} 应是文件夹，现在是文件或链接：请先把它移走。`);
  }
  const isLost = !found && existsSync(kept(folders));
  if (isLost) renameSync(kept(folders), folders.published);
  clear(folders);
  return isLost;
}

/**
 * Puts the site that was made in the place of the published one.
 * @throws what the file system says; then the published site is what it was.
 */
export function publish(folders: Folders): void {
  const isFirst = !existsSync(folders.published);
  if (!isFirst) renameSync(folders.published, kept(folders));
  try {
    renameSync(making(folders), folders.published);
  } catch (error) {
    if (!isFirst) renameSync(kept(folders), folders.published);
    throw error;
  }
}

/** Removes all that nobody needs, the site before the published one included. */
export function clear(folders: Folders): void {
  // Named away first: half of a site is never to be taken for one to put back.
  if (existsSync(kept(folders))) {
    renameSync(kept(folders), join(folders.work, `old-${process.pid}`));
  }
  for (const name of readdirSync(folders.work).filter((name) => LEFTOVER.test(name))) {
    rmSync(join(folders.work, name), { recursive: true, force: true });
  }
}
