import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The digest of bytes, as all records name them. */
export const digestOf = (...bytes: (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const one of bytes) hash.update(one);
  return hash.digest('base64');
};

/** Bytes of a digest, as it is written. */
const DIGEST = 44;

/**
 * Reads what was written by `writeRecord` with the same key. What is missing, damaged or of another
 * key is no record: it is made anew.
 */
export function readRecord(file: string, key: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(DIGEST);
    return bytes.toString('latin1', 0, DIGEST) === digestOf(key, content) ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a record with the digest of its key and itself, at once: half of it is never there. */
export function writeRecord(file: string, key: string, content: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.next`, Buffer.concat([Buffer.from(digestOf(key, content)), content]));
  renameSync(`${file}.next`, file);
}
