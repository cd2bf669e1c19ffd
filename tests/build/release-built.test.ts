import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { filesIn, plainEnv, projectCopy } from './builds.ts';

const project = projectCopy('release');

/** Runs the command in the copy: its status, and all that it said. */
function released(env: NodeJS.ProcessEnv = {}): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'scripts/release.ts')],
    {
      cwd: project,
      env: plainEnv({ SITE_URL: 'https://www.example.gov.cn/column/', ...env }),
      encoding: 'utf8',
    },
  );
  return { status, said: stdout + stderr };
}
const current = () => readlinkSync(join(project, 'releases/current'));

describe('npm run release, with the build', () => {
  it('builds with the address that is given, and releases what was built', () => {
    const { status, said } = released();
    assert.equal(status, 0, said);
    assert.match(said, /已经发布到 dist\/。\n已经发布版本 [0-9a-f]{16}：/);
    const built = filesIn(project, 'dist').filter((path) => /\.\w+$/.test(path));
    for (const path of built.filter((path) => path !== 'redirects.conf')) {
      const [one = '', other = ''] = ['dist', 'releases/current/site'].map((folder) =>
        join(project, folder, path),
      );
      assert.ok(readFileSync(one).equals(readFileSync(other)), path);
    }
    assert.match(
      readFileSync(join(project, 'releases/current/site/sitemap.xml'), 'utf8'),
      /https:\/\/www\.example\.gov\.cn\/column\//,
    );
    for (const lock of ['releases/.lock', '.build/lock']) {
      assert.ok(!existsSync(join(project, lock)), lock);
    }
  });

  it('builds nothing where the releases would be lost with the last site', () => {
    const { status, said } = released({ RELEASES: 'dist' });
    assert.equal(status, 1);
    assert.match(said, /^版本不能放在网站的文件夹 [^\n]+\n$/);
  });

  it('leaves the last release shown where the content is wrong', () => {
    const before = current();
    const file = join(project, 'content/units.yaml');
    const whole = readFileSync(file);
    appendFileSync(file, '\n: [');
    const { status, said } = released();
    writeFileSync(file, whole);
    assert.equal(status, 1);
    assert.match(said, /units\.yaml/);
    assert.match(said, /网站没有构建成功，没有发布：请先改正上面说的问题。\n$/);
    assert.equal(current(), before);
  });

  it('leaves it, too, while somebody else is building', () => {
    const before = current();
    writeFileSync(join(project, '.build/lock'), '1  2026-11-25T02:03:04.000Z elsewhere');
    const { status, said } = released();
    assert.equal(status, 1);
    assert.match(said, /已经有一次构建在进行（elsewhere 上的进程 1，/);
    assert.equal(current(), before);
  });
});
