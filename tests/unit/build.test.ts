import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';

const ROOT = join(import.meta.dirname, '../..');
let project = '';

/** Runs the build in the copy of the project; `SITE_URL` is as given, or not set at all. */
function build(siteUrl?: string) {
  const { SITE_URL: _, ...env } = process.env;
  return spawnSync('astro', ['build'], {
    cwd: project,
    env: { ...env, ...(siteUrl ? { SITE_URL: siteUrl } : {}) },
    encoding: 'utf8',
  });
}

const files = () =>
  readdirSync(join(project, 'dist'), { recursive: true, encoding: 'utf8' }).sort();

before(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'));
  for (const part of [
    'content',
    'public',
    'src',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(ROOT, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
});

after(() => rmSync(project, { recursive: true, force: true }));

it('without an address, a build leaves out what needs one', () => {
  const { status, stdout, stderr } = build();
  assert.equal(status, 0, stdout + stderr);
  assert.ok(!files().includes('sitemap.xml'));
  const page = readFileSync(join(project, 'dist/fj7/1/index.html'), 'utf8');
  assert.doesNotMatch(page, /rel="canonical"|SiteDomain/);
  const missing = readFileSync(join(project, 'dist/404.html'), 'utf8');
  assert.match(missing, /href="\/fj7\/1\/"/);
});

it('a wrong address is refused', () => {
  const { status, stdout, stderr } = build('ftp://example.gov.cn');
  assert.notEqual(status, 0);
  assert.match(stdout + stderr, /SITE_URL 应是网站的完整地址/);
});

it("bad content stops the build with the editor's report, and the last good build stays", () => {
  const before = files();
  const file = join(project, 'content/fj7/06.mdx');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace(/(\n> .*)优先优检/, '$1优先检查'));
  const { status, stdout, stderr } = build();
  assert.notEqual(status, 0);
  assert.match(
    stdout + stderr,
    /content\/fj7\/06\.mdx，第 \d+ 行[\s\S]*文件：.*【检】查[\s\S]*原文：.*【优】检/,
  );
  assert.doesNotMatch(stdout + stderr, /\n\s+at /, 'no stack trace');
  assert.deepEqual(files(), before);
  writeFileSync(file, good);
  assert.equal(build().status, 0);
});
