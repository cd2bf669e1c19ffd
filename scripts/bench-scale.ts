/**
 * Measures what a build costs with many notices: `npm run bench:scale -- --reforms 2000`.
 *
 *   --reforms N    made-up reforms beside the real ones (2000)
 *   --notices N    how many notices they are spread over (one for each 20 reforms)
 *   --against DIR  another checkout, with its own node_modules, that builds the same in turn
 *   --rounds N     how often each builds (1; with --against 2: A B A B)
 *   --table        instead: 20, 2,000 and 20,000 in 1, 100 and 1,000 notices, each built whole and
 *                  again after one reform's change, as the table of docs/scale-bench.md; and beside
 *                  the one of 2,000 a site of Starlight with the text of the same pages
 *   --sizes A,B    the table for other numbers of reforms, a notice for each 20
 *
 * Each checkout is copied to a scratch folder, the notices are added to its content and entered in
 * its ledger, and the site is built there with an address. Processor time is user and system time of
 * the build and all its children; of several rounds the one that took the least of it is shown, as
 * the one that was disturbed least. Steps count the threads of the build's own process, so that they
 * don't hold Pagefind's. What compares is the ratio: seconds are of one machine alone.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TEST_SITE_URL } from '../tests/site.ts';
import { writeSyntheticNotices } from '../tests/synthetic-content.ts';
import { starlightProject, textsOf } from './bench-beside.ts';
import { linksBeside } from './bench-links.ts';
import type { Report } from './bench-steps.ts';
import {
  type Beside,
  type Build,
  largest,
  megabytes,
  pagesOf,
  type Site,
  seconds,
  sum,
  tableOf,
  type Weight,
} from './bench-table.ts';

const OWN = resolve(import.meta.dirname, '..');
const SEED = 42;
const REFORMS_OF_NOTICE = 20;
/** The number of reforms at which Starlight is held beside this site. */
const BESIDE = 2000;
/** What a copy doesn't take along: what is installed, made or kept by git. */
const LEFT_OUT = ['node_modules', 'dist', '.git', '.build', '.astro', 'test-results'];

const { values } = parseArgs({
  options: {
    reforms: { type: 'string', default: '2000' },
    notices: { type: 'string' },
    against: { type: 'string' },
    rounds: { type: 'string' },
    table: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '20,2000,20000' },
  },
});
if (values.table) await writeTable(values.sizes.split(',').map(Number));
else compare();

/** Builds the checkout, and another in turn, and tells what each step took. */
function compare(): void {
  const reforms = Number(values.reforms);
  const notices = Number(values.notices ?? Math.ceil(reforms / REFORMS_OF_NOTICE));
  const checkouts = [OWN, ...(values.against ? [resolve(values.against)] : [])];
  const scratch = checkouts.map((one) => prepared(one, reforms, notices));
  const rounds: Build[][] = scratch.map(() => []);
  for (let round = 0; round < Number(values.rounds ?? checkouts.length); round++) {
    for (const [index, folder] of scratch.entries()) {
      const built = build(folder);
      rounds[index]?.push(built);
      console.log(`${checkouts[index]}: ${seconds(built.cpu)} of processor time`);
    }
  }
  const best = rounds.map((all) => all.reduce((a, b) => (b.cpu < a.cpu ? b : a)));
  for (const [index, one] of best.entries()) {
    console.log(
      `\n${checkouts[index]}\n${described(one, weights(join(scratch[index] ?? '', 'dist')))}`,
    );
  }
  const [own, other] = best;
  if (own && other) {
    const ratio = (key: 'wall' | 'cpu' | 'memory') => (own[key] / other[key]).toFixed(2);
    console.log(
      `\nTo the other checkout: processor time ${ratio('cpu')}, wall ${ratio('wall')}, memory ${ratio('memory')}`,
    );
  }
  for (const folder of scratch) rmSync(folder, { recursive: true });
}

/** Builds the site in each size, and writes the table of what that took. */
async function writeTable(sizes: readonly number[]): Promise<void> {
  const sites: Site[] = [];
  for (const reforms of sizes) {
    const notices = Math.ceil(reforms / REFORMS_OF_NOTICE);
    const folder = prepared(OWN, reforms, notices);
    const whole = build(folder);
    const files = weights(join(folder, 'dist'));
    const beside =
      reforms === BESIDE ? await starlightBeside(join(folder, 'dist'), files) : undefined;
    changeOneReform(join(folder, 'content/s1/01.mdx'));
    const again = build(folder);
    rmSync(folder, { recursive: true });
    sites.push({ reforms, notices, whole, again, files, beside });
  }
  writeFileSync(join(OWN, 'docs/scale-bench.md'), tableOf(sites));
}

/**
 * Builds a site of Starlight with the text of the pages of a built one, and no list of all of them on
 * each: once as it comes, and once with the content in its cache; then searches both. Nothing where
 * Starlight can't be had.
 */
async function starlightBeside(
  dist: string,
  files: readonly Weight[],
): Promise<Beside | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-starlight-'));
  const searched = `${folder}-own`;
  const paths = pagesOf(files).flatMap(
    ({ path }) => /^(.*[^/]\/)index\.html$/.exec(path)?.[1] ?? [],
  );
  try {
    if (!starlightProject(folder, textsOf(dist, paths), false)) return undefined;
    clockIn(folder);
    const first = build(folder);
    const again = build(folder);
    // What is packed for its server would be no part of the site that is built again.
    cpSync(dist, searched, { recursive: true });
    return { first, again, links: await linksBeside(searched, join(folder, 'dist')) };
  } finally {
    for (const made of [folder, searched]) rmSync(made, { recursive: true, force: true });
  }
}

function changeOneReform(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('要做到：', '要做到（改过）：'));
}

/** A copy of a checkout with the made-up notices in its content, ready to be built. */
function prepared(checkout: string, reforms: number, notices: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-scale-'));
  for (const name of readdirSync(checkout).filter((name) => !LEFT_OUT.includes(name)))
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(folder, 'node_modules'));
  writeSyntheticNotices(join(folder, 'content'), { notices, reforms, seed: SEED });
  clockIn(folder);
  run(folder, 'node scripts/permalinks.ts');
  return folder;
}

/** Gives a project a configuration by which its steps are timed. */
function clockIn(folder: string): void {
  const steps = JSON.stringify(join(OWN, 'scripts/bench-steps.ts'));
  writeFileSync(
    join(folder, 'bench.config.mjs'),
    `import config from './astro.config.mjs';\nimport { timed } from ${steps};\nexport default timed({ ...config, cacheDir: './.cache' }, 'steps.json');\n`,
  );
}

function build(folder: string): Build {
  const started = performance.now();
  // Checkouts from before the build program publish from within Astro's own.
  const program = existsSync(join(folder, 'scripts/build.mjs'))
    ? 'node scripts/build.mjs'
    : 'astro build';
  const times = run(folder, `${program} --config bench.config.mjs >build.log 2>&1`);
  const wall = (performance.now() - started) / 1e3;
  const report = JSON.parse(readFileSync(join(folder, 'steps.json'), 'utf8')) as Report;
  return { ...report, wall, cpu: times };
}

/**
 * Runs a command with the checkout's own programs.
 * @returns seconds of processor time, of the command and all that it waited for.
 * @throws {Error} with what it said, where it fails.
 */
function run(folder: string, command: string): number {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${command} && times`], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`,
      SITE_URL: TEST_SITE_URL,
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) throw new Error(`${command} in ${folder}:\n${stdout}${stderr}`);
  // The last line is of the shell's children: `1m2.345s 0m6.789s`.
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
}

function weights(folder: string): Weight[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length), bytes: statSync(path).size }));
}

function described({ wall, cpu, memory, steps }: Build, files: Weight[]): string {
  const pages = pagesOf(files);
  const most = largest(files);
  const inPages = steps.find(({ name }) => name === 'pages are rendered')?.wall ?? 0;
  const inProcess = steps.reduce((total, step) => total + step.cpu, 0);
  const rows = [...steps, { name: 'other processes', wall: 0, cpu: cpu - inProcess }];
  return [
    `${seconds(wall)} wall, ${seconds(cpu)} processor time, ${megabytes(memory)} at most`,
    `${files.length} files of ${megabytes(sum(files))}; ${pages.length} pages of ${megabytes(sum(pages))}, the largest ${most.path} with ${Math.round(most.bytes / 1024)} KB`,
    `${((inPages / pages.length) * 1e3).toFixed(1)} ms a page`,
    ...rows.map(
      (step) =>
        `${((step.cpu / cpu) * 100).toFixed(1).padStart(6)} %  ${seconds(step.cpu).padStart(8)} of processor time, ${seconds(step.wall).padStart(8)} wall  ${step.name}`,
    ),
  ].join('\n');
}
