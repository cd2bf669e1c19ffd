import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { chromium } from '@playwright/test';
import { extendedLedger } from '../../src/policy/address/ledger.ts';
import { ensureChromium, HEADLESS_FLAGS } from '../chromium.ts';
import { TEST_SITE_URL } from '../site.ts';
import { built, filesIn, projectCopy } from './builds.ts';
import { servedByNginx } from './nginx.ts';

const LEDGER = 'content/permalinks.txt';
const MOVED = 'content/moved.yaml';
const LOST = ['/units/old/', '/units/gone/', '/ta1/1/#p77'];
const project = projectCopy('moved');
const text = (name: string) => readFileSync(join(project, name), 'utf8');
const write = (name: string, words: string) => writeFileSync(join(project, name), words);
const files = () => filesIn(project, 'dist');
const build = () => built(project, { SITE_URL: TEST_SITE_URL });

describe('an address that is no more', () => {
  before(() => {
    const files = ['/units/old.xlsx', '/units/gone.csv'];
    write(LEDGER, extendedLedger(text(LEDGER), [...LOST, ...files], '2026-01-01'));
    const moved = [
      text(MOVED),
      '- { from: /units/old/, to: /units/xj-yi/, on: 2026-02-01 }',
      '- { from: /units/gone/, became: 已撤销，职责不再单列。, on: 2026-02-01 }',
      '- { from: "/ta1/1/#p77", became: 已并入第1点。, to: "/ta1/1/#p1", on: 2026-02-01 }',
    ];
    write(MOVED, moved.join('\n'));
    const { status, said } = build();
    assert.equal(status, 0, said);
  });

  it('leads on, says what became of it, or stands on its page, where that is written down', () => {
    const page = (path: string) => text(join('dist', path, 'index.html'));
    assert.match(
      page('units/old'),
      /<noscript><meta http-equiv="refresh" content="0;url=\.\.\/xj-yi\/"><\/noscript>/,
    );
    assert.match(page('units/old'), /rel="canonical" href="[^"]*\/units\/xj-yi\/"/);
    assert.match(page('units/gone'), /已撤销，职责不再单列。/);
    // The files of a page that moved stay where they were, too.
    const file = (path: string) => readFileSync(join(project, 'dist', path));
    assert.deepEqual(file('units/old.xlsx'), file('units/xj-yi.xlsx'));
    assert.match(page('ta1/1'), /<li id="p77"[^>]*>[^<]*已并入第1点。\s*<a href="\.\/#p1"/);
    assert.doesNotMatch(text('dist/sitemap.xml'), /units\/(old|gone)/);
  });

  it('is answered by nginx as the file for it says, and by the page under any other server', async () => {
    const { get, plain, stop } = await servedByNginx(project, 4395, '/units/xj-yi/');
    try {
      const led = await get('/units/old/?from=paper');
      assert.equal(led.status, 301);
      assert.match(led.headers.get('location') ?? '', /\/column\/units\/xj-yi\/\?from=paper$/);
      const file = await get('/units/gone.csv');
      assert.equal(file.status, 410);
      const gone = await get('/units/gone/');
      assert.equal(gone.status, 410);
      assert.match(await gone.text(), /已撤销，职责不再单列。/);
      assert.equal((await get('/ta1/1/')).status, 200);
      // Where a server knows nothing of it, the page itself leads on, and takes the place along.
      const browser = await chromium.launch({
        executablePath: ensureChromium(),
        args: HEADLESS_FLAGS,
      });
      for (const javaScriptEnabled of [true, false]) {
        const page = await browser.newPage({ javaScriptEnabled });
        await page.goto(`${plain}/units/old/#downloads`);
        await page.waitForURL(/\/column\/units\/xj-yi\//);
        assert.equal(new URL(page.url()).hash, javaScriptEnabled ? '#downloads' : '');
        assert.equal(await page.locator('h1').textContent(), '虚构省乙局（丙办）');
      }
      await browser.close();
    } finally {
      stop();
    }
  });

  it('stops the build where it is not, and the last good build stays', () => {
    const published = files();
    const moved = text(MOVED);
    write(MOVED, moved.split('\n').slice(0, -3).join('\n'));
    const { status, said } = build();
    write(MOVED, moved);
    assert.equal(status, 1);
    for (const address of LOST) assert.ok(said.includes(`公布过的网址 ${address} 没有了`), said);
    assert.doesNotMatch(said, /\n\s+at /, 'no stack trace');
    assert.deepEqual(files(), published);
  });

  it('stops the build too where the program has lost it, and not the content', () => {
    const published = files();
    const file = 'src/components/reform/PointList.astro';
    const program = text(file);
    const without = program.replace(' id={pointAnchor(point.number)}', '');
    assert.notEqual(without, program);
    write(file, without);
    const { status, said } = build();
    write(file, program);
    assert.equal(status, 1);
    assert.match(said, /公布过的网址 \/ta1\/1\/#p2 没有了/);
    assert.deepEqual(files(), published);
    assert.deepEqual(
      filesIn(project, '.build').filter((name) => !name.startsWith('cache')),
      [],
    );
  });
});
