import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryAt, filesIn } from './files.ts';

/** The list of a release's files with their digests, as `sha256sum -c` reads it. */
export const SUMS = 'SHA256SUMS';

/** Digests (SHA-256, hexadecimal) by path. */
export type Sums = ReadonlyMap<string, string>;

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The list, one file a line, in the order of the paths' code units. */
export const sumsText = (sums: Sums): string =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path}\n`)
    .join('');

/** The list of a release; empty where there is none, or where a line isn't one. */
export function sumsOf(release: string): Sums {
  const file = join(release, SUMS);
  if (!entryAt(file)?.isFile()) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const entries = lines.map((line) => LINE.exec(line));
  if (entries.some((entry) => !entry)) return new Map();
  return new Map(entries.map((entry) => [entry?.[2] ?? '', entry?.[1] ?? '']));
}

/** Whether a file is one, and has the bytes of a digest. */
export function hasBytes(file: string, digest: string | undefined): boolean {
  const isFile = entryAt(file)?.isFile();
  return isFile === true && digestOf(readFileSync(file)) === digest;
}

/** What is wrong with a release: the paths that are missing, changed, or not on its list. */
export function damagedIn(release: string): string[] {
  const sums = sumsOf(release);
  if (sums.size === 0) return [SUMS];
  const wrong = [...sums.keys()].filter((path) => !hasBytes(join(release, path), sums.get(path)));
  const strange = filesIn(release).filter((path) => path !== SUMS && !sums.has(path));
  return [...wrong, ...strange];
}
