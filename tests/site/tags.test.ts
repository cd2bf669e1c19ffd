import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { ensureTools } from '../debian.ts';
import { DIST, pageHtml, sitePages, TEST_SITE_URL } from '../site.ts';

const pages = sitePages();
const host = new URL(TEST_SITE_URL).host;
const { notices } = checkedCatalog(process.cwd());

/** The notice that a page is an article of: its own page, or one of its reforms. */
const articleOf = (path: string) =>
  notices.find(({ url }) => path.startsWith(url) && /^(\d+\/)?$/.test(path.slice(url.length)));
const literally = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

type Kind = 'home' | 'list' | 'article';
const ALL: Kind[] = ['home', 'list', 'article'];
/** Which page needs which tag (《政府网站发展指引》附件 and Open Graph), with what it must hold. */
const TABLE: [tag: string, on: Kind[], holds: RegExp | ((path: string) => RegExp)][] = [
  ['SiteName', ALL, /^福建自贸试验区创新成果复制推广$/],
  ['SiteDomain', ALL, new RegExp(`^${host}$`)],
  ['ColumnName', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnDescription', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnKeywords', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnType', ['list', 'article'], /^政策文件$/],
  ['ArticleTitle', ['article'], /\p{Script=Han}/u],
  ['PubDate', ['article'], (path) => literally(articleOf(path)?.publishedOn ?? '')],
  ['ContentSource', ['article'], (path) => literally(articleOf(path)?.issuer ?? '')],
  ['Description', ['article'], /\p{Script=Han}/u],
  ['Url', ['article'], (path) => literally(TEST_SITE_URL + path.slice(1))],
  ['og:title', ALL, /\p{Script=Han}/u],
  ['og:description', ALL, /\p{Script=Han}/u],
  ['og:site_name', ALL, /^福建自贸试验区创新成果复制推广$/],
  ['og:locale', ALL, /^zh_CN$/],
  ['og:type', ALL, /^(website|article)$/],
  ['og:url', ALL, new RegExp(`^${TEST_SITE_URL}`)],
  ['article:published_time', ['article'], (path) => literally(articleOf(path)?.publishedOn ?? '')],
  // What only the operator can give stands nowhere before it is given.
  ['SiteIDCode', [], /./],
];
const kindOf = (path: string): Kind =>
  path === '/' ? 'home' : articleOf(path) ? 'article' : 'list';
const tags = (path: string, name: string) =>
  [
    ...pageHtml(path).matchAll(
      new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, 'g'),
    ),
  ].map(([, content = '']) => content);

describe('the tags that programs read', () => {
  for (const [tag, on, holds] of TABLE) {
    it(`${tag} stands on ${on.join(', ') || 'no page'}, once, and nowhere else`, () => {
      for (const path of pages) {
        const found = tags(path, tag);
        assert.equal(found.length, on.includes(kindOf(path)) ? 1 : 0, `${path}: ${found}`);
        for (const content of found) {
          assert.match(content, typeof holds === 'function' ? holds(path) : holds, path);
        }
      }
    });
  }

  it('name each page by its own title and address', () => {
    for (const path of pages) {
      const h1 = /<h1[^>]*>(.*?)<\/h1>/s.exec(pageHtml(path))?.[1]?.replace(/<[^>]+>/g, '');
      if (kindOf(path) === 'article') {
        assert.equal(h1?.replace(/^第\d+项 /, '').trim(), tags(path, 'ArticleTitle')[0]);
      }
      assert.deepEqual(tags(path, 'og:url'), [TEST_SITE_URL + path.slice(1)]);
    }
  });

  it('leave out of the foot what the operator has not given', () => {
    for (const path of pages) {
      const footer = pageHtml(path).split('<footer').at(-1) ?? '';
      assert.doesNotMatch(footer, /备案|主办单位|联系方式/);
    }
  });
});

interface Thing {
  '@type': string;
  '@id'?: string;
  name?: string;
  text?: string;
  position?: number;
  isPartOf?: Thing;
  legislationDate?: string;
  itemListElement?: { position: number; name: string; item: string }[];
}
const things = (path: string): Thing[] => {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(pageHtml(path))?.[1];
  return json ? (JSON.parse(json) as { '@graph': Thing[] })['@graph'] : [];
};
const dataOf = (notice: string) =>
  JSON.parse(readFileSync(join(DIST, notice, 'data.json'), 'utf8')) as {
    notice: { title: string; signedOn: string };
    reforms: { number: number; title: string; officialText: string }[];
  };

describe('structured data', () => {
  it('has the way to every page but the home page, in steps that are pages', () => {
    for (const path of pages.filter((path) => path !== '/')) {
      const steps = things(path).find((thing) => thing['@type'] === 'BreadcrumbList');
      const list = steps?.itemListElement ?? [];
      assert.ok(list.length >= 2, path);
      assert.deepEqual(
        list.map((step) => step.position),
        list.map((_, index) => index + 1),
      );
      assert.equal(list.at(-1)?.item, TEST_SITE_URL + path.slice(1));
      for (const { item } of list)
        assert.ok(pages.includes(`/${item.slice(TEST_SITE_URL.length)}`));
    }
  });

  it('tells of each notice on its page', () => {
    for (const { id, url } of notices) {
      const legislation = things(url).find((thing) => thing['@type'] === 'Legislation');
      const { notice } = dataOf(id);
      assert.deepEqual(
        [legislation?.name, legislation?.legislationDate],
        [notice.title, notice.signedOn],
      );
    }
  });

  it('tells of each reform on its page, as part of its notice', () => {
    for (const { id, url } of notices) {
      for (const { number, title, officialText } of dataOf(id).reforms) {
        const reform = things(`${url}${number}/`).find((one) => one['@type'] === 'CreativeWork');
        assert.equal(reform?.['@id'], `${TEST_SITE_URL}${id}/${number}/`);
        assert.deepEqual(
          [reform?.name, reform?.position, reform?.text, reform?.isPartOf?.['@id']],
          [title, number, officialText, `${TEST_SITE_URL}${id}/`],
        );
      }
    }
  });
});

describe('the feed and the site map', () => {
  const ledger = new Map(
    ['', ...notices.map(({ id }) => id)]
      .flatMap((notice) =>
        readFileSync(join('content', notice, 'permalinks.txt'), 'utf8').split('\n'),
      )
      .filter((line) => /^\d/.test(line))
      .map((line) => [line.slice(11), line.slice(0, 10)]),
  );
  const xml = (name: string) => readFileSync(join(DIST, name), 'utf8');

  it('are well-formed', () => {
    ensureTools('xmllint');
    for (const name of ['feed.xml', 'sitemap.xml', 'opensearch.xml']) {
      execFileSync('xmllint', ['--noout', join(DIST, name)]);
    }
  });

  it('the feed tells of every notice and every reform, on the day it was entered', () => {
    const entries = xml('feed.xml').split('<entry>').slice(1);
    const told = entries.map((entry) => ({
      on: /<updated>(.{10})T00:00:00\+08:00</.exec(entry)?.[1],
      id: /<id>([^<]+)</.exec(entry)?.[1],
    }));
    const expected = notices.flatMap(({ url, reforms }) => [url, ...reforms.map((one) => one.url)]);
    for (const path of expected) {
      assert.equal(
        told.find((one) => one.id === TEST_SITE_URL + path.slice(1))?.on,
        ledger.get(path),
        path,
      );
    }
    assert.equal(new Set(told.map(({ id }) => id)).size, told.length);
    assert.ok(pageHtml('/').includes('type="application/atom+xml"'));
  });

  it('the site map has every page with the day of its last change', () => {
    const dated = new Map(
      [...xml('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc><lastmod>([^<]+)</g)].map(
        ([, address = '', on]) => [address.slice(TEST_SITE_URL.length - 1), on],
      ),
    );
    for (const path of pages) {
      const entered = ledger.get(path) ?? '';
      assert.ok(entered !== '' && (dated.get(path) ?? '') >= entered, path);
    }
  });
});
