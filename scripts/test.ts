/**
 * Every check there is, on the built site: `npm test`. Finds or installs a Chromium, a Chinese font
 * and the programs that look at what the site makes, builds with an address (so that what needs one
 * is there to test), then runs the unit, site and browser tests.
 * Ends with a line `N passed, N failed`, and with status 1 if anything failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from '../tests/chromium.ts';
import { ensureChineseFont, ensureTools, TOOLS } from '../tests/debian.ts';
import { TEST_SITE_URL } from '../tests/site.ts';

const chromium = ensureChromium();
console.log(`Browser: ${chromium}`);
ensureTools(...TOOLS);
ensureChineseFont();

const reports = mkdtempSync(join(tmpdir(), 'reports-'));
const unitReport = join(reports, 'unit.tap');
const browserReport = join(reports, 'browser.json');
const env = {
  ...process.env,
  CHROMIUM: chromium,
  SITE_URL: TEST_SITE_URL,
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
};
const run = (command: string, args: string[]) =>
  spawnSync(command, args, { stdio: 'inherit', env }).status === 0;

if (!run('astro', ['build'])) {
  console.log('The build failed, so nothing could be tested.\n0 passed, 1 failed');
  process.exit(1);
}
const statuses = [
  run(process.execPath, [
    '--test',
    '--test-reporter=dot',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${unitReport}`,
    'tests/unit/*.test.ts',
    'tests/site/*.test.ts',
  ]),
  run('playwright', ['test', '--reporter=line,json']),
];

const tap = readFileSync(unitReport, 'utf8');
const tapCount = (word: string) => Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(tap)?.[1] ?? 0);
const { stats } = JSON.parse(readFileSync(browserReport, 'utf8')) as {
  stats: { expected: number; unexpected: number; flaky: number };
};
rmSync(reports, { recursive: true });
const passed = tapCount('pass') + stats.expected;
const counted = tapCount('fail') + tapCount('cancelled') + stats.unexpected + stats.flaky;
// A runner that broke before it could count has failed too.
const failed = statuses.every(Boolean) ? counted : Math.max(1, counted);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
