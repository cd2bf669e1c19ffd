import { copyFileSync, linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isLasting } from './caching.ts';
import { beside, moveDurably } from './durable.ts';
import { entryAt, filesIn, freeWay, isThere } from './files.ts';
import { SITE } from './folders.ts';
import { PACKINGS } from './packed.ts';

// Who has a page open while the next release comes still asks for the scripts and the parts of the
// index that the page goes with. They stand here, once for all releases that are there.
const KEPT = 'parts';
const keptOf = (releases: string) => join(releases, KEPT);

const unpacked = (path: string) =>
  PACKINGS.reduce((name, packing) => (name.endsWith(packing) ? name.slice(0, -3) : name), path);

/** Adds a release's files whose names tell their content; those of the others stay. */
export function keepFiles(releases: string, release: string): void {
  const site = join(releases, release, SITE);
  for (const path of filesIn(site).filter((path) => isLasting(unpacked(path)))) {
    const to = join(keptOf(releases), path);
    if (isSameFile(join(site, path), to)) continue;
    freeWay(releases, join(KEPT, path));
    link(join(site, path), to);
  }
}

/** Removes what no release has. */
export function dropFiles(releases: string, names: readonly string[]): void {
  const kept = keptOf(releases);
  if (!isThere(kept)) return;
  for (const path of filesIn(kept)) {
    if (names.some((name) => isThere(join(releases, name, SITE, path)))) continue;
    rmSync(join(kept, path));
  }
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => entryAt(file));
  return a?.ino === b?.ino && a?.dev === b?.dev;
}

/** The same file at two places, as far as the disk knows such; else a copy. */
function link(from: string, to: string): void {
  rmSync(beside(to), { force: true });
  try {
    linkSync(from, beside(to));
  } catch (error) {
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/.test(String(Object(error).code))) throw error;
    copyFileSync(from, beside(to));
  }
  moveDurably(beside(to), to);
}
