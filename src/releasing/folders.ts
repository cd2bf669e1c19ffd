import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../publishing/stop.ts';

/** The names in `releases/`; every other is somebody else's and is left alone. */
const RELEASE = /^[0-9a-f]{16}$/;
/** What a run that was broken off has left. */
export const LEFTOVER = /^\.(next|old|link)-/;

/** Whether a name is a release's: the beginning of its content's SHA-256. */
export const isReleaseName = (name: string): boolean => RELEASE.test(name);

/** Where a release is made, beside the others, so that it comes among them in one move. */
export const makingOf = (releases: string): string => join(releases, `.next-${process.pid}`);

/** The link that says which release the server shows. */
export const currentOf = (releases: string): string => join(releases, 'current');

/** The built site within a release: all that readers get. */
export const SITE = 'site';

/**
 * The name that `current` leads to, whether or not a release of that name is still there; nothing
 * where there is no `current`.
 * @throws {Stop} where `current` is not such a link.
 */
export function linkedName(releases: string): string | undefined {
  const link = currentOf(releases);
  const found = lstatSync(link, { throwIfNoEntry: false });
  if (!found) return undefined;
  const name = found.isSymbolicLink() ? readlinkSync(link) : '';
  if (isReleaseName(name)) return name;
  throw new Stop(`${link} 应是指向同一文件夹里某个版本的链接，现在不是：请先把它移走。`);
}

/**
 * The name of the release that `current` leads to; nothing where there is none.
 * @throws {Stop} where `current` is not such a link.
 */
export function currentName(releases: string): string | undefined {
  const name = linkedName(releases);
  return name !== undefined && existsSync(join(releases, name)) ? name : undefined;
}
