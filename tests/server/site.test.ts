import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headerPolicy } from '../../src/delivery/security-headers.ts';
import { cacheControlOf } from '../../src/releasing/caching.ts';
import { typeOf } from '../../src/releasing/types.ts';
import { DIST, siteFiles, TEST_SITE_URL } from '../site.ts';
import { assertSafe, type Served, served } from './served.ts';

const FRAMES = "'self' https://portal.example.gov.cn";
let site: Served;

const read = (path: string) => readFileSync(join(DIST, path));
/** Asks for a path of the site. */
const ask: Served['ask'] = (...asked) => site.ask(...asked);

before(async () => {
  site = await served(TEST_SITE_URL, DIST, FRAMES);
});
after(() => site?.stop());

/** One file of each kind that the site has, by its ending. */
const kinds = [
  ...new Map(
    siteFiles().map((path) => [path.slice(path.lastIndexOf('.')), path.slice(1)]),
  ).values(),
].filter((path) => path !== 'redirects.conf' && !path.endsWith('index.html'));

const script =
  siteFiles()
    .find((path) => path.startsWith('/_astro/'))
    ?.slice(1) ?? '';
const fragment =
  siteFiles()
    .find((path) => path.endsWith('.pf_fragment'))
    ?.slice(1) ?? '';

describe('every kind of file', () => {
  for (const path of [...kinds, script, 'feed.xml', 'opensearch.xml']) {
    it(`has its type, its length of life and its bytes, packed or not: ${path}`, async () => {
      for (const encoding of ['', 'gzip', 'br', 'gzip, deflate, br']) {
        const { status, headers, body } = await ask(path, { 'accept-encoding': encoding });
        assert.equal(status, 200);
        assert.equal(headers['content-type'], typeOf(path).type);
        assert.equal(headers['cache-control'], cacheControlOf(path));
        assert.equal(headers['content-length'], String(body.length));
        const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[
          headers['content-encoding'] ?? ''
        ];
        assert.ok((unpack ? unpack(body) : body).equals(read(path)), encoding);
      }
    });
  }

  it('is there, of those that the site has most of', () => {
    for (const ending of [
      'csv',
      'docx',
      'xlsx',
      'json',
      'png',
      'pagefind',
      'pf_index',
      'pf_meta',
    ]) {
      assert.ok(
        kinds.some((path) => path.endsWith(`.${ending}`)),
        ending,
      );
    }
  });

  it('as readers’ programs know it', async () => {
    const types = {
      '': 'text/html; charset=utf-8',
      'fj7.csv': 'text/csv; charset=utf-8',
      'notices.json': 'application/json; charset=utf-8',
      'feed.xml': 'application/atom+xml; charset=utf-8',
      [script]: 'text/javascript; charset=utf-8',
      'pagefind/wasm.unknown.pagefind': 'application/octet-stream',
      [fragment]: 'application/octet-stream',
      'fj7.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'fj7.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    };
    for (const [path, type] of Object.entries(types)) {
      assert.equal((await ask(path)).headers['content-type'], type, path);
    }
  });
});

describe('what is packed', () => {
  it('is sent to who understands it, brotli first, and said to differ', async () => {
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { headers, body } = await ask('', { 'accept-encoding': accepted });
      assert.equal(headers['content-encoding'], encoding, accepted);
      assert.equal(headers.vary, 'Accept-Encoding', accepted);
      if (encoding) assert.ok(body.length < read('index.html').length / 3);
    }
  });

  it('is sent by way of another server, too', async () => {
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await ask('', { 'accept-encoding': encoding, via: '1.1 portal' });
      assert.equal(headers['content-encoding'], encoding);
    }
  });

  it('has no address of its own', async () => {
    for (const path of ['index.html.br', 'index.html.gz', `${script}.br`]) {
      assert.equal((await ask(path)).status, 404, path);
    }
  });
});

describe('what a browser keeps', () => {
  it('is for long, where the name tells the content', async () => {
    const { headers } = await ask(script);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.match((await ask(fragment)).headers['cache-control'] ?? '', /^public, .*immutable$/);
    assert.equal((await ask('pagefind/pagefind.js')).headers['cache-control'], 'no-cache');
  });

  it('is asked for again, where it is a page, and not sent again: by either packing', async () => {
    const seen = new Set<string | undefined>();
    for (const encoding of ['identity', 'gzip', 'br']) {
      const first = await ask('', { 'accept-encoding': encoding });
      assert.equal(first.headers['cache-control'], 'no-cache');
      assert.equal(first.headers['last-modified'], undefined);
      const etag = first.headers.etag ?? '';
      seen.add(etag);
      const again = await ask('', { 'accept-encoding': encoding, 'if-none-match': etag });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      assert.equal(again.headers['cache-control'], 'no-cache');
      const other = await ask('', { 'accept-encoding': encoding, 'if-none-match': '"0-0"' });
      assert.equal(other.status, 200);
    }
    assert.equal(seen.size, 3);
  });

  it('is never taken to be the same for its date', async () => {
    const since = { 'if-modified-since': 'Thu, 01 Jan 2037 00:00:00 GMT' };
    assert.equal((await ask('', since)).status, 200);
  });
});

it('a part of a file is sent to who goes on with it, and no other than of that file', async () => {
  const whole = await ask('fj7.docx');
  assert.equal(whole.headers['accept-ranges'], 'bytes');
  const part = await ask('fj7.docx', { range: 'bytes=100-199' });
  assert.equal(part.status, 206);
  assert.equal(part.headers['content-range'], `bytes 100-199/${whole.body.length}`);
  assert.ok(part.body.equals(whole.body.subarray(100, 200)));
  const same = { range: 'bytes=100-', 'if-range': whole.headers.etag ?? '' };
  assert.equal((await ask('fj7.docx', same)).status, 206);
  assert.equal((await ask('fj7.docx', { ...same, 'if-range': '"0-0"' })).status, 200);
  assert.equal((await ask('fj7.docx', { range: 'bytes=99999999-' })).status, 416);
});

it('it answers by both protocols of the internet', async () => {
  for (const host of ['127.0.0.1', '::1']) {
    assert.ok((await ask('about/', {}, { host })).body.equals(read('about/index.html')), host);
  }
});

it('it speaks HTTP/2: many files by one connection', async () => {
  const session = connect(`https://[::1]:${site.server.port}`, {
    ca: site.server.certificate,
    servername: 'localhost',
  });
  const paths = ['index.html', 'fj7.csv', script, fragment, 'fj7.docx'];
  const bodies = await Promise.all(
    paths.map(
      (path) =>
        new Promise<Buffer>((resolve, reject) => {
          const stream = session.request({ ':path': new URL(path, TEST_SITE_URL).pathname });
          const parts: Buffer[] = [];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('end', () => resolve(Buffer.concat(parts)));
          stream.on('error', reject);
        }),
    ),
  );
  assert.equal(session.alpnProtocol, 'h2');
  session.close();
  paths.forEach((path, index) => {
    assert.ok(bodies[index]?.equals(read(path)), path);
  });
});

describe('the headers that keep a reader safe', () => {
  it('come with everything, whatever the answer', async () => {
    for (const path of ['', script, fragment, 'fj7.docx', 'nothing/', 'units/gone/', 'fj7']) {
      const { headers } = await ask(path);
      assertSafe(headers, path);
    }
  });

  /** The policy in a page's head, as a header says it. */
  const ownPolicy = (path: string) => {
    const [, own = ''] =
      /content-security-policy" content="([^"]*)"/.exec(String(read(path))) ?? [];
    return headerPolicy([own], FRAMES);
  };
  const policyOf = async (path: string) =>
    String((await ask(path)).headers['content-security-policy']);

  it('have each page’s own policy, and let who was named show it in a frame', async () => {
    const pages = siteFiles().filter((path) => path.endsWith('/index.html'));
    let seen = 0;
    for (const page of pages.map((path) => path.slice(1))) {
      const { status, headers } = await ask(page.replace(/index\.html$/, ''));
      // The ledger leads on from some before their page is seen.
      if (status !== 200) continue;
      seen++;
      const policy = String(headers['content-security-policy']);
      assert.equal(policy, ownPolicy(page), page);
      // It is said with every page: the shorter, the sooner one is there.
      assert.ok(policy.length < 500, page);
    }
    assert.ok(seen > 100);
  });

  it('allow what any page’s policy allows where nginx knows none by the name', async () => {
    for (const path of ['nothing/', 'fj7/16/index.html', '404.html']) {
      const policy = await policyOf(path);
      const allowed = new Set(policy.split(/; | /));
      assert.match(policy, /; frame-ancestors 'self' https:\/\/portal\.example\.gov\.cn$/);
      assert.doesNotMatch(policy, /unsafe-(inline|eval'|hashes)(?<!wasm-unsafe-eval')/);
      for (const page of ['404.html', 'fj7/16/index.html', 'search/index.html'])
        for (const word of ownPolicy(page).split(/; | /)) assert.ok(allowed.has(word), page);
    }
  });
});
