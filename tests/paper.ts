import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools } from './debian.ts';

/** Runs something on a file that is there for as long. */
function withFile<T>(
  content: Uint8Array,
  name: string,
  use: (file: string, folder: string) => T,
): T {
  ensureTools('pdftotext', 'zbarimg');
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, content);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const output = (command: string, args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** The texts of the codes in a picture, read by zbar. */
export const codesIn = (png: Uint8Array): string[] =>
  withFile(png, 'picture.png', (file) => codesOf([file]));

/** zbar's status where it reads no code in one of the pictures. */
const NONE = 4;

/** @throws {Error} where zbar can not read the pictures. */
function codesOf(pictures: string[]): string[] {
  // Looking for codes of other kinds, it finds some in the characters of a page, at a high price.
  const kinds = ['-Sdisable', '-Sqrcode.enable'];
  const { status, stdout, stderr } = spawnSync(
    'zbarimg',
    ['--quiet', '--raw', ...kinds, ...pictures],
    { encoding: 'utf8' },
  );
  if (status !== 0 && status !== NONE) throw new Error(`zbarimg: ${status} ${stderr}`);
  return stdout.split('\n').filter(Boolean);
}

/** A word on a sheet; lengths in points, from the top left. */
export interface Word {
  text: string;
  page: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is on the sheets of a PDF. */
export interface Printed {
  pages: number;
  text: string;
  words: Word[];
  /** Of each of its fonts, whether it is in the file. */
  fontsEmbedded: boolean[];
  /** The texts of its codes, from its sheets at half the fineness of a printer. */
  codes: string[];
  /** How far any dot is from grey, of 255. */
  colour: number;
}

export function printed(pdf: Uint8Array): Printed {
  return withFile(pdf, 'print.pdf', (file, folder) => {
    const boxes = output('pdftotext', ['-bbox', file, '-']);
    const sheets = boxes.split('<page ').slice(1);
    // In black and white, as a scanner for codes sees it; what is read at 150 dots per inch is read
    // at the 300 of a printer.
    output('pdftoppm', ['-r', '150', '-mono', file, join(folder, 'sheet')]);
    output('pdftoppm', ['-r', '60', file, join(folder, 'dots')]);
    const made = (name: string) =>
      readdirSync(folder)
        .filter((one) => one.startsWith(name))
        .sort()
        .map((one) => join(folder, one));
    return {
      pages: sheets.length,
      text: output('pdftotext', ['-layout', file, '-']),
      words: sheets.flatMap((sheet, index) => wordsOf(sheet, index + 1)),
      fontsEmbedded: fontsEmbedded(output('pdffonts', [file])),
      codes: codesOf(made('sheet')),
      colour: Math.max(...made('dots').map((dots) => colourOf(readFileSync(dots)))),
    };
  });
}

const WORD = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;

const wordsOf = (sheet: string, page: number): Word[] =>
  [...sheet.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
    text,
    page,
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));

/** `pdffonts` prints a table whose columns emb, sub and uni are yes or no. */
const fontsEmbedded = (table: string) =>
  table
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+/.exec(line)?.[1] === 'yes');

/** The greatest difference between the colours of a dot of a PPM picture. */
function colourOf(ppm: Uint8Array): number {
  const header = /^P6\s+\d+\s+\d+\s+255\s/.exec(
    Buffer.from(ppm.subarray(0, 40)).toString('latin1'),
  );
  if (!header) throw new Error('not a PPM picture');
  let most = 0;
  for (let at = header[0].length; at + 2 < ppm.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = [ppm[at], ppm[at + 1], ppm[at + 2]];
    most = Math.max(most, Math.abs(red - green), Math.abs(green - blue), Math.abs(blue - red));
  }
  return most;
}
