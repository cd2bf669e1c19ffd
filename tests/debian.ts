import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Installs by apt-get what is missing: for each command that is not on PATH, the Debian packages
 * that bring it.
 * @throws {Error} where a command can't be had.
 */
export function ensureDebian(packagesOf: Record<string, string[]>): void {
  const missing = Object.keys(packagesOf).filter((command) => !isOnPath(command));
  if (missing.length === 0) return;
  const packages = missing.flatMap((command) => packagesOf[command] ?? []);
  aptGet(['update', '-qq']);
  aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  const still = missing.filter((command) => !isOnPath(command));
  if (still.length > 0)
    throw new Error(
      `Not on this machine: ${still.join(', ')}. Install the packages ${packages.join(', ')}.`,
    );
}

const isOnPath = (command: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

function aptGet(args: string[]): void {
  console.log(`Something is missing: apt-get ${args.join(' ')}`);
  try {
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    console.log('That did not work.');
  }
}
