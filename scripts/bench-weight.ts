/**
 * Measures what a reform's page weighs on a slow telephone, beside the same text as Hugo makes it
 * without a theme, and as Starlight does by default, once the site is built with an address:
 * `SITE_URL=https://host/ npm run build && npm run bench:weight`. Ends with status 1 where what is
 * promised isn't kept. Writes docs/weight-bench.md.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { filesIn } from '../src/releasing/files.ts';
import { packed } from '../src/releasing/packed.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../tests/chromium.ts';
import { sitePages } from '../tests/site.ts';
import { bareSite, starlightSite, textsOf } from './bench-beside.ts';
import { median, SLOW, served, slowed, wireOf } from './bench-wire.ts';

/** Loads of each page of each site, all by turns; one more before them, which doesn't count. */
const TURNS = 9;
/** A reform of the usual length, and a long one. */
const PAGES = ['/fj7/6/', '/fj7/16/'];
const PORT = 4460;
/** Milliseconds for which a page is watched once nothing is fetched any more. */
const WATCHED = 700;
/** Milliseconds between two paints that are one frame. */
const FRAME = 17;
const PROMISED = { paint: 1.1, document: 14 * 1024 };
const KEPT = '.build/weight';
const REPORT = 'docs/weight-bench.md';

/** What was seen of a load: milliseconds, share of the window, and bytes over the wire. */
interface Load {
  first: number;
  largest: number;
  shift: number;
  blocked: number;
  document: number;
  all: number;
}
interface Site {
  name: string;
  address: string;
}
interface Row extends Load {
  page: string;
  site: string;
  /** The first paint of the load that was least held up. */
  fastest: number;
}

const texts = textsOf(
  'dist',
  sitePages().filter((path) => /^\/fj7\/\d+\/$/.test(path)),
);
const own = mkdtempSync(join(tmpdir(), 'bench-weight-'));
cpSync('dist', own, { recursive: true });
const starlight = starlightSite(join(KEPT, 'starlight'), texts);
const folders = {
  'bare Hugo': bareSite(join(KEPT, 'bare'), texts),
  'this site': own,
  ...(starlight ? { Starlight: starlight } : {}),
};
for (const folder of Object.values(folders)) await pack(folder);
const servers = await Promise.all(
  Object.entries(folders).map(async ([name, folder], index) => ({
    name,
    ...(await served(folder, PORT + index)),
  })),
);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: HEADLESS_FLAGS });
try {
  const rows = await measured(browser, servers);
  const report = reportOf(rows);
  writeFileSync(REPORT, report);
  execFileSync('biome', ['format', '--write', REPORT]);
  console.log(report);
  const ours = rows.filter(({ site }) => site === 'this site');
  process.exitCode = ours.every((row) => isKept(rows, row)) ? 0 : 1;
} finally {
  await browser.close();
  for (const { stop } of servers) stop();
  rmSync(own, { recursive: true });
}

/** Packs a site's files as a release does. */
async function pack(folder: string): Promise<void> {
  for (const path of filesIn(folder).filter((name) => /\.(html|css|js|json|svg)$/.test(name))) {
    const { '.br': smaller } = await packed(path, readFileSync(join(folder, path)));
    if (smaller) writeFileSync(join(folder, `${path}.br`), smaller);
  }
}

/** Loads every page of every site by turns, so that what else the machine does meets them alike. */
async function measured(from: Browser, sites: readonly Site[]): Promise<Row[]> {
  const loads = new Map<string, Load[]>();
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const page of PAGES) {
      for (const { name, address } of sites) {
        const load = await loaded(from, address.replace(/\/$/, page));
        const key = `${page} ${name}`;
        if (turn > 0) loads.set(key, [...(loads.get(key) ?? []), load]);
      }
    }
  }
  return PAGES.flatMap((page) =>
    sites.map(({ name }) => {
      const all = loads.get(`${page} ${name}`) ?? [];
      const middle = (figure: keyof Load) => median(all.map((load) => load[figure]));
      return {
        page,
        site: name,
        first: middle('first'),
        fastest: Math.min(...all.map(({ first }) => first)),
        // Held against the first of the same load.
        largest: middle('first') + median(all.map(({ first, largest }) => largest - first)),
        // A shift is one too many, however often there is none.
        shift: Math.max(...all.map(({ shift }) => shift)),
        blocked: middle('blocked'),
        document: middle('document'),
        all: middle('all'),
      };
    }),
  );
}

/** Opens an address in a browser that has never seen it, on a slow line and machine. */
async function loaded(from: Browser, address: string): Promise<Load> {
  const context = await from.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const { take, session } = await wireOf(page, (path) => (path.endsWith('/') ? 'page' : 'other'));
  await slowed(session);
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'networkidle' });
  // On a busy machine a page may be painted after its last file has come.
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.first > 0);
  await page.waitForTimeout(WATCHED);
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  const { bytes, parts } = take();
  await context.close();
  return { ...seen, document: parts.get('page') ?? 0, all: bytes };
}

type Seen = Pick<Load, 'first' | 'largest' | 'shift' | 'blocked'>;

/** Runs in the page, before all else, and notes what the browser tells of it. */
function watch(): void {
  const seen: Seen = { first: 0, largest: 0, shift: 0, blocked: 0 };
  Object.assign(window, { seen });
  const each = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  each('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.first = startTime;
  });
  each('largest-contentful-paint', ({ startTime }) => {
    seen.largest = startTime;
  });
  each('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { value: number }).value;
  });
  // What of a long task is over 50 ms, once there is something to be touched.
  each('longtask', ({ startTime, duration }) => {
    if (seen.first > 0 && startTime >= seen.first) seen.blocked += Math.max(0, duration - 50);
  });
}

/** What part of the bare page's time a page's is. */
function partOf(rows: readonly Row[], row: Row, time: 'first' | 'fastest'): number {
  const bare = rows.find(({ page, site }) => page === row.page && site === 'bare Hugo');
  return bare ? row[time] / bare[time] : Number.NaN;
}

function isKept(rows: readonly Row[], row: Row): boolean {
  return (
    partOf(rows, row, 'first') <= PROMISED.paint &&
    row.largest - row.first < FRAME &&
    row.shift === 0 &&
    row.blocked === 0 &&
    row.document <= PROMISED.document
  );
}

function reportOf(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const lines = rows.map((row) => {
    const { page, site, first, fastest, largest, shift, blocked, document, all } = row;
    const paints = [
      `${first.toFixed(0)} (${partOf(rows, row, 'first').toFixed(2)})`,
      `${fastest.toFixed(0)} (${partOf(rows, row, 'fastest').toFixed(2)})`,
      largest.toFixed(0),
    ];
    const others = [shift.toFixed(3), blocked.toFixed(0), document, all];
    return `| ${[page, site, ...paints, ...others].join(' | ')} |`;
  });
  const load = loadavg()[1]?.toFixed(1);
  const without = starlight ? '' : ' Starlight could not be had where this was made.';
  const megabits = ((SLOW.bytesASecond * 8) / 1024 / 1024).toFixed(1);
  return `# What a reform's page weighs

Made by \`SITE_URL=https://host/ npm run build && npm run bench:weight\`: Chromium with nothing kept, a
window of 360 × 640 px, a line of ${megabits} Mbit/s and ${SLOW.latency} ms, the processor slowed ${SLOW.processor} times (${cpu?.model}). Beside it
the same ${texts.length} pages' text as Hugo makes it with no theme, no styles and no scripts, and as Starlight does
by default, all by one server, packed as a release is, and in one run: each page of each site by turns, ${TURNS} loads,
medians, but for the fastest first paint, and for the shift, of which the worst counts; in brackets the part
of the bare page's time.${without} Times are in milliseconds, bytes as they came
over the wire with their headers. Promised: the first paint within ${PROMISED.paint} of the bare one's, the largest at
the same moment, no shift, no blocking, and the document within ${PROMISED.document} bytes.

How busy the machine is tells more than anything here: the slowed processor is shared, and a bare page's
paint swings to twice its time where others work beside it. On average ${load} programs wanted its ${cpus().length}
cores while this was made; only with fewer than there are cores do times say whether the promise is kept.

| page | site | first paint | fastest | largest paint | shift | blocking | document | all |
| ---- | ---- | ----------- | ------- | ------------- | ----- | -------- | -------- | --- |
${lines.join('\n')}
`;
}
