import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { asks } from '../../src/policy/duties.ts';
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

/** The part of a reform's page on what its notice asks for. */
const obligations = (path: string) =>
  /<section class="obligations[\s\S]*?<\/section>/.exec(pageHtml(path, DIST))?.[0] ?? '';

describe('what is said of several notices', () => {
  it("names whom a duty binds by the reform's own scope", () => {
    let listed = 0;
    for (const { url, notice, places, placesListed } of reforms) {
      if (!asks(notice, 'place')) continue;
      const [, holder = ''] = /<dt[^>]*>((?![^<]*单位)[^<]*)<\/dt>/.exec(obligations(url)) ?? [];
      if (placesListed) {
        listed++;
        assert.equal(holder.trim(), places.map(({ name }) => name).join('、'), url);
      } else assert.match(holder, /^\s*各设区市/, url);
    }
    assert.ok(listed > 0);
  });

  it('calls lead units as their notice does', () => {
    for (const { url, notice } of reforms) {
      if (!asks(notice, 'leadUnit')) continue;
      assert.ok(obligations(url).includes(`>${columnOf(notice, 'units')?.name}</dt>`), url);
    }
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
