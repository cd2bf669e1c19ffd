import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pageHtml, SEVERAL } from '../site.ts';

const DIST = join(SEVERAL, 'dist');

/** What a page's main part says, without its tags; where a reader sees a line, there is one. */
const said = (path: string): string =>
  (/<main[\s\S]*<\/main>/.exec(pageHtml(path, DIST))?.[0] ?? assert.fail(path))
    .replace(/<(script|style|template)[\s\S]*?<\/\1>/g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/<\/(li|tr|p|h\d|div)>/g, '\n')
    .replace(/<[^>]+>/g, '');

const lineWith = (path: string, words: string): string =>
  said(path)
    .split('\n')
    .find((line) => line.includes(words)) ?? assert.fail(`${path} ${words}`);

const fileOf = (name: string) => readFileSync(join(DIST, name), 'utf8');

describe('what became of a reform is told', () => {
  it('at the head of its page, with day, reason, what it rests on, and the way on', () => {
    const page = said('/ta1/3/');
    assert.match(page, /被替代编者注；下面照录通知原文/);
    assert.match(
      page,
      /自2021年5月1日起由虚构举措清单通知第1项“虚构许可告知承诺”替代。后来的通知把虚构证明也纳入告知承诺。依据：虚构公告第1号。2024-03-01注明。/,
    );
    assert.match(
      pageHtml('/ta1/3/', DIST),
      /<a href="\.\.\/\.\.\/tb2\/1\/"[^>]*>\s*虚构举措清单通知第1项/,
    );
    assert.match(
      pageHtml('/ta1/3/', DIST),
      /<meta name="description" content="[^"]*自2021年5月1日起/,
    );
  });

  it('event by event, the oldest first', () => {
    const page = said('/ta1/2/');
    const [first, second] = [
      page.indexOf('登记数据改由虚构平台共享。'),
      page.indexOf('材料清单有增减。'),
    ];
    assert.ok(first > 0 && second > first);
  });

  it('on the page of what replaced it', () => {
    assert.match(
      said('/tb2/1/'),
      /编者注：本项自2021年5月1日起替代测试第一批第3项“虚构证明电子化申报”。/,
    );
  });

  it('below the unchanged official paragraph of its row in the annex, as the editors’', () => {
    assert.match(
      said('/ta1/'),
      /对固定航线的虚构船舶，提前预判风险。[^\n]*编者注：自2022年1月1日起停止执行。/,
    );
  });

  for (const path of ['/units/xj-ding/', '/topics/xt-jian/', '/zones/xp-jia/', '/ta1/matrix/']) {
    it(`in the lists of ${path}`, () => {
      assert.match(said(path), /虚构货运船舶“直通车”[^\n]*自2022年1月1日起停止执行/);
    });
  }

  it('in the matrix and among the points', () => {
    assert.match(lineWith('/ta1/matrix/', '“直通车”（停止执行）'), /●/);
    assert.match(lineWith('/ta1/points/', '提前预判风险'), /（编者注：本项停止执行）/);
  });

  it('in the tables that readers take away', () => {
    const rows = fileOf('units/xj-ding.csv').split('\r\n');
    const row = rows.find((one) => one.includes('“直通车”')) ?? assert.fail('no row');
    assert.match(row, /,自2022年1月1日起停止执行,/);
    assert.match(rows.find((one) => one.includes('虚构联合检测')) ?? '', /,未注明变更,/);
  });

  it('in the feed and among the changes', () => {
    assert.match(
      fileOf('feed.xml'),
      /<title>停止执行：测试第一批第5项 虚构货运船舶“直通车”<\/title>/,
    );
    assert.match(said('/changes/'), /停止执行：测试第一批第5项 虚构货运船舶“直通车”/);
  });
});

it('a page tells at its foot what editors corrected on it, and no other page does', () => {
  assert.match(said('/ta1/1/'), /本页的更正和修改1次[\s\S]*2024-02-01　更正：改正第1点的归纳。/);
  assert.doesNotMatch(said('/ta1/4/'), /本页的更正和修改/);
  assert.match(fileOf('feed.xml'), /<title>更正（测试第一批第1项）：改正第1点的归纳。<\/title>/);
});
