import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { filesIn } from '../../src/releasing/files.ts';
import { onDay } from '../debian.ts';
import { tinySite } from '../tiny-site.ts';
import { appeared } from './builds.ts';
import { Releases, SITE_URL } from './releases.ts';

const FAILING = join(import.meta.dirname, 'failing-disk.mjs');
let releases: Releases;
const shown = (path: string) => join(releases.folder, 'current', path);

beforeEach(() => {
  releases = new Releases();
});

/** Releases one after the other, the last of them by the command; what that said. */
async function released(...all: string[]): Promise<string> {
  for (const words of all.slice(0, -1)) await releases.releaseHere(words, 3);
  const env = { RELEASES_KEPT: '3' };
  const { end, said } = await releases.release(all.at(-1) ?? '', { env });
  assert.equal(end, 0, said);
  return said;
}

describe('npm run release', () => {
  it('says in Chinese what is wrong with the command or a setting', async () => {
    for (const args of [['--foo'], ['dist'], ['--site']]) {
      const { end, said } = await releases.run('release', args).ended;
      assert.equal(end, 1);
      assert.match(said, new RegExp(`^看不懂参数“${args[0]}”。\n用法：npm run release `));
    }
    for (const [env, told] of [
      [{ RELEASES_KEPT: '1' }, /^RELEASES_KEPT 应是不小于 2 的整数，现在是“1”。$/m],
      [{ SITE_FRAME_ANCESTORS: "x; script-src 'self'" }, /^SITE_FRAME_ANCESTORS 应是 /m],
      [{ SITE_URL: 'column' }, /^SITE_URL 应是网站的完整地址/m],
    ] as const) {
      const { end, said } = await releases.release('坏', { env });
      assert.equal(end, 1);
      assert.match(said, told);
    }
    const help = await releases.run('release', ['--help']).ended;
    assert.equal(help.end, 0);
    assert.match(help.said, /^用法：npm run release /);
    assert.ok(!existsSync(join(releases.folder, 'current')));
  });

  it('says so where there is no built site, and what is wrong with the one there is', async () => {
    const none = await releases.run('release', ['--site', join(releases.root, 'none')]).ended;
    assert.equal(none.end, 1);
    assert.match(none.said, /里没有构建好的网站（缺少 index\.html）：请先运行 npm run build。\n$/);
    tinySite(releases.site, '坏的', SITE_URL);
    unlinkSync(join(releases.site, 'units/index.html'));
    writeFileSync(join(releases.site, 'virus.exe'), '');
    const page = join(releases.site, 'units/gone/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace("'self'", "'unsafe-inline'"));
    const { end, said } = await releases.run('release', ['--site', releases.site]).ended;
    assert.equal(end, 1);
    assert.match(said, /^网站检查出 5 处问题：\n/);
    assert.match(said, /^index\.html 里的链接 units\/#top 没有对应的文件。$/m);
    assert.match(said, /^units\/gone\/index\.html 的安全策略太宽：'unsafe-inline'。$/m);
    assert.match(said, /^virus\.exe 是没有登记过的文件类型/m);
    assert.ok(!existsSync(join(releases.folder, 'current')));
  });

  it('writes all of a release, as the system’s own programs read it, and shows it', async () => {
    const said = await released('甲');
    const name = releases.current;
    assert.match(name, /^[0-9a-f]{16}$/);
    assert.match(said, new RegExp(`^已经发布版本 ${name}：.*/releases/current 指向它。$`, 'm'));
    assert.match(said, /请让 nginx 重新载入配置/);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: shown('') });
    const listed = readFileSync(shown('SHA256SUMS'), 'utf8').match(/(?<= {2}).+/g);
    assert.deepEqual([...(listed ?? []), 'SHA256SUMS'].sort(), filesIn(shown('.')));
    const version = JSON.parse(readFileSync(shown('version.json'), 'utf8'));
    assert.equal(version.release, name);
    assert.equal(version.url, SITE_URL);
    assert.equal(JSON.parse(readFileSync(shown('sbom.cdx.json'), 'utf8')).bomFormat, 'CycloneDX');
    for (const path of filesIn(releases.site).filter((one) => one !== 'redirects.conf')) {
      const bytes = readFileSync(join(releases.site, path));
      assert.ok(readFileSync(shown(`site/${path}`)).equals(bytes), path);
      const isPacked = /\.(html|js|csv)$/.test(path) && bytes.length >= 1024;
      for (const [ending, unpacked] of [
        ['.br', brotliDecompressSync],
        ['.gz', gunzipSync],
      ] as const) {
        const packed = shown(`site/${path}${ending}`);
        assert.equal(existsSync(packed), isPacked, packed);
        if (!isPacked) continue;
        assert.ok(unpacked(readFileSync(packed)).equals(bytes));
        assert.ok(statSync(packed).size < bytes.length);
      }
    }
  });

  it('gives the same content the same name and bytes, and others another', async () => {
    await released('甲', '乙');
    const second = releases.current;
    const said = await released('乙');
    assert.match(said, new RegExp(`^内容没有变动，仍是版本 ${second}：`, 'm'));
    assert.equal(releases.current, second);
    const again = new Releases();
    tinySite(again.site, '乙', SITE_URL);
    const env = { TZ: 'America/Los_Angeles', LC_ALL: 'C', ...onDay('2031-03-01') };
    assert.equal((await again.run('release', ['--site', again.site], { env }).ended).end, 0);
    assert.equal(again.current, second);
    for (const path of filesIn(join(again.folder, second))) {
      const [one, other] = [releases, again].map(({ folder }) => join(folder, second, path));
      assert.ok(readFileSync(one ?? '').equals(readFileSync(other ?? '')), path);
      assert.equal(statSync(one ?? '').mtimeMs, statSync(other ?? '').mtimeMs, path);
    }
  });

  it('keeps as many as it is told, and the parts that their pages go with', async () => {
    await released('甲', '乙', '丙');
    const parts = () =>
      filesIn(join(releases.folder, 'parts')).filter((one) => one.endsWith('.js'));
    const names = () => releases.names.filter((name) => /^[0-9a-f]{16}$/.test(name));
    assert.equal(names().length, 3);
    assert.equal(parts().length, 3);
    const said = await released('丁');
    assert.match(said, /^只留最近 3 个，删去了更早的 1 个。$/m);
    assert.equal(names().length, 3);
    assert.equal(parts().length, 3);
    assert.equal(releases.words, '丁');
  });

  it('mends the one that is shown where somebody has changed it', async () => {
    for (const words of ['甲', '乙']) await releases.releaseHere(words, 3);
    writeFileSync(shown('site/index.html'), 'changed by hand');
    unlinkSync(shown('site/units/index.html'));
    writeFileSync(shown('site/strange.html'), '');
    const said = await released('乙');
    assert.match(said, /^文件有损坏，已经修好版本 /m);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: shown('') });
    assert.ok(!existsSync(shown('site/strange.html')));
  });

  it('says who else is at it, and leaves them alone', async () => {
    await releases.releaseHere('甲', 3);
    tinySite(releases.site, '乙', SITE_URL);
    const held = join(releases.root, 'held');
    const hold = `touch ${held}; while [ -e ${held} ]; do sleep 0.1; done`;
    const first = releases.run('release', ['--site', releases.site], {
      env: { RELEASES_RELOAD: hold },
    });
    await appeared(held);
    for (const script of ['release', 'rollback'] as const) {
      const { end, said } = await releases.run(script).ended;
      assert.equal(end, 1);
      assert.match(
        said,
        /^已经有一次发布、回退或上传在进行（进程 \d+，.+ 开始），这一次没有开始：/,
      );
    }
    rmSync(held);
    assert.equal((await first.ended).end, 0);
    assert.equal(releases.words, '乙');
  });

  it('tells the server where it is told how, and says so where that fails', async () => {
    const told = join(releases.root, 'told');
    const good = await releases.release('甲', { env: { RELEASES_RELOAD: `touch ${told}` } });
    assert.equal(good.end, 0);
    assert.match(good.said, /服务器已经重新载入。\n$/);
    assert.ok(existsSync(told));
    const bad = await releases.release('乙', { env: { RELEASES_RELOAD: 'exit 3' } });
    assert.equal(bad.end, 1);
    assert.match(bad.said, /current 已经换好，但 RELEASES_RELOAD 的命令没有成功（exit 3）/);
    assert.equal(releases.words, '乙');
  });

  for (const at of ['site/index.html', 'SHA256SUMS', 'history', 'parts/_astro']) {
    it(`leaves what is shown, and nothing half, where the disk is full at ${at}`, async () => {
      await releases.releaseHere('甲', 3);
      const before = releases.names;
      const { end, said } = await releases.release('乙', {
        env: { REFUSES: 'ENOSPC', AT: at },
        flags: ['--import', FAILING],
      });
      assert.equal(end, 1);
      assert.match(said, /磁盘满了（或超出了配额），写不进 .*current 仍指向完整的版本 \w+。\n$/);
      assert.equal(releases.words, '甲');
      const left = releases.names.filter((name) => !before.includes(name));
      assert.ok(
        left.every((name) => /^([0-9a-f]{16}|\.link-.*)$/.test(name)),
        `${left}`,
      );
      await released('乙');
      assert.equal(releases.words, '乙');
      assert.deepEqual(
        releases.names.filter((name) => name.startsWith('.')),
        [],
      );
    });
  }

  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    it(`stops at ${signal} with a word, and what was shown is shown`, async () => {
      await releases.releaseHere('甲', 3);
      tinySite(releases.site, '乙', SITE_URL);
      for (let file = 0; file < 40; file++) {
        writeFileSync(join(releases.site, `${file}.csv`), `${file}甲厅，`.repeat(40_000));
      }
      const { child, ended } = releases.run('release', ['--site', releases.site]);
      await appeared(join(releases.folder, `.next-${child.pid}`));
      child.kill(signal);
      const { end, said } = await ended;
      assert.equal(end, status);
      assert.match(said, /^发布被中断。current 仍指向完整的版本 [0-9a-f]{16}。\n$/);
      assert.equal(releases.words, '甲');
      assert.deepEqual(
        releases.names.filter((name) => name.startsWith('.')),
        [],
      );
    });
  }

  it('leaves alone what it has not written, and says so where that is in its way', async () => {
    await released('甲');
    mkdirSync(join(releases.folder, 'backup'));
    await released('乙', '丙', '丁', '戊');
    assert.ok(existsSync(join(releases.folder, 'backup')));
    rmSync(join(releases.folder, 'current'));
    mkdirSync(join(releases.folder, 'current'));
    const { end, said } = await releases.release('己');
    assert.equal(end, 1);
    assert.match(said, /current 应是指向同一文件夹里某个版本的链接，现在不是：请先把它移走。\n/);
  });
});
