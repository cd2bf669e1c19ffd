import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Flags for a machine without a display, a sandbox or the open internet. */
export const HEADLESS_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The Chromium to test with: one that is there, or Playwright's own once it is installed. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const there = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM, ...there, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}

/**
 * The same, installed first where there is none: Playwright's own, else Debian's by apt-get.
 * @throws {Error} where neither can be had.
 */
export function ensureChromium(): string {
  const attempts: [string, string[]][] = [
    ['npx', ['playwright', 'install', '--with-deps', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']],
  ];
  for (const [command, args] of attempts) {
    const found = findChromium();
    if (found) return found;
    console.log(`No Chromium yet: ${command} ${args.join(' ')}`);
    try {
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      console.log('That did not work.');
    }
  }
  const found = findChromium();
  if (!found) throw new Error('No Chromium: install one, or name it in CHROMIUM.');
  return found;
}
