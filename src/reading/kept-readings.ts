import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { decoded } from './decode.ts';
import { bytesOf, type FileStamp, stampOf } from './disc.ts';
import { type FileReader, type FileReading, unusable } from './file-reading.ts';
import { conflictFault } from './text-faults.ts';

/** Tells each file that is parsed, as `{ file }`, to whom it may concern: a test counts them. */
export const PARSED = 'content.parsed';

/** What is known of a file on disc. */
interface Known {
  stamp: FileStamp;
  digest: string;
  /** When it was read. */
  at: number;
}

interface Kept {
  reading: FileReading<unknown>;
  /** The reading of all content that it was last used in. */
  used: number;
}

/**
 * What was read before, by a file's name and the digest of its bytes: a reading says nothing else.
 * While writing (`astro dev`) the modules are loaded again and again, and each has to find it.
 */
interface Memory {
  readings: Map<string, Kept>;
  known: Map<string, Known>;
  round: number;
}

const KEY = Symbol.for('reading.kept');
const shared = globalThis as { [KEY]?: Memory };

/** Rounds of reading after which what wasn't used is forgotten. */
const ROUNDS = 3;
/** Discs tell the time in steps: a file that changed as it was read may bear the same stamp. */
const STEP = 2000;

const memory = (): Memory => {
  shared[KEY] ??= { readings: new Map(), known: new Map(), round: 0 };
  return shared[KEY];
};

/** Begins to read all content once more, and forgets what is out of use. */
export function beginRound(): void {
  const kept = memory();
  kept.round++;
  for (const [key, { used }] of kept.readings) {
    if (used < kept.round - ROUNDS) kept.readings.delete(key);
  }
  if (kept.known.size > 2 * kept.readings.size + 100) kept.known.clear();
}

/** The readings that the last reading of all content used, by file and digest. */
export function readingsInUse(): Map<string, FileReading<unknown>> {
  const { readings, round } = memory();
  const inUse = [...readings].filter(([, { used }]) => used === round);
  return new Map(inUse.map(([key, { reading }]) => [key, reading]));
}

/** Takes readings of the same program's from elsewhere, such as a build before this one. */
export function takeReadings(given: ReadonlyMap<string, FileReading<unknown>>): void {
  const { readings, round } = memory();
  for (const [key, reading] of given) readings.set(key, { reading, used: round });
}

/** What a file says: read from disc where it may have changed, parsed where it has. */
export function fileReading<T>(root: string, file: string, read: FileReader<T>): FileReading<T> {
  const { readings, known, round } = memory();
  const path = join(root, file);
  const before = known.get(path);
  const kept =
    before && isUnchanged(before, stampOf(root, file)) && readings.get(key(file, before.digest));
  if (kept) {
    kept.used = round;
    return kept.reading as FileReading<T>;
  }
  const at = Date.now();
  const got = bytesOf(root, file);
  if ('fault' in got) return unusable([got.fault]);
  const digest = createHash('sha256').update(got.bytes).digest('base64');
  known.set(path, { stamp: got.stamp, digest, at });
  const same = readings.get(key(file, digest));
  if (same) {
    same.used = round;
    return same.reading as FileReading<T>;
  }
  channel(PARSED).publish({ file });
  const text = decoded(got.bytes, file);
  const conflict = typeof text === 'string' ? conflictFault(text, file) : text;
  const reading =
    typeof text === 'string' && !conflict
      ? read(text, file)
      : unusable<T>(conflict ? [conflict] : []);
  readings.set(key(file, digest), { reading, used: round });
  return reading;
}

const key = (file: string, digest: string) => `${digest} ${file}`;

function isUnchanged({ stamp, at }: Known, now: FileStamp | undefined): boolean {
  return (
    now !== undefined &&
    now.size === stamp.size &&
    now.modified === stamp.modified &&
    now.changed === stamp.changed &&
    now.inode === stamp.inode &&
    Math.max(now.modified, now.changed) < at - STEP
  );
}
