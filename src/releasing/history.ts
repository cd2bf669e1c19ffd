import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceDurably } from './durable.ts';
import { currentName, isReleaseName } from './folders.ts';

const historyOf = (releases: string) => join(releases, 'history');

/**
 * The releases that are there, in the order in which they were shown, the newest last. After a
 * rollback `current` is one in the middle: those behind it are what was gone back from.
 */
export function readHistory(releases: string): string[] {
  const file = historyOf(releases);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const names = [...new Set(lines)].filter(
    (name) => isReleaseName(name) && existsSync(join(releases, name)),
  );
  const current = currentName(releases);
  return current === undefined || names.includes(current) ? names : [...names, current];
}

export function writeHistory(releases: string, names: readonly string[]): void {
  replaceDurably(historyOf(releases), names.map((name) => `${name}\n`).join(''));
}

/** The history with a release behind the current one: what was gone back from is given up. */
export function withNext(releases: string, next: string): string[] {
  const current = currentName(releases);
  const history = readHistory(releases);
  const shown = current === undefined ? [] : history.slice(0, history.indexOf(current) + 1);
  return [...shown.filter((name) => name !== next), next];
}
