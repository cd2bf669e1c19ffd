import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ASTRO, appeared, built, filesIn, plainEnv, projectCopy, started } from './builds.ts';

const STACK = /\n\s+at /;
let project = '';

const path = (name: string) => join(project, name);
const text = (name: string) => readFileSync(path(name), 'utf8');
const files = () => filesIn(project, 'dist');
const pageOf = (address: string) => text(join('dist', address, 'index.html'));

/** Puts other words into a file of the copy; whoever calls what is returned has the old ones back. */
function edited(name: string, from: string | RegExp, to: string): () => void {
  const good = text(name);
  const changed = good.replace(from, to);
  assert.notEqual(changed, good, `${name} has no ${from}`);
  writeFileSync(path(name), changed);
  return () => writeFileSync(path(name), good);
}

/** Misquotes the notice. */
const spoilContent = () => edited('content/ta1/01.mdx', /(\n> .*)商品溯源/, '$1商品追源');

/** What is left in the working folder, beside what builds keep there. */
const left = () => readdirSync(path('.build')).filter((name) => name !== 'cache');

/** What a build leaves that was killed between the two renames: the site is aside, and the lock taken. */
function killBetweenRenames() {
  renameSync(path('dist'), path('.build/previous'));
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(path('.build/lock'), `${pid} 1 2026-11-25T02:03:04.000Z ${hostname()}`);
}

before(() => {
  project = projectCopy('stopping');
});

describe('without an address', () => {
  let said = '';

  it('a build publishes the site, and a second one beside it says so and stops', async () => {
    const first = started(project);
    await appeared(path('.build/lock'));
    const second = built(project);
    assert.equal(second.status, 1);
    assert.match(second.said, /^已经有一次构建在进行（进程 \d+，.+ 开始）[^\n]+\n$/);
    const { end, said: words } = await first.ended;
    said = words;
    assert.equal(end, 0, said);
    assert.ok(files().includes('ta1/1/index.html'));
    assert.deepEqual(left(), []);
  });

  it('it says little, and in its words what it leaves out', () => {
    assert.match(said, /没有设置 SITE_URL.*不生成二维码/);
    assert.ok(said.trim().split('\n').length <= 6, said);
  });

  it('addresses that are not entered yet are told in a sentence, with nothing before it', () => {
    const restore = edited(
      'content/ta1/03.mdx',
      'phrases: ["将虚构证明由纸质申请转变为通过虚构窗口电子化申报"]',
      `phrases: ["将虚构证明由纸质申请转变为通过虚构窗口电子化申报"]
  - number: 2
    kind: 改流程
    text: 通过虚构窗口申报。
    phrases: ["通过虚构窗口电子化申报"]`,
    );
    const { status, said: warned } = built(project);
    restore();
    assert.equal(status, 0, warned);
    assert.match(
      warned,
      /^有 1 个网址还没有登记，公布前请运行 npm run permalinks：\/ta1\/3\/#p2$/m,
    );
    assert.doesNotMatch(warned, /\[WARN\]/);
  });

  it('what needs an address is left out', () => {
    assert.ok(!files().some((file) => /\.png$|^sitemap\.xml$/.test(file)));
    const page = pageOf('ta1/1');
    assert.doesNotMatch(page, /rel="canonical"|SiteDomain|class="qr|ld\+json|feed\.xml/);
    assert.match(page, /data-blank="address" data-blank-src="\.\/"/);
    assert.ok(/href="\/t\w+\/1\/"/.test(text('dist/404.html')));
  });

  it('what the operator gives stands on the pages: the day, and whom to tell of a mistake', () => {
    assert.doesNotMatch(pageOf('ta1/1'), /已过|纠错/);
    const given = { BUILD_DATE: '2018-07-01', SITE_FEEDBACK: 'web@example.gov.cn' };
    const { status, said } = built(project, given);
    assert.equal(status, 0, said);
    assert.match(pageOf('ta1/1'), /2018年6月底前（通知所定时限，已过）/);
    assert.match(pageOf('ta1/1'), /href="mailto:web@example\.gov\.cn\?subject=[^"]*%2Fta1%2F1%2F"/);
    const onTheDay = built(project, { BUILD_DATE: '2018-06-30' });
    assert.equal(onTheDay.status, 0, onTheDay.said);
    assert.match(pageOf('ta1/1'), /2018年6月底前（通知所定时限）/);
  });
});

describe('a build that stops leaves the last good site, and says why in a sentence', () => {
  /** Builds in vain: whatever is published stays, and nothing of the new site. */
  function stopped(env: NodeJS.ProcessEnv = {}, flags: string[] = []): string {
    const published = files();
    const { status, said } = built(project, env, flags);
    assert.equal(status, 1, said);
    assert.doesNotMatch(said, STACK);
    assert.deepEqual(files(), published);
    return said;
  }

  /** The same on a disk that refuses to write what has a word in its path. */
  function refused(code: string, at: string): string {
    const disk = join(import.meta.dirname, 'failing-disk.mjs');
    return stopped({ REFUSES: code, AT: at }, ['--import', disk]);
  }

  it("bad content, with the editor's report, after a build killed between its two renames", () => {
    const published = files();
    const restore = spoilContent();
    killBetweenRenames();
    const { status, said } = built(project);
    restore();
    assert.equal(status, 1);
    assert.match(said, /^[^\n]+已经把原来的网站放回 dist\/[^\n]+\n/);
    assert.match(
      said,
      /原样保留[\s\S]*content\/ta1\/01\.mdx，第 \d+ 行[\s\S]*文件：.*【追】源[\s\S]*原文：.*【溯】源/,
    );
    assert.doesNotMatch(said, STACK);
    assert.deepEqual(files(), published);
    assert.deepEqual(left(), []);
  });

  it('a full disk, while pages are written', () => {
    assert.match(
      refused('ENOSPC', '.build/next-'),
      /\n磁盘满了[^\n]+：请腾出空间后再运行。上一次生成的网站原样保留。\n$/,
    );
    assert.deepEqual(left(), []);
  });

  it('a full disk, before anything is done', () => {
    assert.match(refused('ENOSPC', '.build/lock'), /^磁盘满了[^\n]+\.build：[^\n]+\n$/);
  });

  it('a disk that can only be read', () => {
    assert.match(refused('EROFS', '.build'), /^[^\n]+只读的磁盘[^\n]+原样保留。\n$/);
  });

  it('a file where the working folder should be', () => {
    renameSync(path('.build'), path('.build-aside'));
    writeFileSync(path('.build'), '');
    assert.match(stopped(), /^[^\n]+\.build 的位置上有另一个文件[^\n]+\n$/);
    rmSync(path('.build'));
    renameSync(path('.build-aside'), path('.build'));
  });

  it('a kill, after which a wrong address stops the next one as ever', async () => {
    const { child, ended } = started(project);
    await appeared(path('.build/lock'));
    child.kill('SIGKILL');
    assert.equal((await ended).end, 'SIGKILL');
    assert.deepEqual(left(), ['lock']);
    assert.match(stopped({ SITE_URL: 'ftp://example.gov.cn' }), /SITE_URL 应是网站的完整地址/);
    assert.deepEqual(left(), []);
  });

  it('whoever interrupts it', async () => {
    const published = files();
    const { child, ended } = started(project);
    await appeared(path('.build/lock'));
    child.kill('SIGTERM');
    const { end, said } = await ended;
    assert.equal(end, 143, said);
    assert.match(said, /(^|\n)构建被中断。上一次生成的网站原样保留。\n$/);
    assert.deepEqual(left(), []);
    assert.deepEqual(files(), published);
  });

  it('astro build itself, which would write into the published folder', () => {
    const published = files();
    const { status, stderr } = spawnSync(process.execPath, [ASTRO, 'build'], {
      cwd: project,
      env: plainEnv(),
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /请用 npm run build/);
    assert.doesNotMatch(stderr, STACK);
    assert.deepEqual(files(), published);
  });
});

it('two routes that write the same file stop a build, which would lose one of them', () => {
  const published = files();
  const twin = path('src/pages/[notice]/[twin].astro');
  writeFileSync(
    twin,
    "---\nexport const getStaticPaths = () => [{ params: { notice: 'ta1', twin: 'points' } }];\n---\n",
  );
  const { status, said } = built(project);
  rmSync(twin);
  assert.equal(status, 1, said);
  assert.match(said, /ta1\/points/);
  assert.deepEqual(files(), published);
});

it('a mistake in the program is shown with its place, below a sentence', () => {
  const published = files();
  const astray = "(() => { throw new Error('astray'); })()";
  const restore = edited('src/site/content.ts', 'checkContent(process.cwd())', astray);
  const { status, said } = built(project);
  restore();
  assert.equal(status, 1);
  assert.match(said, /\n程序出错[^\n]+\n[\s\S]*astray[\s\S]*\n\s+at .*site\/content\.ts/);
  assert.deepEqual(files(), published);
  assert.deepEqual(left(), []);
});

describe('before the packages are installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'));
  before(() => cpSync(path('scripts'), join(folder, 'scripts'), { recursive: true }));
  after(() => rmSync(folder, { recursive: true }));

  it('a build says what to run', () => {
    const { status, said } = built(folder);
    assert.equal(status, 1);
    assert.match(said, /^还没有安装依赖[^\n]+npm ci。\n$/);
  });

  for (const command of ['dev', 'test', 'check', 'permalinks']) {
    it(`npm run ${command} says it too`, () => {
      cpSync(path('package.json'), join(folder, 'package.json'));
      const { status, stderr } = spawnSync('npm', ['run', '--silent', command], {
        cwd: folder,
        env: plainEnv(),
        encoding: 'utf8',
      });
      assert.equal(status, 1);
      assert.match(stderr, /^还没有安装依赖[^\n]+npm ci。\n/);
    });
  }

  it('and with a Node that is too old for the project, too', () => {
    const { status, said } = built(project, {}, ['--no-experimental-strip-types']);
    assert.equal(status, 1);
    assert.match(said, /^这个 Node（[^\n]+）太旧[^\n]+\n$/);
  });
});
