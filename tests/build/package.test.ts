import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { plainEnv, projectCopy } from './builds.ts';

const project = projectCopy('package');
const release = join(project, 'release');

/** Runs the command in the copy: its status, and all that it said. */
function packaged(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(project, 'scripts/package.ts'), ...args],
    { cwd: project, env: plainEnv(), encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

const only = (): string => {
  const [file = '', ...others] = readdirSync(release);
  assert.deepEqual(others, []);
  return join(release, file);
};

describe('npm run package', () => {
  it('says in Chinese what is wrong with the command, and how it is written', () => {
    for (const args of [['--foo'], ['dist'], ['--site']]) {
      const { status, said } = packaged(...args);
      assert.equal(status, 1);
      assert.match(said, new RegExp(`^看不懂参数“${args[0]}”。\n用法：npm run package `));
    }
    const help = packaged('--help');
    assert.equal(help.status, 0);
    assert.match(help.said, /^用法：npm run package /);
  });

  it('says so where there is no built site', () => {
    const { status, said } = packaged('--site', 'dist');
    assert.equal(status, 1);
    assert.equal(said, 'dist 里没有构建好的网站：请先运行 npm run build，或者不写 --site。\n');
  });

  it('builds the site, packs it, and says how large the package is', () => {
    const { status, said } = packaged();
    assert.equal(status, 0, said);
    assert.match(
      said,
      /已经发布到 dist\/。\n已经打包：release\/[\w.-]+\.zip，\d+\.\d MB；\d+ 个文件，/,
    );
    assert.ok('index.html' in unzipSync(readFileSync(only())));
  });

  it('makes the same bytes of the same content', () => {
    const first = readFileSync(only());
    rmSync(only());
    assert.equal(packaged().status, 0);
    assert.ok(readFileSync(only()).equals(first));
  });

  it('leaves the last package where the content is wrong', () => {
    const before = readFileSync(only());
    const file = join(project, 'content/units.yaml');
    const whole = readFileSync(file);
    appendFileSync(file, '\n: [');
    const { status, said } = packaged();
    writeFileSync(file, whole);
    assert.equal(status, 1);
    assert.match(said, /units\.yaml/);
    assert.match(said, /网站没有构建成功，没有打包：请先改正上面说的问题。\n$/);
    assert.ok(readFileSync(only()).equals(before));
  });

  it('says what stands in the way, where the machine refuses', () => {
    renameSync(release, `${release}-aside`);
    writeFileSync(release, '');
    const { status, said } = packaged('--site', 'dist');
    assert.equal(status, 1);
    assert.match(said, /release 的位置上有另一个文件或文件夹：请把它移走后再运行。\n$/);
  });
});
