import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { columnOf, replicates } from '../../src/policy/model.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { pageHtml, SEVERAL, sitePages } from '../site.ts';

const DIST = join(SEVERAL, 'dist');
const { notices, reforms } = checkedCatalog(SEVERAL);

/** What a reader of a page sees, and what it says of itself to programs, without the site's name. */
const words = (path: string) =>
  pageHtml(path, DIST)
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<meta name="description" content="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/福建自贸试验区创新成果复制推广/g, '');

/** Whom a reform's page says that its notice asks something of. */
const holders = (path: string) =>
  [
    ...(/ id="duties"[\s\S]*?<\/section>/
      .exec(pageHtml(path, DIST))?.[0]
      .matchAll(/<dt[^>]*>\s*([^<]*?)\s*<\/dt>/g) ?? []),
  ].map(([, holder]) => holder);

describe('what is said of several notices', () => {
  it("names whom a duty binds in the notice's words, else by the reform's own scope", () => {
    let listed = 0;
    for (const { url, notice, places, placesListed } of reforms) {
      const of = (duty: (typeof notice.duties)[number]) => {
        if (duty.who) return duty.who;
        if (!duty.of.includes('place')) return columnOf(notice, 'units')?.name;
        if (!placesListed) return undefined;
        listed++;
        return places.map(({ name }) => name).join('、');
      };
      for (const holder of new Set(notice.duties.map(of))) {
        if (holder) assert.ok(holders(url).includes(holder), `${url}: ${holder}`);
      }
      assert.ok(!holders(url).includes(''), url);
    }
    assert.ok(listed > 0);
  });

  it('says of no notice that it replicates, or has a 任务分工表, where it does not say so', () => {
    const others = notices.filter((notice) => !replicates(notice));
    assert.ok(others.length > 0);
    const namesOfOthers = notices.filter(replicates).map(({ shortTitle }) => shortTitle);
    for (const { url } of others) {
      for (const path of sitePages(DIST).filter((page) => page.startsWith(url))) {
        const own = namesOfOthers.reduce((text, name) => text.replaceAll(name, ''), words(path));
        assert.doesNotMatch(own, /任务分工表|复制推广/, path);
      }
    }
  });

  it('takes no one issuer, and no one scope, for that of all', () => {
    for (const path of sitePages(DIST)) assert.doesNotMatch(words(path), /省政府网站/, path);
    for (const path of ['/', '/search/']) {
      const [, description = ''] =
        /<meta name="description" content="([^"]*)"/.exec(pageHtml(path, DIST)) ?? [];
      assert.doesNotMatch(description, /全省|省政府/, path);
    }
    assert.doesNotMatch(readFileSync(join(DIST, 'feed.xml'), 'utf8'), /<subtitle>[^<]*全省/);
  });
});
