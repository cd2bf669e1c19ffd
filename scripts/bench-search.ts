/**
 * Measures the search on made-up corpora: `npm run build && npm run bench:search`. Writes
 * docs/search-bench.md up to what it says of other sites, which is kept. Bytes are what came over the
 * wire, with its headers (brotli where a server would).
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { checkedCatalog } from '../src/reading/check.ts';
import { BEFORE_FIRST_KEY, FIRST_RESULT } from '../tests/budgets.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../tests/chromium.ts';
import { pick, seeded } from '../tests/random.ts';
import { syntheticNotice } from '../tests/synthetic.ts';
import { type Corpus, corpusOf } from './bench-corpus.ts';
import { median, served, slowed, type Wire, wireOf } from './bench-wire.ts';

const SIZES = [20, 2_000, 20_000];
/** Queries that are asked one after the other, and those that are asked as links, each cold. */
const FURTHER = 49;
const LINKS = 7;
const PORT = 4393;
const REPORT = 'docs/search-bench.md';
/** From here on the report is of other sites, and isn't made here. */
const BESIDE = '## Beside';

interface Row {
  size: number;
  corpus: Corpus;
  firstKey: number;
  key: number;
  link: Wire;
  linkTime: number;
  further: number;
  furtherTime: number;
}

const PARTS: readonly (readonly [part: string, path: RegExp])[] = [
  ['scripts', /\.js$/],
  ['lexicon', /lexicon\.json$/],
  ['facts', /facts\.json$/],
  ['pairs', /\/p\d+\.json$/],
  ['records', /\/r\d+\.json$/],
  ['all data', /data\.json$/],
  ['other', /\.(json|svg|ico)$/],
];
const partOf = (path: string) => PARTS.find(([, of]) => of.test(path))?.[0] ?? 'page';

const catalog = checkedCatalog(process.cwd());
const browser = await chromium.launch({ executablePath: ensureChromium(), args: HEADLESS_FLAGS });
const rows: Row[] = [];
for (const size of SIZES) rows.push(await measure(size));
await browser.close();
const report = reportOf(rows);
const before = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : '';
const kept = before.includes(BESIDE) ? `\n${before.slice(before.indexOf(BESIDE))}` : '';
writeFileSync(REPORT, report + kept);
console.log(report);

async function measure(size: number): Promise<Row> {
  const notice = syntheticNotice(catalog, size, 42);
  const corpus = corpusOf('dist', catalog, notice);
  const { address, stop } = await served(corpus.folder, PORT);
  const random = seeded(size);
  const queries = Array.from({ length: LINKS + FURTHER }, () => {
    const text = pick(random, notice.reforms).officialText.replace(/[^\p{L}\p{N}]/gu, '');
    const start = Math.floor(random() * (text.length - 6));
    return text.slice(start, start + 2 + Math.floor(random() * 4));
  });
  const titles = Array.from({ length: 5 }, () => pick(random, notice.reforms).title);
  const links = [];
  for (const q of queries.slice(0, LINKS)) links.push(await linkAsked(browser, address, q));
  const row = {
    size,
    corpus,
    ...(await suggested(address, titles)),
    // Of several, the one in the middle by its bytes.
    link: [...links].sort((a, b) => a.wire.bytes - b.wire.bytes)[LINKS >> 1]?.wire as Wire,
    linkTime: median(links.map(({ time }) => time)),
    ...(await furtherAsked(address, queries.slice(LINKS))),
  };
  stop();
  rmSync(corpus.folder, { recursive: true });
  return row;
}

/** A link to a search on a slow line and machine, up to its first result. */
async function linkAsked(from: Browser, address: string, q: string) {
  const context = await from.newContext();
  const page = await context.newPage();
  const { take, session } = await wireOf(page, partOf);
  await slowed(session);
  const started = performance.now();
  await page.goto(`${address}search/?${new URLSearchParams({ q })}`, { waitUntil: 'commit' });
  await page.waitForSelector('search-results[data-state="found"]', { timeout: 120_000 });
  const time = performance.now() - started;
  const wire = take();
  await context.close();
  return { time, wire };
}

/** What suggestions cost before the first key, and a key. */
async function suggested(address: string, titles: readonly string[]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { take } = await wireOf(page, partOf);
  await page.goto(address, { waitUntil: 'networkidle' });
  take();
  const box = page.locator('input[name="q"]');
  await box.focus();
  await page.locator('input[role="combobox"]').waitFor();
  const firstKey = take().bytes;
  let keys = 0;
  for (const title of titles) {
    for (const end of [1, 2, 3, 4]) {
      await box.fill(title.slice(0, end));
      await page.waitForLoadState('networkidle');
      keys++;
    }
  }
  const key = Math.round(take().bytes / keys);
  await context.close();
  return { firstKey, key };
}

/** Queries one after the other: bytes of each, and the time of the one in the middle. */
async function furtherAsked(address: string, queries: readonly string[]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { take } = await wireOf(page, partOf);
  await page.goto(`${address}search/`, { waitUntil: 'networkidle' });
  await page.locator('input[name="q"]').focus();
  await page.waitForLoadState('networkidle');
  take();
  const times = await page.evaluate(async (asked) => {
    const results = document.querySelector<HTMLElement>('search-results');
    const input = results?.querySelector('input');
    const taken: number[] = [];
    for (const q of asked) {
      if (!results || !input) break;
      input.value = q;
      const started = performance.now();
      input.form?.requestSubmit();
      while (results.dataset.state === 'loading') await new Promise((done) => setTimeout(done, 1));
      taken.push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 60));
    }
    return taken;
  }, queries);
  const further = Math.round(take().bytes / queries.length);
  await context.close();
  return { further, furtherTime: median(times) };
}

function reportOf(measured: readonly Row[]): string {
  const kilobytes = (count: number) => (count / 1000).toFixed(1);
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = (head: readonly string[], cells: (row: Row) => readonly (string | number)[]) =>
    [line(head), line(head.map(() => '---')), ...measured.map((row) => line(cells(row)))].join(
      '\n',
    );
  const names = ['page', ...PARTS.map(([part]) => part)];
  const promised = Object.entries(FIRST_RESULT).map(
    ([size, bytes]) => `${kilobytes(bytes)} KB with ${size}`,
  );
  return `# What the search costs

Made by \`npm run build && npm run bench:search\`: made-up reforms of new sentences in Chromium, cold. All
bytes are KB (1,000 bytes) over the wire, headers and brotli included; files on disc are as they are
written. A link is \`/search/?q=…\` on a line of 1.6 Mbit/s and 150 ms with the processor slowed four
times, up to its first result: the one in the middle of ${LINKS} by its bytes, and the median time. Times are
of this machine alone. Promised (\`tests/budgets.ts\`): ${kilobytes(BEFORE_FIRST_KEY)} KB before the first key, and to
the first result of a link ${promised.join(', ')} reforms.

${table(
  [
    'reforms',
    'first engine',
    'pairs on disc',
    'titles on disc',
    'before the first key',
    'a key',
    'a link',
    'requests',
    'round trips',
    'time',
  ],
  ({ size, corpus, firstKey, key, link, linkTime }) => [
    size,
    corpus.engine,
    kilobytes(corpus.pairs),
    kilobytes(corpus.titles),
    kilobytes(firstKey),
    kilobytes(key),
    kilobytes(link.bytes),
    link.requests,
    link.roundTrips,
    `${linkTime.toFixed(0)} ms`,
  ],
)}

What a link's bytes are:

${table(['reforms', ...names], ({ size, link }) => [
  size,
  ...names.map((name) => kilobytes(link.parts.get(name) ?? 0)),
])}

A further query, of ${FURTHER}:

${table(['reforms', 'bytes', 'median time'], ({ size, further, furtherTime }) => [
  size,
  kilobytes(further),
  `${furtherTime.toFixed(0)} ms`,
])}
`;
}
