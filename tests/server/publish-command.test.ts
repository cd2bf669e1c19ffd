import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { publish } from '../../src/releasing/publishing/publish.ts';
import { Store } from '../../src/releasing/publishing/store.ts';
import { release } from '../../src/releasing/release.ts';
import { tinyParts, tinySite } from '../tiny-site.ts';
import { until } from '../until.ts';
import { type Bucket, startedBucket } from './bucket.ts';

const ROOT = join(import.meta.dirname, '../..');
const URL_OF_SITE = 'https://www.example.gov.cn/column/';

const folder = mkdtempSync(join(tmpdir(), 'publish-command-'));
const [site, releases] = [join(folder, 'site'), join(folder, 'releases')];
let bucket: Bucket;

before(async () => {
  mkdirSync(releases);
  bucket = await startedBucket(join(folder, 'store'));
  tinySite(site, '甲', URL_OF_SITE);
  writeFileSync(join(site, 'large.csv'), '甲厅，'.repeat(30_000));
  await release(site, releases, tinyParts(URL_OF_SITE), 2);
});
after(async () => {
  await bucket.stop();
  rmSync(folder, { recursive: true });
});

/** Whether a process runs; one that has ended and that nobody has asked for yet doesn't. */
function isRunning(pid: string): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** A process that another has started and that is not over at once: the one that sends the large file. */
async function lastingChild(of: number | undefined): Promise<string> {
  let [child, seen] = ['', 0];
  await until('it has one', () => {
    const now = readFileSync(`/proc/${of}/task/${of}/children`, 'utf8').trim();
    [child, seen] = [now, now !== '' && now === child ? seen + 1 : 0];
    return seen === 20;
  });
  return child;
}

it('one that is killed takes rclone with it, which would go on sending an old release', async () => {
  const child = spawn(process.execPath, ['scripts/publish.ts', bucket.remote], {
    cwd: ROOT,
    // By a line so slow that it would go on for long.
    env: { ...process.env, RELEASES: releases, RCLONE_BWLIMIT: '10k' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const started = await lastingChild(child.pid);
  child.kill('SIGKILL');
  await ended;
  await until('rclone has ended, too', () => !isRunning(started));
  const { sent } = await publish(releases, new Store(bucket.remote), 2);
  assert.ok(sent > 0, 'it had not sent all');
});

it('says how it is called', () => {
  for (const [args, status] of [
    [['--help'], 0],
    [[], 1],
    [['/var/www'], 1],
    [['store:a', 'store:b'], 1],
  ] as const) {
    const ran = spawnSync(process.execPath, ['scripts/publish.ts', ...args], {
      cwd: ROOT,
      env: { ...process.env, RELEASES: releases },
      encoding: 'utf8',
    });
    assert.equal(ran.status, status);
    assert.match(ran.stdout + ran.stderr, /^用法：npm run publish /);
  }
});
