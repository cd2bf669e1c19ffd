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
/** Files that were made together: the digest of all that they rest on beside the frame, and their paths. */
interface Together {
  own: string;
  paths: readonly string[];
}
interface SiteRecord {
  digests: readonly string[];
  files: Record<string, Known>;
  together: Record<string, Together>;
}
/** A file to be put; its path is from the site's root. */
interface NewFile {
  path: string;
  content: Uint8Array;
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
  private readonly together: Record<string, Together> = {};
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
      : { digests: [], files: {}, together: {} };
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
    const known = this.last.files[path];
    if (known?.own === own && this.isAsMade(known) && this.isIntact(known, path)) {
      this.take(root, path, known);
      return;
    }
    const { made, reads } = await make();
    this.write(root, path, made, { reads: [...reads], own });
  }

  /**
   * The paths of files that were made together for the last site, where they would be made the same.
   * @param own digest of all that they rest on, beside what every file rests on.
   */
  intact(name: string, own: string): readonly string[] | undefined {
    const known = this.last.together[name];
    const isIntact = (path: string) => {
      const file = this.last.files[path];
      return file !== undefined && this.isIntact(file, path);
    };
    return known?.own === own && known.paths.every(isIntact) ? known.paths : undefined;
  }

  /** Puts files that are made together into a new site: all of the last site's, or all that are made. */
  async putTogether(
    root: string,
    name: string,
    own: string,
    make: () => Iterable<NewFile> | Promise<Iterable<NewFile>>,
  ): Promise<void> {
    const kept = this.intact(name, own);
    const paths: string[] = [];
    if (kept) for (const path of kept) this.take(root, path, this.last.files[path] as Known);
    else {
      for (const { path, content } of await make()) {
        this.write(root, path, content, { reads: [], own });
        paths.push(path);
      }
    }
    this.together[name] = { own, paths: kept ?? paths };
  }

  /** Writes down what the next build may take: for the time when the new site is the published one. */
  save(): void {
    for (const [path, known] of Object.entries(this.files)) {
      const stamp = stampOf(join(this.place.published, path));
      if (stamp) known.stamp = stamp;
    }
    const record: SiteRecord = {
      digests: this.digests,
      files: this.files,
      together: this.together,
    };
    writeRecord(this.place.record, this.key, Buffer.from(JSON.stringify(record)));
  }

  private isAsMade({ reads }: Known): boolean {
    return !reads.some((part) => this.changed.has(part));
  }

  /** Whether a file of the last site has the bytes that it should have. */
  private isIntact(known: Known, path: string): boolean {
    const source = join(this.place.published, path);
    const stamp = stampOf(source);
    return stamp !== undefined && (stamp === known.stamp || digestOfFile(source) === known.bytes);
  }

  private take(root: string, path: string, known: Known): void {
    linkOrCopy(join(this.place.published, path), this.target(root, path));
    this.files[path] = known;
    this.counts.taken++;
  }

  private write(
    root: string,
    path: string,
    content: Uint8Array,
    known: Omit<Known, 'bytes'>,
  ): void {
    writeFileSync(this.target(root, path), content);
    this.files[path] = { bytes: digestOf(content), ...known };
    this.counts.made++;
  }

  /** Where a file stands in the new site, in a folder that is there. */
  private target(root: string, path: string): string {
    const target = join(root, path);
    const folder = dirname(target);
    if (!this.folders.has(folder)) mkdirSync(folder, { recursive: true });
    this.folders.add(folder);
    return target;
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
