import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parts } from './parts.ts';
import type { Made } from './reads.ts';
import { digestOf, readRecord, writeRecord } from './record.ts';

/** What is known of a file of the site: the digest of its bytes, and what it was made from. */
interface Known {
  bytes: string;
  reads: number[];
  /** What its own page says beside the parts: see `own` below. */
  own: string;
}
interface SiteRecord {
  digests: readonly string[];
  files: Record<string, Known>;
}

/** Where the record is, and the published folder. */
interface Place {
  record: string;
  published: string;
}

/**
 * The files of the last site that still are what a build would make. The record says of each what it
 * was made from and the digest of its bytes; the bytes themselves stand in the published folder, and
 * are taken only where they have that digest. So nothing that happens to the one or the other, nor a
 * build that was killed between them, can bring out a file that is not the one to be made.
 */
export class KeptSite {
  private readonly place: Place;
  private readonly key: string;
  private readonly digests: readonly string[];
  private readonly last: SiteRecord;
  private readonly changed: ReadonlySet<number>;
  private readonly files: Record<string, Known> = {};
  /** How many files were taken, and how many made. */
  readonly counts = { taken: 0, made: 0 };

  /** @param key digest of all that every file rests on. */
  constructor(place: Place, key: string, { digests }: Parts) {
    this.place = place;
    this.key = key;
    this.digests = digests;
    this.last = (readRecord(place.record, key) as SiteRecord | undefined) ?? {
      digests: [],
      files: {},
    };
    this.changed = new Set(
      digests.keys().filter((part) => digests[part] !== this.last.digests[part]),
    );
  }

  /**
   * A file of the last site, where it would be made the same.
   * @param path from the site's root, such as `fj7/16/index.html`.
   * @param own what the file says that is known before it is made, such as the date of its page.
   */
  take(path: string, own: string): Uint8Array | undefined {
    const known = this.last.files[path];
    if (known?.own !== own || known.reads.some((part) => this.changed.has(part))) return undefined;
    const bytes = bytesOf(join(this.place.published, path));
    if (!bytes || digestOf(bytes) !== known.bytes) return undefined;
    this.files[path] = known;
    this.counts.taken++;
    return bytes;
  }

  /** Notes a file that was made. */
  note(path: string, own: string, { made, reads }: Made<Uint8Array>): void {
    this.files[path] = { bytes: digestOf(made), reads: [...reads], own };
    this.counts.made++;
  }

  /** Writes down what the next build may take. */
  save(): void {
    const record: SiteRecord = { digests: this.digests, files: this.files };
    writeRecord(this.place.record, this.key, record);
  }
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
