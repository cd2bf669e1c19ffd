import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tinySite } from '../tiny-site.ts';
import { type Served, served } from './served.ts';

/** A tiny site, released and served. */
export interface ServedTiny extends Served {
  /** The folder of the built site. */
  site: string;
  /** Builds the site with other words, and releases it. */
  release(words: string): Promise<string>;
}

/** @param url where it stands; its folder is served as that. */
export async function servedTiny(url: string): Promise<ServedTiny> {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-'));
  const site = join(folder, 'site');
  const tiny = await served(url, tinySite(site, '最初的', url), "'none'");
  return {
    ...tiny,
    site,
    release: (words) => tiny.release(tinySite(site, words, url)),
    stop: async () => {
      await tiny.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
