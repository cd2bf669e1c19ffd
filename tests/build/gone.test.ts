import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parseLedger } from '../../src/policy/address/ledger.ts';
import { pageOf, parseAddress } from '../../src/policy/address/parse.ts';
import { TEST_SITE_URL } from '../site.ts';
import { built, filesIn, projectCopy } from './builds.ts';
import { servedByNginx } from './nginx.ts';

const project = projectCopy('gone');
const text = (name: string) => readFileSync(join(project, name), 'utf8');
const page = (path: string) => text(join('dist', path, 'index.html'));
const WHY = '这个通知已经废止。';
const LEDGER = 'content/tc3/permalinks.txt';
const ledger = text(LEDGER);
const own = parseLedger(ledger, LEDGER).entries.map(({ address }) => address);
const places = own.filter((address) => parseAddress(address).kind === 'place');
const files = own.filter((address) => parseAddress(address).kind === 'file');
const pages = own.filter((address) => parseAddress(address).kind === 'page');
const build = () => built(project, { SITE_URL: TEST_SITE_URL });

describe('a notice that went by one entry', () => {
  before(() => {
    // It was published, with a change that was noted of it.
    appendFileSync(
      join(project, 'content/changes.yaml'),
      '- { on: 2024-03-01, text: 改正第2项的要点。, at: ["/tc3/2/#p1"] }\n',
    );
    const whole = build();
    assert.equal(whole.status, 0, whole.said);
    for (const address of pages) assert.doesNotMatch(page(address), new RegExp(WHY));
    for (const name of readdirSync(join(project, 'content/tc3'))) {
      if (name !== 'permalinks.txt') rmSync(join(project, 'content/tc3', name));
    }
    appendFileSync(
      join(project, 'content/moved.yaml'),
      `- { from: /tc3/, became: ${WHY}, source: 虚构省政府令, on: 2024-04-01 }\n`,
    );
    const { status, said } = build();
    assert.equal(status, 0, said);
  });

  it('has nothing left but its ledger, as it was', () => {
    assert.deepEqual(filesIn(project, 'content/tc3'), ['permalinks.txt']);
    assert.equal(text(LEDGER), ledger);
  });

  it('says on each of its pages what became of it, and those below it lead there', () => {
    assert.ok(pages.length >= 8);
    for (const address of pages) {
      assert.match(page(address), new RegExp(`网址 ${address} 从 2024-04-01 起不再使用。${WHY}`));
      assert.match(page(address), /依据：虚构省政府令。/);
      if (address === '/tc3/') continue;
      assert.match(page(address), /它随<a href="(\.\.\/)+[^"]*"[^>]*>\/tc3\/<\/a>一起不再使用/);
    }
  });

  it('answers each place that was on them', () => {
    assert.ok(places.some((address) => address.startsWith('/tc3/#annex-')));
    assert.ok(places.some((address) => address.startsWith('/tc3/2/#p')));
    for (const address of places) {
      const anchor = address.slice(address.indexOf('#') + 1);
      assert.equal(page(pageOf(address)).split(` id="${anchor}"`).length, 2, address);
    }
  });

  it('is told by nginx to be gone, with its files', async () => {
    assert.ok(files.length >= 8);
    const { get, stop } = await servedByNginx(project, 4403, '/ta1/');
    try {
      for (const address of [...pages, ...files]) {
        const answer = await get(address);
        assert.equal(answer.status, 410, address);
        assert.match(await answer.text(), new RegExp(WHY), address);
      }
      for (const address of ['/ta1/', '/ta1/1.json', '/tb2.xlsx', '/units/xj-ji/']) {
        assert.equal((await get(address)).status, 200, address);
      }
    } finally {
      stop();
    }
  });

  it('is listed, counted and found nowhere, while what was told of it stays', () => {
    for (const address of files) assert.ok(!existsSync(join(project, 'dist', address)), address);
    assert.doesNotMatch(text('dist/sitemap.xml'), /\/tc3\//);
    assert.doesNotMatch(text('dist/notices.json'), /tc3/);
    assert.doesNotMatch(text('dist/units/xj-ji.json'), /tc3/);
    for (const path of ['/', '/notices/', '/units/', '/units/xj-ji/', '/places/', '/search/']) {
      assert.doesNotMatch(page(path), /tc3/, path);
    }
    assert.match(
      page('/changes/'),
      /<a href="\.\.\/tc3\/2\/#p1"[^>]*>修改（\/tc3\/2\/）：改正第2项的要点。<\/a>/,
    );
    const told = `不再使用：/tc3/，${WHY}`;
    assert.match(page('/changes/'), new RegExp(`<a href="../tc3/"[^>]*>${told}</a>`));
    assert.ok(text('dist/feed.xml').includes(`<title>${told}</title>`));
    assert.match(text('dist/feed.xml'), /<link href="[^"]*\/column\/tc3\/2\/#p1"\/>/);
  });
});
