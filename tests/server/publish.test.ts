import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { filesIn } from '../../src/releasing/files.ts';
import { inTurns } from '../../src/releasing/publishing/order.ts';
import { publish } from '../../src/releasing/publishing/publish.ts';
import { readSent, SENT } from '../../src/releasing/publishing/sent.ts';
import { Store } from '../../src/releasing/publishing/store.ts';
import { release } from '../../src/releasing/release.ts';
import { seeded } from '../random.ts';
import { tinyParts, tinySite } from '../tiny-site.ts';
import { type Bucket, startedBucket } from './bucket.ts';
import { ENTRY, Reader } from './store-reader.ts';

const ROOT = join(import.meta.dirname, '../..');
const URL_OF_SITE = 'https://www.example.gov.cn/column/';
const TIMES = 20;
/** So many releases, and so many publications' files, are kept. */
const MOST = 3;

const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const [site, releases] = [join(folder, 'site'), join(folder, 'releases')];
/** What the release that is current has for readers. */
const shown = join(releases, 'current/site');
const random = seeded(20261126);
let bucket: Bucket;
/** What is done each time a file has arrived. */
let arrived = () => {};

before(async () => {
  mkdirSync(releases);
  bucket = await startedBucket(join(folder, 'store'), () => arrived());
});
after(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true });
});

/**
 * A site whose data names its pages, a new one each time for the oldest, and whose script has another
 * name each time.
 * Its index is cut as Pagefind's is: an entry names the list, the list names parts, a part names a page.
 */
async function released(time: number): Promise<void> {
  tinySite(site, `第${time}次`, URL_OF_SITE);
  const page = readFileSync(join(site, 'units/index.html'), 'utf8');
  const pages = [time - 2, time - 1, time].filter((one) => one >= 0).map((one) => `n${one}/`);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  };
  for (const one of pages) write(`${one}index.html`, page);
  write('search/lexicon.json', JSON.stringify(pages));
  const fragments = pages.map((one) => {
    const path = `pagefind/fragment/unknown_${md5(Buffer.from(`${one}${time}`)).slice(0, 7)}.pf_fragment`;
    write(path, JSON.stringify(`${one}index.html`));
    return path;
  });
  const list = `pagefind/index/unknown_${md5(Buffer.from(`${time}`)).slice(0, 7)}.pf_index`;
  write(list, JSON.stringify(fragments));
  write(ENTRY, JSON.stringify(list));
  // Each kind of file that changes is one more call of rclone: the lexicon stands for data.
  write('units.docx', 'PK');
  await release(site, releases, tinyParts(URL_OF_SITE), MOST);
}

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');
const ask = (path: string) => fetch(new URL(path, bucket.root));
const sentOf = (of: string) => filesIn(of).filter((path) => !/\.(br|gz)$/.test(path));

/** Starts the command and kills it, with what it has started, once so many files have arrived. */
async function broken(arrivals: number): Promise<void> {
  const child = spawn(process.execPath, ['scripts/publish.ts', bucket.remote], {
    cwd: ROOT,
    env: { ...process.env, RELEASES: releases },
    detached: true,
    stdio: 'ignore',
  });
  const kill = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It had ended.
    }
  };
  let left = arrivals;
  arrived = () => {
    left--;
    if (left === 0) kill();
  };
  await new Promise((resolve) => child.on('close', resolve));
  arrived = () => {};
}

/** The files of the current release that the store has not, or has otherwise, by its own list. */
async function lacking(): Promise<string[]> {
  const list = await (await fetch(new URL('/site?list-type=2&prefix=column/', bucket.root))).text();
  const has = new Map(
    [...list.matchAll(/<Key>column\/([^<]+)<.*?<ETag>[^<]*?([0-9a-f]{32})/gs)].map(
      ([, path = '', tag]) => [path, tag],
    ),
  );
  return sentOf(shown).filter((path) => has.get(path) !== md5(readFileSync(join(shown, path))));
}

describe('a site in an object store', () => {
  it('is there as it was released, with types and with how long a browser may keep it', async () => {
    await released(0);
    const { sent, removed } = await publish(releases, new Store(bucket.remote), MOST);
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
    const store = new Store(bucket.remote);
    await store.write('others/file.txt', '别人的');
    const { sent, removed } = await publish(releases, store, MOST);
    assert.deepEqual({ sent, removed }, { sent: 0, removed: 0 });
    assert.equal(await store.read('others/file.txt'), '别人的');
  });

  it(`lacks nothing for a reader all through ${TIMES} publications and ${TIMES} that were broken off`, async () => {
    const store = new Store(bucket.remote);
    const reader = new Reader(bucket.root, random);
    const scripts: string[] = [];
    let takenAway = 0;
    let within = 0;
    reader.start();
    try {
      for (let time = 1; time <= TIMES; time++) {
        await released(time);
        const all = await lacking();
        // The list of what is sent arrives before the files.
        await broken(2 + Math.floor(random() * (all.length - 1)));
        const left = await lacking();
        if (left.length > 0 && left.length < all.length) within++;
        const { removed } = await publish(releases, store, MOST);
        takenAway += removed;
        const [script = ''] = sentOf(shown).filter((path) => path.startsWith('_astro/'));
        scripts.push(script);
        assert.deepEqual(await lacking(), [], `${time}`);
      }
    } finally {
      await reader.stop();
    }
    assert.deepEqual(reader.missing, []);
    assert.ok(reader.visits >= TIMES, `${reader.visits} visits`);
    assert.ok(within >= TIMES / 4, `${within} were broken off amid the files`);
    const stored = await store.list();
    assert.deepEqual(
      scripts.map((script) => stored.has(script)),
      scripts.map((_, index) => index >= TIMES - MOST),
    );
    assert.ok(takenAway >= TIMES - MOST);
    const sent = readSent(await store.read(SENT)).flatMap(({ files }) => files);
    assert.deepEqual(
      [...stored.keys()].sort(),
      [...new Set([...sent, SENT, 'others/file.txt'])].sort(),
    );
  });

  it('keeps the parts of what readers had until now, though that release is kept here no more', async () => {
    const store = new Store(bucket.remote);
    await released(TIMES + 1);
    await publish(releases, store, MOST);
    const [script = ''] = sentOf(shown).filter((path) => path.startsWith('_astro/'));
    for (let more = 2; more <= MOST + 2; more++) await released(TIMES + more);
    assert.ok(!existsSync(join(releases, 'parts', script)), 'the release is kept here');
    await publish(releases, store, MOST);
    assert.ok((await store.list()).has(script));
  });

  it('is left as it is where its list of what was sent can’t be read', async () => {
    const store = new Store(bucket.remote);
    const list = await store.read(SENT);
    await store.write(SENT, '{');
    await released(0);
    const before = await store.list();
    await assert.rejects(publish(releases, store, MOST), /已经损坏，没有上传/);
    assert.deepEqual(await store.list(), before);
    await store.write(SENT, list);
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
      'pagefind/pagefind.unknown_0123456789abcde.pf_meta',
    ],
    (path) => there.has(path),
  );
  assert.deepEqual(turns, [
    ['_astro/page.abcdefgh.js', 'n1.csv', 'pagefind/pagefind.unknown_0123456789abcde.pf_meta'],
    ['n1/index.html'],
    ['pagefind/pagefind-entry.json', 'search/lexicon.json'],
    ['index.html'],
  ]);
});
