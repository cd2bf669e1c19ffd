import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { readingsInUse, takeReadings } from '../reading/kept-readings.ts';
import { programDigest } from './program.ts';
import { readRecord, writeRecord } from './record.ts';

/**
 * Keeps on disc what each content file says, by the digest of its bytes, so that the next build parses
 * only what was written since.
 */
export class KeptReadings {
  private readonly file: string;
  private readonly program: string;
  private readonly taken: ReadonlySet<string>;

  /** Takes the readings that the same program left. */
  constructor(root: string) {
    this.file = join(root, '.build/cache/readings');
    this.program = programDigest(root);
    const record = readRecord(this.file, this.program);
    const readings: Parameters<typeof takeReadings>[0] = record ? deserialize(record) : new Map();
    takeReadings(readings);
    this.taken = new Set(readings.keys());
  }

  /** Writes down the readings in use, where they aren't the ones taken. */
  save(): void {
    const readings = readingsInUse();
    const isSame =
      readings.size === this.taken.size && readings.keys().every((key) => this.taken.has(key));
    if (!isSame) writeRecord(this.file, this.program, serialize(readings));
  }
}
