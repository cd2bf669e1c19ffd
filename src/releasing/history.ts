import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceDurably } from './durable.ts';
import { entryAt } from './files.ts';
import { currentName, isReleaseName, linkedName } from './folders.ts';

const historyOf = (releases: string) => join(releases, 'history');

/**
 * The releases that are there, in the order in which they were shown, the newest last. After a
 * rollback `current` is one in the middle: those behind it are what was gone back from.
 */
export function readHistory(releases: string): string[] {
  const names = namesIn(releases).filter((name) => existsSync(join(releases, name)));
  const current = currentName(releases);
  return current === undefined || names.includes(current) ? names : [...names, current];
}

/**
 * Those of them that were shown before the one that `current` leads to, should that have gone, too.
 * Where nothing says which one it was, all of them were.
 */
export function shownBefore(releases: string): string[] {
  const names = namesIn(releases);
  const linked = linkedName(releases);
  const at = linked === undefined ? -1 : names.indexOf(linked);
  const before = at < 0 ? names : names.slice(0, at);
  return before.filter((name) => existsSync(join(releases, name)));
}

export function writeHistory(releases: string, names: readonly string[]): void {
  replaceDurably(historyOf(releases), names.map((name) => `${name}\n`).join(''));
}

/** The history with a release behind the current one: what was gone back from is given up. */
export function withNext(releases: string, next: string): string[] {
  const current = currentName(releases) ?? next;
  return [...shownBefore(releases), current, next].filter(
    (name, index, all) => all.lastIndexOf(name) === index,
  );
}

/** All names of the history, of releases that have gone, too. */
function namesIn(releases: string): string[] {
  const file = historyOf(releases);
  if (!entryAt(file)?.isFile()) return asMade(releases);
  return [...new Set(readFileSync(file, 'utf8').split('\n'))].filter(isReleaseName);
}

/** Where nobody has written a history, as in a folder of copies: the releases as they were made. */
function asMade(releases: string): string[] {
  const made = (name: string) => statSync(join(releases, name)).mtimeMs;
  return readdirSync(releases)
    .filter(isReleaseName)
    .sort((a, b) => made(a) - made(b));
}
