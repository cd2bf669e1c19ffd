import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** A document that is open in a LibreOffice keeps it up, and has a lock file beside it. */
const OPEN = 'open.txt';
const profileIn = (folder: string) =>
  `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;

/**
 * Starts a LibreOffice for all tests of a run: to start one costs more than to open a hundred files.
 * Tests find it by the variable OFFICE.
 * @returns the folder to name there, and how to end it.
 */
export function startedOffice(): { folder: string; stop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  writeFileSync(join(folder, OPEN), '');
  const office = spawn(
    'soffice',
    [profileIn(folder), '--headless', '--norestore', join(folder, OPEN)],
    { stdio: 'ignore', detached: true },
  );
  const stop = () => {
    // With its children, of which one is LibreOffice itself.
    if (office.pid && office.exitCode === null) process.kill(-office.pid);
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, stop };
}

/** Waits for the LibreOffice of the run, if there is one. */
function runningOffice(): string | undefined {
  const folder = process.env.OFFICE;
  if (!folder) return undefined;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const isUp = () => existsSync(join(folder, `.~lock.${OPEN}#`));
  for (let waited = 0; !isUp(); waited++) {
    if (waited === 1200) throw new Error('LibreOffice is not up after two minutes.');
    Atomics.wait(clock, 0, 0, 100);
  }
  return folder;
}

/**
 * The text of files that LibreOffice has opened, of a PDF the text of its pages.
 * It is slow to start: the one of the run does it, or one of its own where a test runs alone.
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
        // By its profile the one that is up is found; a profile of its own, and none is.
        profileIn(runningOffice() ?? folder),
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
