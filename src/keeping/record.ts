import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The digest of bytes, as all records name them. */
export const digestOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('base64');

/**
 * Reads what was written by `writeRecord` with the same key. What is missing, damaged or of another
 * key is no record: it is made anew.
 */
export function readRecord(file: string, key: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const content = text.slice(end + 1);
    return text.slice(0, end) === digestOf(key + content) ? JSON.parse(content) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a record under its key and the digest of both, at once: half of it is never there. */
export function writeRecord(file: string, key: string, record: unknown): void {
  const content = JSON.stringify(record);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, `${digestOf(key + content)}\n${content}`);
  renameSync(`${file}.next`, file);
}
