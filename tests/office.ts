import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureTools } from './debian.ts';

/** What LibreOffice can make of a file, as its `--convert-to` names it; the first word is the extension. */
const FORMATS = {
  /**
   * Comma, double quotes, UTF-8, from the first row; texts unquoted where they can be, cells as
   * shown, and results in the place of formulas.
   */
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
  txt: 'txt:Text (encoded):UTF8',
  pdf: 'pdf',
} as const;

/** How LibreOffice is to read a CSV: the same signs, and taking what looks like a formula for one. */
const READ_CSV =
  '--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,,true';

/**
 * The text of files that LibreOffice has opened, of a PDF the text of its pages.
 * It is slow to start, so that files of one kind had better come together.
 * @param files contents by name, such as `a.xlsx`; all spreadsheets or all documents
 * @returns the texts by the same names
 * @throws {Error} where LibreOffice couldn't open one of them.
 */
export function openedInOffice(
  files: Record<string, Uint8Array | string>,
  format: keyof typeof FORMATS,
): Record<string, string> {
  ensureTools('soffice', 'pdftotext');
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, name), files[name] ?? '');
    const made = join(folder, 'made');
    const areCsv = names.every((name) => name.endsWith('.csv'));
    execFileSync(
      'soffice',
      [
        // A profile of its own: another LibreOffice may be running.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
        '--headless',
        ...(areCsv ? [READ_CSV] : []),
        '--convert-to',
        FORMATS[format],
        '--outdir',
        made,
        ...names.map((name) => join(folder, name)),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    return Object.fromEntries(
      names.map((name) => [name, textOf(join(made, `${parse(name).name}.${format}`))]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const textOf = (file: string) =>
  (file.endsWith('.pdf')
    ? execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    : readFileSync(file, 'utf8')
  ).replace(/^\uFEFF/, '');
