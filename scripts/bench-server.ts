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
  own: number;
  bare: number;
  errors: string[];
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
const paths = ['index.html', 'fj7/16/index.html', filesIn(site).find(isScript) ?? ''];
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
    ({ own, bare, errors }) => own / bare >= PROMISED && errors.length === 0,
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
  const [a = 0, b = 0, c = 0, d = 0] = runs.map(({ rate }) => rate);
  return {
    path: address,
    bytes: statSync(join(site, `${path}.br`)).size,
    own: (b + c) / 2,
    bare: (a + d) / 2,
    errors: runs.flatMap(({ errors }) => errors),
  };
}

/** Asks with all readers at once for as long as is promised: requests a second, and what failed. */
function asked(address: string): { rate: number; errors: string[] } {
  const command = [
    ...['wrk', '-t', '2', '-c', String(READERS), '-d', `${SECONDS}s`, '--timeout', '10s'],
    ...['-H', `Accept-Encoding: ${ENCODING}`, `https://127.0.0.1:${server.port}${address}`],
  ];
  // As many files as there are readers, and some.
  const shell = 'ulimit -n 4096 2>/dev/null; exec "$@"';
  const said = execFileSync('sh', ['-c', shell, 'sh', ...command], { encoding: 'utf8' });
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1]);
  return { rate, errors: said.match(/^.*(Socket errors|Non-2xx).*$/gm) ?? [] };
}

function reportOf(rows: readonly Row[]): string {
  const [cpu] = cpus();
  const lines = rows.map(
    ({ path, bytes, own, bare, errors }) =>
      `| ${path} | ${bytes} | ${own.toFixed(0)} | ${bare.toFixed(0)} | ${(own / bare).toFixed(3)} | ${errors.length} |`,
  );
  return `# What the server does

Made by \`npm run build && npm run bench:server\`: ${READERS} connections at once, each asking again as
soon as it is answered, over TLS, for ${SECONDS} s, twice for each; nginx and who asks (wrk) share ${cpus().length} cores
(${cpu?.model}). A bare file is one of the same size with nothing to choose from and no headers
of ours, by the same nginx. Promised: no failed request, and ${PROMISED} of the bare file's.

| address | bytes (brotli) | answers a second | bare file's | of that | failed runs |
| ------- | -------------- | ---------------- | ----------- | ------- | ----------- |
${lines.join('\n')}
`;
}
