import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, projectWith } from '../project.ts';
import { type Running, running } from '../running.ts';
import { until } from '../until.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const BUILD = 'scripts/build.mjs';

/**
 * A copy of the project with the made-up content, in a folder that is gone when its tests have run.
 * It may be edited, built and broken.
 */
export function projectCopy(name: string): string {
  const project = projectFolder(name);
  process.on('exit', () => rmSync(project, { recursive: true, force: true }));
  return projectWith(project, join(REPOSITORY, 'tests/fixtures/content'));
}

/** Astro's own program. */
export const ASTRO = join(REPOSITORY, 'node_modules/astro/bin/astro.mjs');

/** The environment without what the operator, or the tests of the built site, have set. */
export function plainEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { SITE_URL: _, ...env } = process.env;
  return { ...env, ...more };
}

/** Runs the build in a copy. `said` is all that it wrote. */
export function built(
  project: string,
  env: NodeJS.ProcessEnv = {},
  flags: readonly string[] = [],
): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, BUILD], {
    cwd: project,
    env: plainEnv(env),
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

/** Starts the build in a copy. */
export const started = (project: string, env: NodeJS.ProcessEnv = {}): Running =>
  running(process.execPath, [BUILD], { cwd: project, env: plainEnv(env) });

/** Waits until a file is there. */
export const appeared = (file: string): Promise<void> =>
  until(`there is ${file}`, () => existsSync(file));

/** All that is in a folder of a copy, in order. */
export const filesIn = (project: string, folder: string) =>
  readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).sort();
