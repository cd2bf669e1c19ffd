import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKER } from '../../src/releasing/packed.ts';
import { release } from '../../src/releasing/release.ts';
import { type Server, startedServer } from '../nginx.ts';
import { tinySite } from '../tiny-site.ts';
import { type Answer, ask } from './asking.ts';

/** A tiny site, released and served. */
export interface Served {
  server: Server;
  /** The folder of the built site, and of the releases. */
  site: string;
  releases: string;
  /** Asks for a path of the site. */
  ask(path: string, ...more: [Record<string, string>?, object?]): Promise<Answer>;
  /** Builds the site with other words, and releases it. */
  release(words: string): Promise<string>;
  stop(): Promise<void>;
}

/** @param url where it stands; its folder is served as that. */
export async function servedTiny(url: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-'));
  chmodSync(folder, 0o755);
  const [site, releases] = [join(folder, 'site'), join(folder, 'releases')];
  mkdirSync(releases);
  const about = { name: 'tiny', version: '1.0.0', url, buildDate: null, packer: PACKER };
  const released = async (words: string) => {
    const parts = { about, sbom: '{}', frameAncestors: "'none'" };
    return (await release(tinySite(site, words, url), releases, parts, 3)).name;
  };
  await released('最初的');
  const { pathname } = new URL(url);
  const server = await startedServer(releases, decodeURI(pathname));
  return {
    server,
    site,
    releases,
    ask: (path, ...more) => ask(server, pathname + path, ...more),
    release: released,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
