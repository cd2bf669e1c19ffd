/**
 * Every check there is: `npm test`. Finds or installs a Chromium, a Chinese font and the programs
 * that look at what the site makes; builds the site with an address (so that what needs one is there
 * to test), and the same program with several notices; and runs the tests: those of the browser all
 * the while, and beside them one stage after the other, so that a small machine has few at once.
 * Ends with a line `N passed, N failed`, and with status 1 if anything failed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../tests/chromium.ts';
import { mergedRoot } from '../tests/content.ts';
import { ensureChineseFont, ensureTools, TOOLS } from '../tests/debian.ts';
import { startedOffice } from '../tests/office.ts';
import { built, projectWith, ran } from '../tests/project.ts';
import { SEVERAL, TEST_SITE_URL } from '../tests/site.ts';

const ROOT = join(import.meta.dirname, '..');
const STARTED = performance.now();

/** How many tests of a stage passed and failed. */
interface Count {
  passed: number;
  failed: number;
}

const chromium = ensureChromium();
console.log(`Browser: ${chromium}`);
ensureTools(...TOOLS);
ensureChineseFont();

const reports = mkdtempSync(join(tmpdir(), 'reports-'));
const office = startedOffice();
process.on('exit', () => {
  office.stop();
  rmSync(reports, { recursive: true });
});
process.once('SIGINT', () => process.exit(130));
const env = { CHROMIUM: chromium, OFFICE: office.folder, SITE_URL: TEST_SITE_URL };

await Promise.all([
  siteBuilt('The site', ROOT),
  siteBuilt('The site of several notices', projectWith(SEVERAL, join(mergedRoot(), 'content'))),
]);
const browser = browserTests();
const counts = [
  await nodeTests('site', ROOT, ['site']),
  await nodeTests('site of several notices', SEVERAL, ['site', 'several']),
  await nodeTests('server', ROOT, ['server']),
  await nodeTests('unit', ROOT, ['unit']),
  // Last, since builds leave the others the least of the machine: then they have all of it.
  await nodeTests('build', ROOT, ['build'], availableParallelism()),
  await browser,
];
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 ? 1 : 0);

async function siteBuilt(name: string, folder: string): Promise<void> {
  const { succeeded, said } = await built(folder, env);
  if (succeeded) {
    told(`${name} is built.`);
    return;
  }
  console.log(`${said}\nThe build failed, so nothing could be tested.\n0 passed, 1 failed`);
  process.exit(1);
}

/**
 * Runs test files of Node's own runner, in the project whose content and site they look at.
 * @param beside how many files at once: one, where the browser has the rest of the machine.
 */
async function nodeTests(
  name: string,
  project: string,
  folders: string[],
  beside = 1,
): Promise<Count> {
  const report = join(reports, `${name}.tap`);
  const { succeeded, said } = await ran(
    process.execPath,
    [
      '--test',
      `--test-concurrency=${beside}`,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      ...folders.map((folder) => join(ROOT, 'tests', folder, '*.test.ts')),
    ],
    { cwd: project, env },
  );
  const tap = readFileSync(report, 'utf8');
  const tapCount = (word: string) =>
    Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(tap)?.[1] ?? 0);
  return counted(name, said, succeeded, {
    passed: tapCount('pass'),
    failed: tapCount('fail') + tapCount('cancelled'),
  });
}

async function browserTests(): Promise<Count> {
  const report = join(reports, 'browser.json');
  const { succeeded, said } = await ran('playwright', ['test', '--reporter=dot,json'], {
    cwd: ROOT,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return counted('browser', said, succeeded, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  });
}

/** Tells what a stage found; a runner that broke before it could count has failed too. */
function counted(name: string, said: string, succeeded: boolean, { passed, failed }: Count): Count {
  const count = { passed, failed: succeeded ? failed : Math.max(1, failed) };
  told(`${name}: ${count.passed} passed, ${count.failed} failed`);
  if (count.failed > 0) console.log(said);
  return count;
}

function told(what: string): void {
  console.log(`${Math.round((performance.now() - STARTED) / 1000)} s  ${what}`);
}
