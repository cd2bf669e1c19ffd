import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aboutOf } from '../../src/releasing/about.ts';
import { release } from '../../src/releasing/release.ts';
import { sbom } from '../../src/releasing/sbom.ts';
import { running } from '../running.ts';
import { tinySite } from '../tiny-site.ts';
import { plainEnv } from './builds.ts';

const ROOT = join(import.meta.dirname, '../..');
export const SITE_URL = 'https://www.example.gov.cn/column/';

const roots: string[] = [];
process.on('exit', () => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A folder for releases of tiny sites, which is gone when its tests have run. */
export class Releases {
  readonly root = mkdtempSync(join(tmpdir(), 'releases-'));
  readonly folder = join(this.root, 'releases');
  readonly site = join(this.root, 'site');

  constructor() {
    roots.push(this.root);
  }

  /** Starts a command of the project; `ended` tells its status, or the signal that killed it. */
  run(
    script: 'release' | 'rollback',
    args: readonly string[] = [],
    { env = {}, flags = [] }: { env?: NodeJS.ProcessEnv; flags?: readonly string[] } = {},
  ) {
    const command = [...flags, join(ROOT, `scripts/${script}.ts`), ...args];
    return running(process.execPath, command, {
      cwd: ROOT,
      env: plainEnv({ SITE_URL, RELEASES: this.folder, ...env }),
    });
  }

  /** Releases a tiny site with some words. */
  release(words: string, more: { env?: NodeJS.ProcessEnv; flags?: readonly string[] } = {}) {
    tinySite(this.site, words, SITE_URL);
    return this.run('release', ['--site', this.site], more).ended;
  }

  /** The same in this process, which takes less time: the release's name. */
  async releaseHere(words: string, most: number): Promise<string> {
    mkdirSync(this.folder, { recursive: true });
    const parts = {
      about: aboutOf(ROOT, { url: SITE_URL }),
      sbom: sbom(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')),
      frameAncestors: "'self'",
    };
    return (await release(tinySite(this.site, words, SITE_URL), this.folder, parts, most)).name;
  }

  rollback(...args: string[]) {
    return this.run('rollback', args).ended;
  }

  /** The release that `current` leads to. */
  get current(): string {
    return readlinkSync(join(this.folder, 'current'));
  }

  /** The words of the site that is shown. */
  get words(): string {
    const page = readFileSync(join(this.folder, 'current/site/index.html'), 'utf8');
    return /<title>(.*)<\/title>/.exec(page)?.[1] ?? '';
  }

  /** All that is in the folder, hidden or not. */
  get names(): string[] {
    return readdirSync(this.folder).sort();
  }
}
