import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SITE } from './folders.ts';
import { digestOf, hasBytes, type Sums } from './sums.ts';
import { typeOf } from './types.ts';

/** Below this, in bytes, what is saved is less than what is said about it. */
const SMALLEST = 1024;

/** The second file beside a file, by its name's ending: the same bytes as brotli or gzip. */
export const PACKINGS = ['.br', '.gz'] as const;
type Packing = (typeof PACKINGS)[number];
export type Packed = Partial<Record<Packing, Uint8Array>>;

/** What packs: the same text gives the same bytes as long as this is the same. */
export const PACKER = `zlib ${process.versions.zlib}, brotli ${process.versions.brotli}`;

/** The release before, from which what was packed can be taken. */
export interface Before {
  folder: string;
  sums: Sums;
}

// The last step of brotli costs twice the time and saves two bytes in a hundred.
const QUALITY = 10;
const pack: Record<Packing, (bytes: Uint8Array) => Promise<Uint8Array>> = {
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * A file of the site as it is sent to those who understand brotli or gzip, where that is smaller.
 * @param path from the site's root.
 */
export async function packed(path: string, bytes: Uint8Array, before?: Before): Promise<Packed> {
  const found: Packed = {};
  if (!typeOf(path).isText || bytes.length < SMALLEST) return found;
  for (const packing of PACKINGS) {
    const smaller = taken(path, packing, bytes, before) ?? (await pack[packing](bytes));
    if (smaller.length < bytes.length) found[packing] = smaller;
  }
  return found;
}

/** What the release before has of the same bytes, if it is undamaged. */
function taken(
  path: string,
  packing: Packing,
  bytes: Uint8Array,
  before?: Before,
): Uint8Array | undefined {
  if (!before || before.sums.get(`${SITE}/${path}`) !== digestOf(bytes)) return undefined;
  const digest = before.sums.get(`${SITE}/${path}${packing}`);
  const file = join(before.folder, SITE, path + packing);
  return digest !== undefined && hasBytes(file, digest) ? readFileSync(file) : undefined;
}
