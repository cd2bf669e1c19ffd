import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { tinyScript, tinySite } from '../tiny-site.ts';
import { plainEnv } from './builds.ts';
import { Releases, SITE_URL } from './releases.ts';

const ROOT = join(import.meta.dirname, '../..');
let releases: Releases;
const at = (path: string) => join(releases.folder, path);
const shown = (path: string) => at(`current/site/${path}`);

beforeEach(async () => {
  releases = new Releases();
  for (const words of ['甲', '乙']) await releases.releaseHere(words, 3);
});

/** Releases what is shown again, and looks at it as the system's own program does. */
async function mended(): Promise<void> {
  const { current } = releases;
  assert.equal(await releases.releaseHere('乙', 3), current);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: at(current) });
}

describe('what somebody has done by hand to the release that is shown is mended', () => {
  it('a folder where a file was', async () => {
    rmSync(shown('units.csv'));
    mkdirSync(shown('units.csv/a/b'), { recursive: true });
    writeFileSync(shown('units.csv/a/b/c'), '');
    await mended();
  });

  it('a file where a folder was', async () => {
    rmSync(shown('units'), { recursive: true });
    writeFileSync(shown('units'), '');
    await mended();
  });

  it('a link to the same where a folder was; what it leads to stays', async () => {
    const away = join(releases.root, 'away');
    cpSync(shown('units'), away, { recursive: true });
    rmSync(shown('units'), { recursive: true });
    symlinkSync(away, shown('units'));
    await mended();
    assert.ok(existsSync(join(away, 'index.html')));
  });

  it('rights taken away, without which the server can’t read it', async () => {
    chmodSync(shown('index.html'), 0o600);
    chmodSync(shown('units'), 0o700);
    chmodSync(at(releases.current), 0o700);
    await mended();
    const rights = [at(releases.current), shown('units'), shown('index.html')].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    );
    assert.deepEqual(rights, ['755', '755', '644']);
  });

  it('parts that are no longer files, or no longer there', async () => {
    const script = at(`parts/${tinyScript('乙')}`);
    rmSync(script);
    mkdirSync(join(script, 'x'), { recursive: true });
    await mended();
    assert.ok(statSync(script).isFile());
    rmSync(at('parts'), { recursive: true });
    writeFileSync(at('parts'), '');
    await mended();
    assert.ok(statSync(script).isFile());
  });
});

it('a release whose folder has become a file is said to be damaged, when it is gone back to', async () => {
  const [first = ''] = readFileSync(at('history'), 'utf8').split('\n');
  rmSync(at(`${first}/site/units`), { recursive: true });
  writeFileSync(at(`${first}/site/units`), '');
  const { end, said } = await releases.rollback();
  assert.equal(end, 1);
  assert.match(said, /^版本 \w+ 已经损坏（site\/units\//);
});

describe('the release that was shown has gone, or nothing says which it was', () => {
  for (const [what, change] of [
    ['it was removed', () => rmSync(at(releases.current), { recursive: true })],
    ['the link was removed', () => rmSync(at('current'))],
  ] as const) {
    it(`going back comes to the newest that is there: ${what}`, async () => {
      const newest = what === 'the link was removed' ? '乙' : '甲';
      change();
      const { end, said } = await releases.rollback();
      assert.equal(end, 0, said);
      assert.equal(releases.words, newest);
    });

    it(`the next one takes none of the older away: ${what}`, async () => {
      const [first = ''] = readFileSync(at('history'), 'utf8').split('\n');
      change();
      await releases.releaseHere('丙', 3);
      assert.ok(existsSync(at(first)));
      const { end, said } = await releases.rollback(first);
      assert.equal(end, 0, said);
      assert.equal(releases.words, '甲');
    });
  }

  it('nor where the history has gone: they follow as they were made', async () => {
    rmSync(at('history'));
    await releases.releaseHere('丙', 3);
    for (const words of ['乙', '甲']) {
      const { end, said } = await releases.rollback();
      assert.equal(end, 0, said);
      assert.equal(releases.words, words);
    }
  });

  it('says so where none is before it', async () => {
    await releases.rollback();
    renameSync(at(releases.current), at('elsewhere'));
    const { end, said } = await releases.rollback();
    assert.equal(end, 1);
    assert.match(
      said,
      /^现在的版本 \w{16} 之前没有别的版本，退不回去。留着的版本，从旧到新：\w{16}。\n$/,
    );
  });
});

describe('where the releases are', () => {
  it('is said where the machine refuses and names no place of its own', () => {
    tinySite(releases.site, '丙', SITE_URL);
    writeFileSync(join(releases.site, 'large.csv'), '甲厅\n'.repeat(20_000));
    const script = join(ROOT, 'scripts/release.ts');
    const command = `ulimit -f 100; exec "${process.execPath}" "${script}" --site "${releases.site}"`;
    const { status, stderr } = spawnSync('bash', ['-c', command], {
      cwd: ROOT,
      env: plainEnv({ SITE_URL, RELEASES: releases.folder }),
      encoding: 'utf8',
    });
    assert.equal(status, 1, stderr);
    assert.ok(stderr.startsWith(`${releases.folder} 里不许写这么大的文件`), stderr);
  });

  it('is named, too, where something stands in the way', async () => {
    rmSync(at('history'));
    mkdirSync(at('history'));
    const { end, said } = await releases.release('丙');
    assert.equal(end, 1);
    assert.ok(said.startsWith(`${at('history')} 的位置上有另一个文件或文件夹`), said);
  });

  it('is not in the site, which a build replaces', async () => {
    tinySite(releases.site, '丙', SITE_URL);
    for (const folder of [releases.site, join(releases.site, 'releases')]) {
      const env = { RELEASES: folder };
      const { end, said } = await releases.run('release', ['--site', releases.site], { env }).ended;
      assert.equal(end, 1);
      assert.match(said, /^版本不能放在网站的文件夹 /);
      assert.ok(said.includes(folder));
    }
  });
});

it('a site is not released for another address than it was built for', async () => {
  for (const env of [{ SITE_URL: 'https://other.gov.cn/' }, { SITE_URL: '' }]) {
    const { end, said } = await releases.release('丙', { env });
    assert.equal(end, 1);
    assert.ok(
      said.includes(`网站是按另一个 SITE_URL 构建的（${SITE_URL}），现在的 SITE_URL 是 `),
      said,
    );
  }
});
