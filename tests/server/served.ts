import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKER } from '../../src/releasing/packed.ts';
import { release } from '../../src/releasing/release.ts';
import { type Server, startedServer } from '../nginx.ts';
import { type Answer, ask } from './asking.ts';

/** A site, released and served. */
export interface Served {
  server: Server;
  /** The folder of the releases. */
  releases: string;
  /** Asks for a path of the site. */
  ask(path: string, ...more: [Record<string, string>?, object?]): Promise<Answer>;
  /** Releases a built site: the release's name. */
  release(site: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * Releases and serves a site.
 * @param url where it stands; its folder is served as that.
 * @param site the folder of the built site.
 * @param frameAncestors who may show it in a frame, as a policy says it.
 */
export async function served(url: string, site: string, frameAncestors: string): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'served-'));
  chmodSync(folder, 0o755);
  const releases = join(folder, 'releases');
  mkdirSync(releases);
  const about = { name: 'site', version: '1.0.0', url, buildDate: null, packer: PACKER };
  const parts = { about, sbom: '{}', frameAncestors };
  const released = async (built: string) => (await release(built, releases, parts, 3)).name;
  await released(site);
  const { pathname } = new URL(url);
  const server = await startedServer(releases, decodeURI(pathname));
  return {
    server,
    releases,
    ask: (path, ...more) => ask(server, pathname + path, ...more),
    release: released,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every answer has the headers that keep a reader safe, and sets nothing on his device. */
export function assertSafe(headers: IncomingHttpHeaders, path: string): void {
  assert.match(String(headers['content-security-policy']), /^default-src 'none'; /, path);
  assert.equal(headers['x-content-type-options'], 'nosniff', path);
  assert.equal(headers['referrer-policy'], 'same-origin', path);
  assert.match(String(headers['permissions-policy']), /camera=\(\)/, path);
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin', path);
  assert.equal(headers['set-cookie'], undefined, path);
  assert.equal(headers.server, 'nginx', path);
}
