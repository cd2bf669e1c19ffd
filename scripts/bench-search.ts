/**
 * Measures the search on made-up corpora: `npm run build && npm run bench:search`.
 * Writes docs/search-bench.md. Bytes are what came over the wire (brotli where a server would).
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { checkedCatalog } from '../src/reading/check.ts';
import { firstEngine } from '../src/search/build/first-engine.ts';
import { writeIndex } from '../src/search/build/write-index.ts';
import { recordsOf } from '../src/search/core/collection.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../tests/chromium.ts';
import { pick, seeded } from '../tests/random.ts';
import { syntheticNotice } from '../tests/synthetic.ts';

const SIZES = [20, 2_000, 20_000];
const QUERIES = 50;
const PORT = '4393';

interface Measured {
  size: number;
  engine: string;
  index: number;
  first: number;
  further: number;
  milliseconds: number;
}

const catalog = checkedCatalog(process.cwd());
const browser = await chromium.launch({ executablePath: ensureChromium(), args: HEADLESS_FLAGS });
const rows: Measured[] = [];
for (const size of SIZES) rows.push(await measure(size));
await browser.close();
const report = reportOf(rows);
writeFileSync('docs/search-bench.md', report);
console.log(report);

async function measure(size: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  cpSync('dist', folder, { recursive: true });
  rmSync(join(folder, 'pagefind'), { recursive: true });
  const notice = syntheticNotice(catalog, size, 42);
  const data = JSON.stringify(notice);
  const engine = firstEngine([data]);
  writeFileSync(join(folder, 'fj7/data.json'), data);
  const page = join(folder, 'search/index.html');
  const html = readFileSync(page, 'utf8').replace(/data-first="\w+"/, `data-first="${engine}"`);
  // As the build does: only what the first engine needs is preloaded.
  const preloaded = /<link rel="preload" as="fetch" href="[^"]*data\.json"[^>]*>/;
  writeFileSync(page, engine === 'scan' ? html : html.replace(preloaded, ''));
  await writeIndex(recordsOf([notice]), join(folder, 'pagefind'));
  compress(folder);
  const server = spawn(process.execPath, ['scripts/serve.ts', folder], {
    env: { ...process.env, PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const random = seeded(size);
  const queries = Array.from({ length: QUERIES }, () => {
    const text = pick(random, notice.reforms).officialText.replace(/[^\p{L}\p{N}]/gu, '');
    const start = Math.floor(random() * (text.length - 6));
    return text.slice(start, start + 2 + Math.floor(random() * 4));
  });
  const [opening = '', ...further] = queries;
  const context = await browser.newContext();
  const tab = await context.newPage();
  const bytes = await countBytes(tab);
  await tab.goto(`http://localhost:${PORT}/search/?${new URLSearchParams({ q: opening })}`);
  await tab.locator('search-results[data-state="found"]').waitFor({ timeout: 120_000 });
  const first = bytes();
  const times = await tab.evaluate(async (asked) => {
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
  }, further);
  const measured = {
    size,
    engine,
    index: weightOf(join(folder, 'pagefind')),
    first,
    further: Math.round((bytes() - first) / further.length),
    milliseconds: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
  };
  await context.close();
  server.kill();
  rmSync(folder, { recursive: true });
  return measured;
}

/** Counts what comes over the wire, from now on. */
async function countBytes(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let total = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    total += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => total;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function weightOf(folder: string): number {
  return filesIn(folder).reduce((sum, file) => sum + statSync(file).size, 0);
}

/** What a server would compress, at a quality that one can afford on the fly. */
function compress(folder: string) {
  for (const file of filesIn(folder).filter((name) => /\.(html|js|json)$/.test(name))) {
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), options));
  }
}

function reportOf(measured: readonly Measured[]): string {
  const kilobytes = (count: number) => `${(count / 1024).toFixed(1)} KB`;
  const lines = measured.map(
    (row) =>
      `| ${row.size} | ${row.engine} | ${kilobytes(row.index)} | ${kilobytes(row.first)} | ${kilobytes(row.further)} | ${row.milliseconds.toFixed(0)} ms |`,
  );
  return `# What the search costs

Made by \`npm run build && npm run bench:search\`: made-up reforms of new sentences, ${QUERIES} queries each,
in Chromium, cold. Times are of this machine alone; what counts is how a row differs from the one above.

| reforms | first engine | index on disc | bytes to the first result | bytes a further query | median time |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}
