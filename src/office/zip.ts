import { crc32, deflateRawSync } from 'node:zlib';

/** A file compressed for an archive: one that many archives hold is compressed once. */
export interface Packed {
  path: string;
  bytes: Uint8Array;
  /** What stands before its name in the archive, and again in its directory. */
  about: Uint8Array;
}

/** The least version of the format that a reader must know: 2.0, for compression and folders. */
const VERSION = 20;
/** 4.5, for more than 65,535 files. */
const VERSION_OF_64_BITS = 45;
const NAMES_IN_UTF8 = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, the earliest day there is: the day of making would differ from build to build. */
const DAY = 0x21;

/** Compresses a text, or the bytes of a file: the same ones give the same bytes. */
export function packed(path: string, content: string | Uint8Array): Packed {
  const whole = Buffer.from(content);
  const bytes = deflateRawSync(whole);
  const about = Buffer.alloc(26);
  about.writeUInt16LE(VERSION, 0);
  about.writeUInt16LE(NAMES_IN_UTF8, 2);
  about.writeUInt16LE(DEFLATED, 4);
  about.writeUInt16LE(DAY, 8);
  about.writeUInt32LE(crc32(whole), 10);
  about.writeUInt32LE(bytes.length, 14);
  about.writeUInt32LE(whole.length, 18);
  about.writeUInt16LE(Buffer.byteLength(path), 22);
  return { path, bytes, about };
}

/** What an archive says it was made on. */
interface Host {
  number: number;
  /** What its directory says of each file beside. */
  attributes: number;
}
const FAT: Host = { number: 0, attributes: 0 };
/** A file that its owner may write and everyone may read. */
const UNIX: Host = { number: 3, attributes: 0o100644 * 2 ** 16 };

/**
 * The files as a zip archive (PKWARE's APPNOTE 6.3.3), in their order.
 * @param forPeople whether people unpack it, and not programs that look for names in ASCII: Info-ZIP,
 *   as Linux has it, takes other names for DOS's code page, in UTF-8 or not, unless Unix made them.
 */
export function zipped(files: readonly Packed[], { forPeople = false } = {}): Uint8Array {
  const host = forPeople ? UNIX : FAT;
  const made = Buffer.from([...Buffer.from('PK\x01\x02'), VERSION, host.number]);
  const content: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes, about } of files) {
    const name = Buffer.from(path);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(host.attributes, 6);
    where.writeUInt32LE(offset, 10);
    content.push(Buffer.from('PK\x03\x04'), about, name, bytes);
    directory.push(made, about, where, name);
    offset += 4 + about.length + name.length + bytes.length;
  }
  const ends = endsOf({ files: files.length, length: lengthOf(directory), offset });
  return Buffer.concat([...content, ...directory, ...ends]);
}

/** How many files, and of what length and where their directory is. */
interface Directory {
  files: number;
  length: number;
  offset: number;
}

/** The most that the end of an archive can count; it says so itself in place of more. */
const MOST_COUNTED = 0xffff;

/** What stands behind the directory and leads to it: a record, and before it one that counts further. */
function endsOf({ files, length, offset }: Directory): Uint8Array[] {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(Math.min(files, MOST_COUNTED), 8);
  end.writeUInt16LE(Math.min(files, MOST_COUNTED), 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return files < MOST_COUNTED ? [end] : [...farther({ files, length, offset }), end];
}

/** The same in 64 bits (APPNOTE 4.3.14), and where that stands (4.3.15). */
function farther({ files, length, offset }: Directory): Uint8Array[] {
  const record = Buffer.alloc(56);
  record.write('PK\x06\x06');
  record.writeBigUInt64LE(BigInt(record.length - 12), 4);
  record.writeUInt16LE(VERSION_OF_64_BITS, 12);
  record.writeUInt16LE(VERSION_OF_64_BITS, 14);
  record.writeBigUInt64LE(BigInt(files), 24);
  record.writeBigUInt64LE(BigInt(files), 32);
  record.writeBigUInt64LE(BigInt(length), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07');
  locator.writeBigUInt64LE(BigInt(offset + length), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator];
}

const lengthOf = (parts: readonly Uint8Array[]) =>
  parts.reduce((sum, { length }) => sum + length, 0);
