import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { currentName, isReleaseName, LEFTOVER } from './folders.ts';
import { readHistory, writeHistory } from './history.ts';
import { dropFiles } from './kept-files.ts';

/**
 * Removes the oldest releases but so many, and what runs that were broken off have left.
 * @param most how many releases may stay, the current one included; that one stays in any case.
 * @returns how many releases went.
 */
export function prune(releases: string, most: number): number {
  const kept = readHistory(releases).slice(-most);
  const current = currentName(releases);
  if (current !== undefined && !kept.includes(current)) kept.unshift(current);
  writeHistory(releases, kept);
  const gone = readdirSync(releases).filter((name) => isReleaseName(name) && !kept.includes(name));
  // Named away first: half of a release is never to be taken for one.
  for (const name of gone) renameSync(join(releases, name), join(releases, `.old-${name}`));
  dropFiles(releases, kept);
  clear(releases);
  return gone.length;
}

/** Removes what is left of runs that were broken off, for the holder of the lock alone. */
export function clear(releases: string): void {
  for (const entry of readdirSync(releases, { withFileTypes: true })) {
    if (LEFTOVER.test(entry.name) || isDeadClaim(entry.name)) {
      rmSync(join(releases, entry.name), { recursive: true, force: true });
    }
  }
}

/** Whether a name is of a lock that a process wanted and is dead since. */
function isDeadClaim(name: string): boolean {
  const [, pid] = /^\.lock-(\d+)(-dead)?$/.exec(name) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return Object(error).code === 'ESRCH';
  }
}
