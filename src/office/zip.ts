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
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(lengthOf(directory), 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...content, ...directory, end]);
}

const lengthOf = (parts: readonly Uint8Array[]) =>
  parts.reduce((sum, { length }) => sum + length, 0);
