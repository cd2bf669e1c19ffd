import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Imported, importNotice } from '../src/importing/import.ts';

/** A file of an MDX folder in its two parts, as this test reads them, and no reader of the site's. */
export function mdx(text: string): { facts: Record<string, unknown>; body: string } {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { facts: parse(front) as Record<string, unknown>, body: body.trim() };
}

/** Imports a file's bytes into a root, as if it had come under a name. */
export async function imported(
  root: string,
  bytes: string | Uint8Array,
  { id = 'fj8', name = 'notice.txt', dryRun = true } = {},
): Promise<Imported> {
  const folder = mkdtempSync(join(tmpdir(), 'notice-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return await importNotice({ root, file, id, dryRun });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of the import, which must be there. */
export function fileOf({ files }: Imported, name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`${name} was not written`);
  return text;
}

export const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
