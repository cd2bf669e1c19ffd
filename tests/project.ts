import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { running } from './running.ts';

const REPOSITORY = join(import.meta.dirname, '..');

/** What a build needs beside its content. */
const PROGRAM = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'public',
  'scripts',
  'src',
  'tsconfig.json',
  // By this the build knows that packages are installed: they are, in a folder above. What it keeps
  // in its own `node_modules` is then not another build's.
  'node_modules/.package-lock.json',
];

/** A folder for a project of tests: below this one, so that its packages are found from there. */
export const projectFolder = (name: string) => join(REPOSITORY, '.build', name);

/**
 * Puts the same program beside other content, to be built there.
 * @param folder one of `projectFolder`, which is emptied first; the built site will be its `dist/`
 * @param content the folder whose copy is built
 */
export function projectWith(folder: string, content: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PROGRAM) {
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  cpSync(content, join(folder, 'content'), { recursive: true });
  return folder;
}

/** What a command said, on both its outputs, and whether it succeeded. */
export interface Ran {
  succeeded: boolean;
  said: string;
}

/**
 * Runs a command to its end.
 * @param env beside what is inherited, without the operator's settings: tests set their own
 */
export async function ran(
  command: string,
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('SITE_') && name !== 'BUILD_DATE',
  );
  const all = { ...Object.fromEntries(inherited), ...env };
  const { end, said } = await running(command, args, { cwd, env: all }).ended;
  return { succeeded: end === 0, said };
}

/** Builds the site of a project with the operator's settings, by their names in the environment. */
export const built = (folder: string, settings: Record<string, string> = {}): Promise<Ran> =>
  ran(process.execPath, ['scripts/build.mjs'], { cwd: folder, env: settings });
