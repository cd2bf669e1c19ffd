import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ContentFiles, fixtureRoot } from '../content.ts';

const COVERAGE = join(import.meta.dirname, '../../scripts/coverage.ts');
const covered = (root: string) =>
  spawnSync(process.execPath, [COVERAGE], { cwd: root, encoding: 'utf8' });

describe('npm run coverage', () => {
  it('says to an editor of each reform how much of it the points rest on', () => {
    const { status, stdout } = covered(fixtureRoot());
    assert.equal(status, 0);
    assert.match(stdout, /^各项的要点涉及原文的比例（不到 95% 的不能生成网站）：\n/);
    assert.match(stdout, /^\/ta1\/2\/ +100\.0% +2 条要点 {2}“虚构证照”自助登记系统$/m);
  });

  it('says what is wrong in the content, and nothing of the program', () => {
    const files = new ContentFiles(fixtureRoot());
    files.replace('content/ta1/02.mdx', 'kind: 改流程', 'kind: 改做法');
    const { status, stdout, stderr } = covered(files.root);
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /“改做法”不合要求/);
    assert.doesNotMatch(stderr, /\bat |\.ts:/);
  });
});
