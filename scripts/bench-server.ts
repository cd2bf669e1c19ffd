/**
 * Measures how many readers at once nginx serves a release: `npm run build && npm run bench:server`.
 * nginx runs with `deploy/nginx.conf` on this machine, as does who asks. What it answers with a page
 * is held against one bare file of the same size, by the same nginx: no headers, nothing to choose
 * from. Ends with status 1 where a request failed, or where less than 0.95 of that was done.
 * Writes docs/server-bench.md.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { aboutOf } from '../src/releasing/about.ts';
import { filesIn } from '../src/releasing/files.ts';
import { release } from '../src/releasing/release.ts';
import { ensureTools } from '../tests/debian.ts';
import { startedServer } from '../tests/nginx.ts';

const READERS = 1000;
const SECONDS = 30;
const PROMISED = 0.95;
const REPORT = 'docs/server-bench.md';
const ENCODING = 'gzip, deflate, br';

interface Row {
  path: string;
  bytes: number;
  own: Cost;
  bare: Cost;
  errors: string[];
}

interface Cost {
  /** Answers a second. */
  rate: number;
  /** What nginx's processes took for one answer, in microseconds. */
  time: number;
}

ensureTools('wrk');
const folder = mkdtempSync(join(tmpdir(), 'bench-server-'));
chmodSync(folder, 0o755);
const releases = join(folder, 'releases');
mkdirSync(releases);
await release(
  'dist',
  releases,
  { about: aboutOf('.', {}), sbom: '{}', frameAncestors: "'self'" },
  5,
);
const site = join(releases, 'current/site');
const paths = ['index.html', filesIn(site).find(isScript) ?? ''];
const bare = paths.map((path, index) => {
  const { size } = statSync(join(site, `${path}.br`));
  writeFileSync(join(folder, `bare-${index}.html`), Buffer.alloc(size, 'a'));
  return `location = /bare-${index}.html { root ${folder}; }`;
});
const server = await startedServer(releases, '/', bare.join('\n'));
try {
  const rows = paths.map((path, index) => measured(path, index));
  const report = reportOf(rows);
  writeFileSync(REPORT, report);
  console.log(report);
  const isKept = rows.every(
    ({ own, bare, errors }) => own.rate / bare.rate >= PROMISED && errors.length === 0,
  );
  process.exitCode = isKept ? 0 : 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}

function isScript(path: string): boolean {
  return path.startsWith('_astro/search-results') && path.endsWith('.js');
}

function measured(path: string, index: number): Row {
  const address = `/${path.replace(/index\.html$/, '')}`;
  const bareAddress = `/bare-${index}.html`;
  // By turns, in halves: what else the machine does in the meantime is both's.
  const runs = [asked(bareAddress), asked(address), asked(address), asked(bareAddress)];
  return {
    path: address,
    bytes: statSync(join(site, `${path}.br`)).size,
    own: costOf(runs.slice(1, 3)),
    bare: costOf([...runs.slice(0, 1), ...runs.slice(3)]),
    errors: runs.flatMap(({ errors }) => errors),
  };
}

interface Run {
  answers: number;
  /** In clock ticks, of which there are a hundred a second. */
  ticks: number;
  errors: string[];
}

function costOf(runs: readonly Run[]): Cost {
  const sum = (key: 'answers' | 'ticks') => runs.reduce((total, run) => total + run[key], 0);
  return {
    rate: sum('answers') / (SECONDS * runs.length),
    time: (sum('ticks') * 1e4) / sum('answers'),
  };
}

/** Asks with all readers at once for as long as is promised. */
function asked(address: string): Run {
  const command = [
    ...['wrk', '-t', '2', '-c', String(READERS), '-d', `${SECONDS}s`, '--timeout', '10s'],
    ...['-H', `Accept-Encoding: ${ENCODING}`, `https://127.0.0.1:${server.port}${address}`],
  ];
  // As many files as there are readers, and some.
  const shell = 'ulimit -n 4096 2>/dev/null; exec "$@"';
  const before = server.ticks();
  const said = execFileSync('sh', ['-c', shell, 'sh', ...command], { encoding: 'utf8' });
  return {
    answers: Number(/(\d+) requests in/.exec(said)?.[1]),
    ticks: server.ticks() - before,
    errors: said.match(/^.*(Socket errors|Non-2xx).*$/gm) ?? [],
  };
}

function reportOf(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const lines = rows.map(
    ({ path, bytes, own, bare, errors }) =>
      `| ${path} | ${bytes} | ${own.rate.toFixed(0)} | ${bare.rate.toFixed(0)} | ${(own.rate / bare.rate).toFixed(2)} | ${own.time.toFixed(0)} | ${bare.time.toFixed(0)} | ${errors.length} |`,
  );
  return `# What the server does

Made by \`npm run build && npm run bench:server\`: ${READERS} connections at once, each asking again as
soon as it is answered, over TLS, for ${SECONDS} s, twice for each; nginx and who asks (wrk) share ${cpus().length} cores
(${cpu?.model}). A bare file is one of the same size with nothing to choose from and no headers
of ours, by the same nginx. Promised: no failed request, and ${PROMISED} of the bare file's.

| address | bytes (brotli) | answers a second | bare file's | of that | nginx's µs an answer | bare file's | failed runs |
| ------- | -------------- | ---------------- | ----------- | ------- | -------------------- | ----------- | ----------- |
${lines.join('\n')}
`;
}
