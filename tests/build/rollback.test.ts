import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { Releases } from './releases.ts';

let releases: Releases;
beforeEach(() => {
  releases = new Releases();
});

/** Releases one after the other, three of which stay. */
async function released(...all: string[]): Promise<void> {
  for (const words of all) await releases.releaseHere(words, 3);
}

describe('npm run rollback', () => {
  it('goes back release by release, and says where there is none before', async () => {
    const none = await releases.rollback();
    assert.equal(none.end, 1);
    assert.match(none.said, /^还没有发布过：请先运行 npm run release。\n$/);
    await released('甲', '乙', '丙');
    for (const words of ['乙', '甲']) {
      const { end, said } = await releases.rollback();
      assert.equal(end, 0, said);
      assert.match(said, new RegExp(`current 现在指向版本 ${releases.current}。`));
      assert.equal(releases.words, words);
    }
    const { end, said } = await releases.rollback();
    assert.equal(end, 1);
    assert.match(
      said,
      /之前没有别的版本，退不回去。留着的版本，从旧到新：\w+（现在的）、\w+、\w+。\n$/,
    );
    assert.equal(releases.words, '甲');
  });

  it('goes to a release by its name, and to no other', async () => {
    await released('甲');
    const first = releases.current;
    await released('乙');
    assert.equal((await releases.rollback(first)).end, 0);
    assert.equal(releases.words, '甲');
    for (const name of ['0123456789abcdef', '..', 'parts']) {
      const { end, said } = await releases.rollback(name);
      assert.equal(end, 1);
      assert.match(said, new RegExp(`^没有版本 ${name.replace(/\./g, '\\.')}。留着的版本，`));
    }
    const two = await releases.rollback(first, first);
    assert.match(two.said, /^看不懂参数/);
  });

  it('does not go back again to what was gone back from, once there is another', async () => {
    await released('甲', '乙');
    await releases.rollback();
    await released('丙');
    await releases.rollback();
    assert.equal(releases.words, '甲');
    assert.equal((await releases.rollback()).end, 1);
  });

  it('refuses a release that is damaged, and leaves what is shown', async () => {
    await released('甲');
    const first = join(releases.folder, releases.current);
    await released('乙');
    renameSync(join(first, 'site/units.csv'), join(first, 'site/other.csv'));
    const { end, said } = await releases.rollback();
    assert.equal(end, 1);
    assert.match(said, /^版本 \w+ 已经损坏（site\/units\.csv），没有退回。/);
    assert.equal(releases.words, '乙');
  });
});
