import { copyFileSync, linkSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Made } from '../site/reads.ts';
import type { Parts } from './parts.ts';
import { digestOf, readRecord, writeRecord } from './record.ts';

/** What is known of a file of the site: the digest of its bytes, and what it was made from. */
interface Known {
  bytes: string;
  reads: number[];
  /** What its own page says beside the parts: see `own` below. */
  own: string;
  /** What the file system said of it when it was known to have those bytes; none before it stood. */
  stamp?: string;
}
interface SiteRecord {
  digests: readonly string[];
  files: Record<string, Known>;
}
/** The record's file, and the published folder. */
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
  private readonly folders = new Set<string>();
  /** How many files were taken, and how many made. */
  readonly counts = { taken: 0, made: 0 };

  /** @param key digest of all that every file rests on. */
  constructor(place: Place, key: string, { digests }: Parts) {
    this.place = place;
    this.key = key;
    this.digests = digests;
    const record = readRecord(place.record, key);
    this.last = record
      ? (JSON.parse(Buffer.from(record).toString()) as SiteRecord)
      : { digests: [], files: {} };
    this.changed = new Set(
      digests.keys().filter((part) => digests[part] !== this.last.digests[part]),
    );
  }

  /**
   * Puts a file into a new site: the last site's, where it would be made the same, else one that is made.
   * @param root the folder of the new site.
   * @param path from the site's root, such as `fj7/16/index.html`.
   * @param own what the file says that is known before it is made, such as the date of its page.
   */
  async put(
    root: string,
    path: string,
    own: string,
    make: () => Promise<Made<Uint8Array>>,
  ): Promise<void> {
    const target = join(root, path);
    const folder = dirname(target);
    if (!this.folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.folders.add(folder);
    const known = this.last.files[path];
    if (known?.own === own && this.isAsMade(known) && this.taken(known, path, target)) return;
    const { made, reads } = await make();
    writeFileSync(target, made);
    this.files[path] = { bytes: digestOf(made), reads: [...reads], own };
    this.counts.made++;
  }

  /** Writes down what the next build may take: for the time when the new site is the published one. */
  save(): void {
    for (const [path, known] of Object.entries(this.files)) {
      const stamp = stampOf(join(this.place.published, path));
      if (stamp) known.stamp = stamp;
    }
    const record: SiteRecord = { digests: this.digests, files: this.files };
    writeRecord(this.place.record, this.key, Buffer.from(JSON.stringify(record)));
  }

  private isAsMade({ reads }: Known): boolean {
    return !reads.some((part) => this.changed.has(part));
  }

  /** Takes a file of the last site, if it has the bytes that it should have. */
  private taken(known: Known, path: string, target: string): boolean {
    const source = join(this.place.published, path);
    const stamp = stampOf(source);
    if (!stamp || (stamp !== known.stamp && digestOfFile(source) !== known.bytes)) return false;
    linkOrCopy(source, target);
    this.files[path] = known;
    this.counts.taken++;
    return true;
  }
}

/** What changes with any change of a file; none where there is no file. */
function stampOf(file: string): string | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return stats?.isFile()
    ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(' ')
    : undefined;
}

function digestOfFile(file: string): string | undefined {
  try {
    return digestOf(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** The same file in both sites till the last one goes: it is nobody's to write into. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Not every file system has links.
    copyFileSync(source, target);
  }
}
