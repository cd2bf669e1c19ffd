import { inflateRawSync } from 'node:zlib';
import { fail } from '../failure.ts';

/** No document of words is larger when it is unpacked. */
const LARGEST = 64 * 1024 * 1024;
const MOST_PARTS = 4000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * The XML parts of an Office document, unpacked up to a bearable size whatever the archive says of
 * itself: pictures and programs are left where they are.
 * @throws {ImportFailure} where it is no archive, is broken, has a password or would be too large.
 */
export function xmlParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  try {
    let left = LARGEST;
    for (const entry of directory(buffer)) {
      if (!/\.(xml|rels)$/i.test(entry.name)) continue;
      const part = unpacked(buffer, entry, left);
      left -= part.length;
      if (left <= 0) throw new RangeError('too large');
      parts.set(entry.name, part);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' || isTooLarge(error)) {
      fail(
        `文件解开后超过 ${LARGEST / 1024 / 1024} MB，像是压缩炸弹，没有读。`,
        '用原来的程序打开，只留通知和附件，另存一份。',
      );
    }
    fail('文件已损坏，解不开。', '重新下载，或用原来的程序打开，另存一份。');
  }
  return parts;
}

const isTooLarge = (error: unknown) => error instanceof RangeError && error.message === 'too large';

interface Entry {
  name: string;
  method: number;
  size: number;
  at: number;
}

/** The directory at the archive's end: what stands before each part may say otherwise. */
function directory(buffer: Buffer): Entry[] {
  let end = buffer.length - 22;
  while (end >= 0 && buffer.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('no directory');
  const count = buffer.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new RangeError('too large');
  let at = buffer.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (buffer.readUInt32LE(at) !== ENTRY) throw new Error('no entry');
    const [name, extra, comment] = [28, 30, 32].map((place) => buffer.readUInt16LE(at + place));
    const entry = {
      name: buffer.toString('utf8', at + 46, at + 46 + (name ?? 0)),
      method: buffer.readUInt16LE(at + 10),
      size: buffer.readUInt32LE(at + 20),
      at: buffer.readUInt32LE(at + 42),
    };
    if (buffer.readUInt16LE(at + 8) & 1) throw new Error('encrypted');
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    return entry;
  });
}

function unpacked(buffer: Buffer, { at, size, method }: Entry, most: number): Uint8Array {
  const from = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const packed = buffer.subarray(from, from + size);
  if (packed.length < size) throw new Error('cut off');
  return method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: most });
}
