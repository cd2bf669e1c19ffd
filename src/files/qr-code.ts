import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Light modules around the code, as ISO/IEC 18004 wants them. */
const QUIET = 4;
/** 2 cm at 300 dots per inch: the least that a phone reads well off paper. */
const PNG_PIXELS = 236;
/** A row of the PNG: the number of its filter, and a bit a pixel. */
const ROW_BYTES = 1 + Math.ceil(PNG_PIXELS / 8);
const NO_FILTER = 0;
const PIXELS_PER_METRE = Math.round(300 / 0.0254);

const KEY = Symbol.for('files.qr-codes');
const shared = globalThis as { [KEY]?: Map<string, string[]> };
/** Codes that pages show, for their files: Astro bundles the pages, with a copy of this module. */
shared[KEY] ??= new Map();
const shown = shared[KEY];

/** The modules of an address's QR code, with the quiet zone: a row is a text of `1`, dark, and `0`. */
const modulesOf = (address: string): string[] =>
  encode(address, { ecc: 'M', border: QUIET }).data.map((row) =>
    row.map((dark) => (dark ? '1' : '0')).join(''),
  );

/** The dark runs of a row of modules. */
const runsOf = (row: string) =>
  [...row.matchAll(/1+/g)].map(({ 0: run, index }) => ({ start: index, length: run.length }));

/**
 * The code as the path of an SVG, one unit a module, and the length of a side. The path is a stroke
 * through the dark modules, each run told from the end of the one before: half the bytes of outlines.
 */
export function qrPath(address: string): { size: number; path: string } {
  const rows = modulesOf(address);
  shown.set(address, rows);
  const runs = rows.flatMap((row, y) => runsOf(row).map((run) => ({ ...run, y: y + 0.5 })));
  const path = runs.map(({ start, length, y }, index) => {
    const before = runs[index - 1] ?? { start: 0, length: 0, y: 0 };
    return `m${start - before.start - before.length} ${y - before.y}h${length}`;
  });
  return { size: rows.length, path: path.join('') };
}

/**
 * The code as a PNG that prints 2 cm wide at 300 dpi. Modules are whole pixels, so that none is
 * blurred; what is left over widens the quiet zone.
 * @throws {RangeError} where an address is so long that its modules would be too small to read.
 */
export function qrPng(address: string): Uint8Array {
  const rows = shown.get(address) ?? modulesOf(address);
  shown.delete(address);
  const scale = Math.floor(PNG_PIXELS / rows.length);
  if (scale < 2) throw new RangeError(`Too long for a QR code of 2 cm: ${address}`);
  const margin = Math.floor((PNG_PIXELS - rows.length * scale) / 2);
  const light = Buffer.alloc(ROW_BYTES, 0xff);
  light[0] = NO_FILTER;
  // A row of modules is drawn once, and stands as often as a module is high.
  const lines = rows.flatMap((row) => {
    const line = Buffer.from(light);
    for (const { start, length } of runsOf(row)) {
      darken(line, margin + start * scale, length * scale);
    }
    return Array<Buffer>(scale).fill(line);
  });
  const above = Array<Buffer>(margin).fill(light);
  const below = Array<Buffer>(PNG_PIXELS - margin - lines.length).fill(light);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, PNG_PIXELS);
  view.setUint32(4, PNG_PIXELS);
  header[8] = 1; // Bits a pixel; the colour type after it is 0, grey.
  const density = new Uint8Array(9);
  new DataView(density.buffer).setUint32(0, PIXELS_PER_METRE);
  new DataView(density.buffer).setUint32(4, PIXELS_PER_METRE);
  density[8] = 1; // The unit is the metre.
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(Buffer.concat([...above, ...lines, ...below]))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Makes some pixels of a row dark: a bit each, the first of a byte its highest. */
function darken(line: Buffer, from: number, length: number) {
  for (let x = from; x < from + length; x++) {
    const byte = 1 + (x >> 3);
    line[byte] = (line[byte] ?? 0) & ~(0x80 >> (x & 7));
  }
}

/** A chunk of a PNG: length, name, content, check. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(name, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}
