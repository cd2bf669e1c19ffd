import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { pick, seeded } from '../random.ts';
import { Releases } from './releases.ts';

const DYING = join(import.meta.dirname, 'dying.mjs');
const RUNS = 100;
/** Beside one another, each with its own releases. */
const LANES = 2;
const KEPT = 3;

/** A folder of releases in which run after run is killed. */
interface Lane {
  releases: Releases;
  random: () => number;
  /** The words of the site that is shown. */
  shown: string;
  /** How many changes to the disk a run makes that nobody kills. */
  changes: number;
}

/** What `sha256sum` of the system says of the release that is shown: an oracle of its own. */
function verified(releases: Releases): void {
  const folder = join(releases.folder, 'current');
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
}

async function begun(lane: number): Promise<Lane> {
  const releases = new Releases();
  const counts = join(releases.root, 'counts');
  const env = { RELEASES_KEPT: String(KEPT), COUNTS: counts };
  let changes = 0;
  // The later ones also remove old releases.
  for (const words of ['甲', '乙', '丙', '丁']) {
    const { end, said } = await releases.release(`${words}${lane}`, {
      env,
      flags: ['--import', DYING],
    });
    assert.equal(end, 0, said);
    changes = Number(readFileSync(counts, 'utf8'));
  }
  return { releases, random: seeded(14 + lane), shown: `丁${lane}`, changes };
}

/** A run of a new site that is killed at some moment. */
async function killed(lane: Lane, run: number): Promise<void> {
  const { releases, random } = lane;
  const words = `第${run}次`;
  // Half of the moments are among the last changes, where the release is put in its place.
  const last = Math.ceil(lane.changes / 8);
  const dies =
    random() < 0.5
      ? 1 + Math.floor(random() * lane.changes)
      : lane.changes - Math.floor(random() * last);
  const { end } = await releases.release(words, {
    env: {
      RELEASES_KEPT: String(KEPT),
      DIES: String(dies),
      LOSES: pick(random, ['yes', 'no']),
    },
    flags: ['--import', DYING],
  });
  assert.ok(end === 'SIGKILL' || end === 0, `${words}: ${end}`);
  verified(releases);
  assert.ok([lane.shown, words].includes(releases.words), `${words}: ${releases.words}`);
  if (end === 0) assert.equal(releases.words, words);
  lane.shown = releases.words;
}

it(`${RUNS} runs killed at any moment leave a whole release shown, and the next needs no help`, async () => {
  const ends = { died: 0, switched: 0 };
  const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => begun(lane)));
  await Promise.all(
    lanes.map(async (lane) => {
      for (let run = 0; run < RUNS / LANES; run++) {
        const before = lane.shown;
        await killed(lane, run);
        ends[lane.shown === before ? 'died' : 'switched'] += 1;
      }
      // Nobody has tidied up: the next run does it by itself.
      const { end, said } = await lane.releases.release('最后', { env: { RELEASES_KEPT: '3' } });
      assert.equal(end, 0, said);
      verified(lane.releases);
      assert.equal(lane.releases.words, '最后');
      const others = lane.releases.names.filter((name) => !/^[0-9a-f]{16}$/.test(name));
      assert.deepEqual(others, ['current', 'history', 'parts']);
      assert.ok(lane.releases.names.length - others.length <= KEPT);
      const back = await lane.releases.rollback();
      assert.equal(back.end, 0, back.said);
      assert.equal(lane.releases.words, lane.shown);
      verified(lane.releases);
    }),
  );
  // Both kinds of moments were among them.
  assert.ok(ends.died >= 10 && ends.switched >= 10, JSON.stringify(ends));
  assert.ok(lanes.every(({ releases }) => existsSync(join(releases.folder, 'parts'))));
});
