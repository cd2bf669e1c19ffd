import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ensureTools } from '../debian.ts';
import { DIST, pageHtml, sitePages, TEST_SITE_URL } from '../site.ts';

const pages = sitePages();
const host = new URL(TEST_SITE_URL).host;

/** Which page needs which tag (《政府网站发展指引》附件 and Open Graph), with what it must hold. */
const KINDS = [
  { kind: 'home', of: /^\/$/ },
  { kind: 'list', of: /^\/(?!fj7\/)[a-z-]+\/([a-z-]+\/)?$/ },
  { kind: 'article', of: /^\/fj7\/(\d+\/)?$/ },
] as const;
type Kind = (typeof KINDS)[number]['kind'];
const ALL: Kind[] = ['home', 'list', 'article'];
const TABLE: [tag: string, on: Kind[], holds: RegExp][] = [
  ['SiteName', ALL, /^福建自贸试验区创新成果复制推广$/],
  ['SiteDomain', ALL, new RegExp(`^${host}$`)],
  ['ColumnName', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnDescription', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnKeywords', ['list', 'article'], /\p{Script=Han}/u],
  ['ColumnType', ['list', 'article'], /^政策文件$/],
  ['ArticleTitle', ['article'], /\p{Script=Han}/u],
  ['PubDate', ['article'], /^2019-11-26$/],
  ['ContentSource', ['article'], /^福建省人民政府$/],
  ['Description', ['article'], /\p{Script=Han}/u],
  ['Url', ['article'], new RegExp(`^${TEST_SITE_URL}fj7/`)],
  ['og:title', ALL, /\p{Script=Han}/u],
  ['og:description', ALL, /\p{Script=Han}/u],
  ['og:site_name', ALL, /^福建自贸试验区创新成果复制推广$/],
  ['og:locale', ALL, /^zh_CN$/],
  ['og:type', ALL, /^(website|article)$/],
  ['og:url', ALL, new RegExp(`^${TEST_SITE_URL}`)],
  ['article:published_time', ['article'], /^2019-11-26$/],
  // What only the operator can give stands nowhere before it is given.
  ['SiteIDCode', [], /./],
];
const kindOf = (path: string): Kind => {
  const found = KINDS.filter(({ of }) => of.test(path));
  assert.equal(found.length, 1, `${path} is of ${found.length} kinds`);
  return (found[0] as (typeof KINDS)[number]).kind;
};
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
        for (const content of found) assert.match(content, holds, path);
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
const data = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as {
  notice: { title: string };
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

  it('tells of the notice on its page', () => {
    const notice = things('/fj7/').find((thing) => thing['@type'] === 'Legislation');
    assert.equal(notice?.name, data.notice.title);
    assert.equal(notice?.legislationDate, '2019-11-20');
  });

  it('tells of each reform on its page, as part of its notice', () => {
    for (const { number, title, officialText } of data.reforms) {
      const reform = things(`/fj7/${number}/`).find((thing) => thing['@type'] === 'CreativeWork');
      assert.equal(reform?.['@id'], `${TEST_SITE_URL}fj7/${number}/`);
      assert.deepEqual(
        [reform?.name, reform?.position, reform?.text, reform?.isPartOf?.['@id']],
        [title, number, officialText, `${TEST_SITE_URL}fj7/`],
      );
    }
  });
});

describe('the feed and the site map', () => {
  const ledger = new Map(
    readFileSync('content/permalinks.txt', 'utf8')
      .split('\n')
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

  it('the feed tells of the notice and every reform, on the day it was entered', () => {
    const entries = xml('feed.xml').split('<entry>').slice(1);
    const told = entries.map((entry) => ({
      path: /<link href="([^"]+)"/.exec(entry)?.[1]?.slice(TEST_SITE_URL.length - 1) ?? '',
      on: /<updated>(.{10})T00:00:00\+08:00</.exec(entry)?.[1],
      id: /<id>([^<]+)</.exec(entry)?.[1],
    }));
    const expected = ['/fj7/', ...data.reforms.map(({ number }) => `/fj7/${number}/`)];
    for (const path of expected) {
      assert.equal(told.find((one) => one.path === path)?.on, ledger.get(path), path);
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
