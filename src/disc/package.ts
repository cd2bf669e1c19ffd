import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Packed, packed, zipped } from '../office/zip.ts';
import { permalink } from '../policy/address/spell.ts';
import { Stop } from '../publishing/stop.ts';
import type { NoticeEntry } from '../search/core/notice-entry.ts';
import { discFiles } from './files.ts';
import { type About, type PackedNotice, READ_ME, readMe } from './read-me.ts';

/** A package, and what there is to say of it. */
export interface SitePackage {
  zip: Uint8Array;
  /** How many files are in it. */
  files: number;
  /** What they take up once they are unpacked, in bytes. */
  unpacked: number;
}

/** What a ZIP archive counts its bytes in: 32 bits, where they aren't counted farther. */
const MOST_BYTES = 2 ** 32;

/**
 * The built site as one ZIP that opens from a disc. The same site gives the same bytes.
 * @param dist the folder of the built site
 * @throws {Stop} where it is larger than such a ZIP can be.
 */
export async function sitePackage(
  dist: string,
  about: Omit<About, 'notices'>,
): Promise<SitePackage> {
  const parts: Packed[] = [];
  let unpacked = 0;
  const add = (path: string, content: string | Uint8Array) => {
    parts.push(packed(path, content));
    unpacked += Buffer.byteLength(content);
  };
  add(READ_ME, readMe({ ...about, notices: noticesOf(dist) }));
  for await (const { path, content } of discFiles(dist)) add(path, content);
  if (unpacked > MOST_BYTES) {
    throw new Stop('网站的文件超过 4 GB，一个压缩包放不下，没有打包。');
  }
  return { zip: zipped(parts, { forPeople: true }), files: parts.length, unpacked };
}

/** The notices of a built site, by its own data files. */
function noticesOf(dist: string): PackedNotice[] {
  const read = (path: string) => JSON.parse(readFileSync(join(dist, path), 'utf8'));
  return (read(permalink.noticeIndex) as NoticeEntry[]).map(
    ({ data }) => (read(data) as { notice: PackedNotice }).notice,
  );
}
