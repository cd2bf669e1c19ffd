import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import S3rver from 's3rver';
import { filesIn } from '../../src/releasing/files.ts';
import { PACKER } from '../../src/releasing/packed.ts';
import { inTurns } from '../../src/releasing/publishing/order.ts';
import { publish, SENT } from '../../src/releasing/publishing/publish.ts';
import { Store } from '../../src/releasing/publishing/store.ts';
import { release } from '../../src/releasing/release.ts';
import { ensureTools } from '../debian.ts';
import { seeded } from '../random.ts';
import { tinySite } from '../tiny-site.ts';

const ROOT = join(import.meta.dirname, '../..');
const URL_OF_SITE = 'https://www.example.gov.cn/column/';
const REMOTE = 'store:site/column';
const TIMES = 20;

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const [site, releases] = [join(folder, 'site'), join(folder, 'releases')];
/** What the release that is current has for readers. */
const shown = join(releases, 'current/site');
const random = seeded(20261126);
let server: S3rver;
let bucket = '';

before(async () => {
  ensureTools('rclone');
  mkdirSync(releases);
  server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 'store'),
    configureBuckets: [{ name: 'site', configs: [] }],
  });
  const { port } = await server.run();
  bucket = `http://127.0.0.1:${port}/site/column/`;
  // Nothing of this is in a file: so an operator may do it too.
  Object.assign(process.env, {
    RCLONE_CONFIG: join(folder, 'none.conf'),
    RCLONE_CONFIG_STORE_TYPE: 's3',
    RCLONE_CONFIG_STORE_PROVIDER: 'Other',
    RCLONE_CONFIG_STORE_ENDPOINT: new URL('/', bucket).href,
    RCLONE_CONFIG_STORE_ACCESS_KEY_ID: 'S3RVER',
    RCLONE_CONFIG_STORE_SECRET_ACCESS_KEY: 'S3RVER',
    RCLONE_CONFIG_STORE_FORCE_PATH_STYLE: 'true',
    RCLONE_S3_NO_CHECK_BUCKET: 'true',
  });
  // rclone's S3 can't be given another list of authorities.
  delete process.env.AWS_CA_BUNDLE;
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A site whose data names its pages, one more each time, and whose script has another name each time. */
async function released(time: number): Promise<void> {
  tinySite(site, `第${time}次`, URL_OF_SITE);
  const page = readFileSync(join(site, 'units/index.html'), 'utf8');
  const pages = Array.from({ length: time + 1 }, (_, index) => `n${index}/`);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  for (const one of pages) write(`${one}index.html`, page);
  write('search/lexicon.json', JSON.stringify(pages));
  const about = {
    name: 'tiny',
    version: '1.0.0',
    url: URL_OF_SITE,
    buildDate: null,
    packer: PACKER,
  };
  await release(site, releases, { about, sbom: '{}', frameAncestors: "'none'" }, 3);
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const ask = (path: string) => fetch(new URL(path, bucket));
const sentOf = (of: string) => filesIn(of).filter((path) => !/\.(br|gz)$/.test(path));

/** One who reads all the while, as slowly as people do, and notes whatever is missing. */
class Reader {
  readonly missing: string[] = [];
  visits = 0;
  private stopped = false;
  private reading: Promise<void> | undefined;

  start(): void {
    this.reading = this.read();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.reading;
  }

  private async read(): Promise<void> {
    while (!this.stopped) {
      await this.page('index.html');
      const data = await this.part('search/lexicon.json', 'the page');
      const named = JSON.parse(data || '[]') as string[];
      // The newest are those that may not be there yet.
      for (const one of named.slice(-2)) await this.page(`${one}index.html`);
      this.visits++;
    }
  }

  /** A page, and after a while its script. */
  private async page(path: string): Promise<void> {
    const html = await this.part(path, 'data or a reader');
    const [, script = ''] = /src="([^"]+)"/.exec(html) ?? [];
    await setTimeout(random() * 60);
    await this.part(new URL(script, new URL(path, 'http://x/')).pathname.slice(1), path);
  }

  private async part(path: string, of: string): Promise<string> {
    let answer = await ask(path);
    let bytes = Buffer.from(await answer.arrayBuffer());
    // This store writes into the file that it reads from, which others don't: what was caught at that
    // isn't what its own tag says it is, or makes it stumble.
    const half = () =>
      answer.status >= 500 || (answer.ok && answer.headers.get('etag') !== `"${md5(bytes)}"`);
    while (half()) {
      await setTimeout(5);
      answer = await ask(path);
      bytes = Buffer.from(await answer.arrayBuffer());
    }
    const text = bytes.toString();
    if (!answer.ok) this.missing.push(`${path} of ${of}: ${answer.status}`);
    return answer.ok ? text : '';
  }
}

/** Starts the command and kills it, with what it has started, after a while. */
async function broken(after: number): Promise<void> {
  const child = spawn(process.execPath, ['scripts/publish.ts', REMOTE], {
    cwd: ROOT,
    env: { ...process.env, RELEASES: releases },
    detached: true,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await setTimeout(after);
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL');
  } catch {
    // It had ended.
  }
  await ended;
}

describe('a site in an object store', () => {
  it('is there as it was released, with types and with how long a browser may keep it', async () => {
    await released(0);
    const { sent, removed } = await publish(releases, new Store(REMOTE));
    const files = sentOf(shown);
    assert.deepEqual({ sent, removed }, { sent: files.length, removed: 0 });
    for (const path of files) {
      const answer = await ask(path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      assert.ok(bytes.equals(readFileSync(join(shown, path))), path);
    }
    const told = async (path: string) => {
      const { headers } = await ask(path);
      return [headers.get('content-type'), headers.get('cache-control')];
    };
    assert.deepEqual(await told('index.html'), ['text/html; charset=utf-8', 'no-cache']);
    const script = files.find((path) => path.startsWith('_astro/')) ?? assert.fail('no script');
    assert.deepEqual(await told(script), [
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    assert.deepEqual((await told('units.csv'))[1], 'no-cache');
  });

  it('sends nothing again, and takes nobody else’s file away', async () => {
    const store = new Store(REMOTE);
    await store.write('others/file.txt', '别人的');
    const { sent, removed } = await publish(releases, store);
    assert.deepEqual({ sent, removed }, { sent: 0, removed: 0 });
    assert.equal(await store.read('others/file.txt'), '别人的');
  });

  it(`lacks nothing for a reader all through ${TIMES} publications and ${TIMES} that were broken off`, async () => {
    const store = new Store(REMOTE);
    const reader = new Reader();
    const scripts: string[] = [];
    let takenAway = 0;
    reader.start();
    try {
      for (let time = 1; time <= TIMES; time++) {
        await released(time);
        await broken(300 + random() * 1200);
        const { removed } = await publish(releases, store);
        takenAway += removed;
        const [script = ''] = sentOf(shown).filter((path) => path.startsWith('_astro/'));
        scripts.push(script);
        const stored = await store.list();
        for (const path of sentOf(shown)) {
          assert.equal(stored.get(path), md5(readFileSync(join(shown, path))), `${path}, ${time}`);
        }
      }
    } finally {
      await reader.stop();
    }
    assert.deepEqual(reader.missing, []);
    assert.ok(reader.visits >= TIMES, `${reader.visits} visits`);
    // Three releases are kept, and with them what readers of the last two may still ask for.
    const stored = await store.list();
    assert.deepEqual(
      scripts.map((script) => stored.has(script)),
      scripts.map((_, index) => index >= TIMES - 3),
    );
    assert.ok(takenAway >= TIMES - 3);
    const sent = (await store.read(SENT)).split('\n').filter(Boolean);
    assert.deepEqual([...stored.keys()].sort(), [...sent, SENT, 'others/file.txt'].sort());
  });
});

it('turns: parts and new pages before what leads there, old pages last', () => {
  const there = new Set(['index.html', 'search/lexicon.json', 'pagefind/pagefind-entry.json']);
  const turns = inTurns(
    [
      'index.html',
      'n1/index.html',
      'pagefind/pagefind-entry.json',
      'search/lexicon.json',
      '_astro/page.abcdefgh.js',
      'n1.csv',
    ],
    (path) => there.has(path),
  );
  assert.deepEqual(turns, [
    ['_astro/page.abcdefgh.js', 'n1.csv'],
    ['n1/index.html'],
    ['search/lexicon.json'],
    ['pagefind/pagefind-entry.json'],
    ['index.html'],
  ]);
});
