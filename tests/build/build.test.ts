import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
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
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { extendedLedger } from '../../src/policy/address/ledger.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../chromium.ts';
import { ensureTools } from '../debian.ts';

const ROOT = join(import.meta.dirname, '../..');
const SITE_URL = 'https://www.example.gov.cn/column/';
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

it('without an address there is no QR code, and the build says why', () => {
  const page = readFileSync(join(project, 'dist/fj7/1/index.html'), 'utf8');
  assert.doesNotMatch(page, /class="qr|ld\+json|feed\.xml/);
  assert.match(page, /data-blank="address" data-blank-src="\.\/"/);
  assert.ok(!files().some((file) => file.endsWith('.png')));
  assert.match(build().stdout, /没有设置 SITE_URL.*不生成二维码/);
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

describe('an address that is no more', () => {
  const LEDGER = 'content/permalinks.txt';
  const MOVED = 'content/moved.yaml';
  const good = new Map<string, string>();
  let extended = '';

  before(() => {
    for (const file of [LEDGER, MOVED]) {
      good.set(file, readFileSync(join(project, file), 'utf8'));
    }
    extended = extendedLedger(
      good.get(LEDGER) ?? '',
      ['/units/old/', '/units/old.xlsx', '/units/gone/', '/units/gone.csv', '/fj7/16/#p77'],
      '2026-01-01',
    );
    writeFileSync(join(project, LEDGER), extended);
  });
  after(() => {
    for (const [file, text] of good) writeFileSync(join(project, file), text);
  });

  it('stops the build, and the last good build stays', () => {
    const before = files();
    const { status, stdout, stderr } = build(SITE_URL);
    assert.notEqual(status, 0);
    for (const address of ['/units/old/', '/units/gone/', '/fj7/16/#p77']) {
      assert.match(stdout + stderr, new RegExp(`公布过的网址 ${address} 没有了`));
    }
    assert.doesNotMatch(stdout + stderr, /\n\s+at /, 'no stack trace');
    assert.deepEqual(files(), before);
  });

  it('stops the build too where the program has lost it, and not the content', () => {
    const file = join(project, 'src/components/PointList.astro');
    const program = readFileSync(file, 'utf8');
    writeFileSync(file, program.replace(' id={pointAnchor(point.number)}', ''));
    writeFileSync(join(project, LEDGER), good.get(LEDGER) ?? '');
    const before = files();
    const { status, stdout, stderr } = build(SITE_URL);
    assert.notEqual(status, 0);
    assert.match(stdout + stderr, /公布过的网址 \/fj7\/16\/#p10 没有了/);
    assert.deepEqual(files(), before);
    writeFileSync(file, program);
    writeFileSync(join(project, LEDGER), extended);
  });

  it('leads on, says what became of it, or stands on its page, once that is written down', () => {
    writeFileSync(
      join(project, MOVED),
      [
        '- { from: /units/old/, to: /units/swt/, on: 2026-02-01 }',
        '- { from: /units/gone/, became: 已撤销，职责不再单列。, on: 2026-02-01 }',
        '- { from: "/fj7/16/#p77", became: 已并入第1点。, to: "/fj7/16/#p1", on: 2026-02-01 }',
      ].join('\n'),
    );
    const { status, stdout, stderr } = build(SITE_URL);
    assert.equal(status, 0, stdout + stderr);
    const page = (path: string) => readFileSync(join(project, 'dist', path, 'index.html'), 'utf8');
    assert.match(
      page('units/old'),
      /<noscript><meta http-equiv="refresh" content="0;url=\.\.\/swt\/"><\/noscript>/,
    );
    assert.match(page('units/old'), /rel="canonical" href="[^"]*\/units\/swt\/"/);
    assert.match(page('units/gone'), /已撤销，职责不再单列。/);
    // The files of a page that moved stay where they were, too.
    const file = (path: string) => readFileSync(join(project, 'dist', path));
    assert.deepEqual(file('units/old.xlsx'), file('units/swt.xlsx'));
    assert.match(page('fj7/16'), /<li id="p77"[^>]*>[^<]*已并入第1点。\s*<a href="\.\/#p1"/);
    assert.doesNotMatch(
      readFileSync(join(project, 'dist/sitemap.xml'), 'utf8'),
      /units\/(old|gone)/,
    );
  });

  it('is answered by nginx as the file for it says, and by the page under any other server', async () => {
    ensureTools('nginx');
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    const port = 4395;
    symlinkSync(join(project, 'dist'), join(folder, 'column'));
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
      events {}
      http {
        access_log off; default_type text/html;
        client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
        uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
        server { listen ${port}; root ${folder}; include ${project}/dist/redirects.conf; }
        server { listen ${port + 2}; root ${folder}; }
      }`,
    );
    const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf')], {
      stdio: 'inherit',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    try {
      const get = (path: string) =>
        fetch(`http://127.0.0.1:${port}/column${path}`, { redirect: 'manual' });
      const ready = async () => (await get('/units/swt/').catch(() => undefined))?.ok;
      for (let tries = 0; tries < 50 && !(await ready()); tries++) await setTimeout(100);
      const led = await get('/units/old/?from=paper');
      assert.equal(led.status, 301);
      assert.match(led.headers.get('location') ?? '', /\/column\/units\/swt\/\?from=paper$/);
      const file = await get('/units/gone.csv');
      assert.equal(file.status, 410);
      const gone = await get('/units/gone/');
      assert.equal(gone.status, 410);
      assert.match(await gone.text(), /已撤销，职责不再单列。/);
      assert.equal((await get('/fj7/16/')).status, 200);
      // Where a server knows nothing of it, the page itself leads on, and takes the place along.
      const browser = await chromium.launch({
        executablePath: ensureChromium(),
        args: HEADLESS_FLAGS,
      });
      for (const javaScriptEnabled of [true, false]) {
        const page = await browser.newPage({ javaScriptEnabled });
        await page.goto(`http://127.0.0.1:${port + 2}/column/units/old/#downloads`);
        await page.waitForURL(/\/column\/units\/swt\//);
        assert.equal(new URL(page.url()).hash, javaScriptEnabled ? '#downloads' : '');
        assert.equal(await page.locator('h1').textContent(), '省商务厅（口岸办）');
      }
      await browser.close();
    } finally {
      nginx.kill();
      rmSync(folder, { recursive: true });
    }
  });
});

it('while writing, pages and files answer under the addresses that they are published at', async () => {
  const port = 4396;
  const dev = spawn('astro', ['dev', '--port', String(port)], {
    cwd: project,
    env: { ...process.env, ASTRO_DEV_BACKGROUND: '0' },
    stdio: 'ignore',
    detached: true,
  });
  try {
    const status = async (path: string) =>
      (await fetch(`http://localhost:${port}${path}`).catch(() => undefined))?.status;
    for (let tries = 0; tries < 300 && !(await status('/about/')); tries++) await setTimeout(200);
    for (const path of ['/fj7/16/', '/fj7/data.json', '/fj7/16.json', '/fj7.xlsx', '/data/']) {
      assert.equal(await status(path), 200, path);
    }
    assert.equal(await status('/fj7/99/'), 404);
  } finally {
    // With its children, which hold the port.
    if (dev.pid) process.kill(-dev.pid);
  }
});
