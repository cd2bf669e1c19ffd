import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/**
 * npm packages that bring a Chromium as it was. They are fetched when they are first asked for and
 * kept out of package.json: only this test needs them, and they weigh more than all others.
 */
const PACKAGES = {
  70: 'chrome-aws-lambda@1.7.0',
  78: 'chrome-aws-lambda@1.20.4',
  88: 'chrome-aws-lambda@5.5.0',
  92: '@sparticuz/chromium@92.0.0',
  109: '@sparticuz/chromium@109.0.6',
};
export type Version = keyof typeof PACKAGES;
export const VERSIONS = Object.keys(PACKAGES).map(Number) as Version[];

const CACHE = join(import.meta.dirname, '../../.build/kernels');

/**
 * The program of an old Chromium, fetched into `.build/kernels/` where it isn't there.
 * @throws {Error} where the package can't be had.
 */
export function oldChromium(version: Version): string {
  const folder = join(CACHE, String(version));
  if (!existsSync(folder)) {
    mkdirSync(CACHE, { recursive: true });
    // It gets its name once it is whole.
    const unfinished = mkdtempSync(join(CACHE, 'fetching-'));
    try {
      unpack(PACKAGES[version], unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return join(folder, 'chromium');
}

/** Puts the program, and the libraries that it draws with, into a folder. */
function unpack(name: string, folder: string): void {
  const packed = execFileSync('npm', ['pack', '--silent', name], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  execFileSync('tar', ['xzf', packed.trim()], { cwd: folder });
  const parts = join(folder, 'package/bin');
  for (const part of readdirSync(parts).filter((file) => file.endsWith('.br'))) {
    const bytes = brotliDecompressSync(readFileSync(join(parts, part)));
    if (part.endsWith('.tar.br')) execFileSync('tar', ['x', '-C', folder], { input: bytes });
    else if (part.startsWith('chromium'))
      writeFileSync(join(folder, 'chromium'), bytes, { mode: 0o755 });
  }
}
