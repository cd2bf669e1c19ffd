/** A browser with whole sites in an object store, while one takes the place of the other. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { linkDurably } from '../../src/releasing/durable.ts';
import { filesIn } from '../../src/releasing/files.ts';
import { publish } from '../../src/releasing/publishing/publish.ts';
import { Store } from '../../src/releasing/publishing/store.ts';
import { digestOf, SUMS, sumsText } from '../../src/releasing/sums.ts';
import { findChromium, HEADLESS_FLAGS } from '../chromium.ts';
import { DIST, SEVERAL, TEST_SITE_URL } from '../site.ts';
import { type Bucket, startedBucket } from './bucket.ts';
import { whole } from './store-reader.ts';

/** Releases by their names. */
const [ONE, OTHER] = ['1'.repeat(16), '2'.repeat(16)];
const BASE = new URL(TEST_SITE_URL).pathname;
/** So many publications' files stay: what one site alone has, while the other is read. */
const MOST = 2;

const folder = mkdtempSync(join(tmpdir(), 'publish-browser-'));
const releases = join(folder, 'releases');
let bucket: Bucket;
let browser: Browser;
let front: Server;
let root = '';

before(async () => {
  put(DIST, ONE);
  put(join(SEVERAL, 'dist'), OTHER);
  bucket = await startedBucket(join(folder, 'store'));
  front = startedFront();
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${BASE}`;
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: HEADLESS_FLAGS,
    ...(executablePath ? { executablePath } : {}),
  });
});
after(async () => {
  await browser?.close();
  front?.close();
  await bucket?.stop();
  rmSync(folder, { recursive: true });
});

/** What stands before the store, as docs/deploy.md asks of it: a folder's address is its page's. */
function startedFront(): Server {
  return createServer(async (asked, answer) => {
    const path = new URL(asked.url ?? '', root).pathname.slice(BASE.length);
    const { status, headers, bytes } = await whole(
      new URL(path.replace(/(^|\/)$/, '$1index.html'), bucket.root),
    );
    const told = ['content-type', 'cache-control'].flatMap((name) => headers.get(name) ?? []);
    const [type = '', caching = ''] = told;
    answer.writeHead(status, { 'Content-Type': type, 'Cache-Control': caching });
    answer.end(bytes);
  });
}

/** Puts a built site among the releases, as it is: what is packed of one is not sent. */
function put(site: string, name: string): void {
  const release = join(releases, name);
  cpSync(site, join(release, 'site'), { recursive: true });
  const digests = filesIn(release).map(
    (path) => [path, digestOf(readFileSync(join(release, path)))] as const,
  );
  writeFileSync(join(release, SUMS), sumsText(new Map(digests)));
}

/** Makes a release the current one, and sends it. */
async function sent(name: string): Promise<void> {
  linkDurably(join(releases, 'current'), name);
  await publish(releases, new Store(bucket.remote), MOST);
}

/** Notes all that fails in a context's pages. */
function failures(context: BrowserContext): string[] {
  const failed: string[] = [];
  context.on('response', (response) => {
    if (!response.ok() && response.status() !== 304)
      failed.push(`${response.status()} ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Who goes on no longer waits for what the page has still asked for.
    if (why !== 'net::ERR_ABORTED') failed.push(`${why} ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') failed.push(message.text());
  });
  context.on('weberror', (error) => failed.push(error.error().message));
  return failed;
}

/** Reads a page, and searches by its box: both as long as nothing is kept from before. */
async function visited(page: Page): Promise<void> {
  await page.goto(root);
  await page.waitForFunction(() => customElements.get('search-box'));
  await page.locator('input[name=q]').first().fill('保函');
  await page.keyboard.press('Enter');
  await page.locator('search-results[data-state=found]').waitFor();
  await page.locator('search-results .reforms > li a').first().click();
  await page.waitForLoadState('load');
}

it('a browser reads and searches while sites are sent, and nothing fails', async () => {
  await sent(ONE);
  let isSending = true;
  let visits = 0;
  const failed: string[] = [];
  const reading = (async () => {
    while (isSending || visits === 0) {
      const context = await browser.newContext();
      const own = failures(context);
      await visited(await context.newPage()).catch((error) => own.push(String(error)));
      await context.close();
      failed.push(...own);
      visits++;
    }
  })();
  try {
    for (const name of [OTHER, ONE]) await sent(name);
  } finally {
    isSending = false;
    await reading;
  }
  assert.deepEqual(failed, []);
  assert.ok(visits >= 2, `${visits} visits`);
});
