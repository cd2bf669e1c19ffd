import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(import.meta.dirname, '..');

/** What a build needs beside its content. Packages are found from any folder below the project. */
const PROGRAM = ['public', 'src', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/**
 * Makes a folder below the project in which the same program builds other content.
 * @param name of the folder, in `.build/`, which is emptied first
 * @param content the folder whose copy is built
 * @returns the folder's path: the built site will be its `dist/`
 */
export function projectWith(name: string, content: string): string {
  const folder = join(REPOSITORY, '.build', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of PROGRAM)
    cpSync(join(REPOSITORY, part), join(folder, part), { recursive: true });
  cpSync(content, join(folder, 'content'), { recursive: true });
  return folder;
}

/** What a build said, and whether it succeeded. */
export interface Built {
  succeeded: boolean;
  said: string;
}

/**
 * Builds the site of a project.
 * @param settings the operator's, by their names in the environment; what is set there is forgotten
 */
export function built(folder: string, settings: Record<string, string> = {}): Promise<Built> {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('SITE_'));
  return new Promise((resolve, reject) => {
    const build = spawn('astro', ['build'], {
      cwd: folder,
      env: { ...Object.fromEntries(inherited), ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [build.stdout, build.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    build.on('error', reject);
    build.on('close', (status) => resolve({ succeeded: status === 0, said }));
  });
}
