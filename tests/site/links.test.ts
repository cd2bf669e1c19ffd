/** Every address that a built page or file names: what it leads to, and what leads to it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, type PageElement } from '../elements.ts';
import { DIST, pageHtml, siteFiles, sitePages, TEST_SITE_URL } from '../site.ts';

const files = new Set(siteFiles());
const htmlFiles = [...files].filter((file) => file.endsWith('.html'));

/** The address of a page or file of the site as the test gives it a place: `https://…/column/`. */
const ROOT = new URL(TEST_SITE_URL);
const addressOf = (file: string) => new URL(file.replace(/\/index\.html$/, '/').slice(1), ROOT);

/** The attributes that hold an address, whatever the element. */
const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
  'data-index-src',
  'data-scan-src',
  'data-lexicon-src',
  'data-address',
];

interface Link {
  from: string;
  element: PageElement;
  name: string;
  written: string;
  url: URL;
}

function linksOf(from: string, element: PageElement): Link[] {
  const written = ADDRESSES.flatMap((name) => {
    const value = element.value(name);
    return value === undefined ? [] : [{ name, written: value }];
  });
  const leads = element.value('http-equiv') === 'refresh' && element.value('content');
  if (leads) written.push({ name: 'content', written: leads.replace(/^.*?url=/, '') });
  return written.map((one) => {
    // What a reader copies is told from the root, which a script puts before it.
    const base = one.name === 'data-address' ? ROOT : addressOf(from);
    return { ...one, from, element, url: new URL(one.written, base) };
  });
}

const elements = new Map(htmlFiles.map((file) => [file, elementsOf(pageHtml(file))]));
const links = [...elements].flatMap(([from, all]) => all.flatMap((one) => linksOf(from, one)));
const ids = new Map(
  [...elements].map(([file, all]) => [file, all.flatMap((one) => one.value('id') ?? [])]),
);

/** The file that answers an address of the site; `undefined` where none does. */
function answering(url: URL): string | undefined {
  if (!url.href.startsWith(ROOT.href)) return undefined;
  const path = `/${decodeURIComponent(url.pathname.slice(ROOT.pathname.length))}`;
  const file = path.endsWith('/') ? `${path}index.html` : path;
  return files.has(file) ? file : undefined;
}

/** Folders of which the parts are named by what stands beside them, and not by the page. */
const isFolder = ({ name }: Link) => name === 'data-index-src';

/** Where a page may lead that is not the site: what editors cite, and what a schema is called. */
const leadsOut = ({ element, name, url }: Link) =>
  element.tag === 'a' &&
  name === 'href' &&
  /^https?:$/.test(url.protocol) &&
  !url.href.startsWith(ROOT.href);

describe('every link', () => {
  it('is seen, on every page', () => {
    for (const file of htmlFiles) {
      assert.ok(links.filter(({ from }) => from === file).length > 5, file);
    }
    assert.ok(links.length > 2_000, `${links.length}`);
  });

  it('leads to a page or a file that is there', () => {
    for (const link of links.filter((one) => !leadsOut(one) && !isFolder(one))) {
      assert.ok(answering(link.url), `${link.from}: ${link.name}="${link.written}" leads nowhere`);
    }
    for (const { from, url } of links.filter(isFolder)) {
      const folder = `/${url.pathname.slice(ROOT.pathname.length)}`;
      assert.ok(
        [...files].some((file) => file.startsWith(folder)),
        `${from}: ${url}`,
      );
    }
  });

  it('to a place on a page leads to one element, or says in itself which words are meant', () => {
    for (const { from, url, written } of links.filter(({ url }) => url.hash.length > 1)) {
      if (url.hash.startsWith('#:~:text=')) continue;
      const file = answering(url);
      if (!file) continue;
      const id = decodeURIComponent(url.hash.slice(1));
      const found = ids.get(file)?.filter((one) => one === id) ?? [];
      assert.equal(found.length, 1, `${from}: ${written}`);
    }
  });

  it('to elsewhere in its own page leads to one, and so do labels and descriptions', () => {
    const NAMING = [
      'for',
      'aria-controls',
      'aria-labelledby',
      'aria-describedby',
      'headers',
      'list',
    ];
    for (const [file, all] of elements) {
      const own = ids.get(file) ?? [];
      for (const element of all) {
        for (const id of NAMING.flatMap((name) => element.value(name)?.split(/\s+/) ?? [])) {
          assert.ok(own.includes(id), `${file}: ${element.tag} names ${id}`);
        }
      }
    }
  });

  it('is relative, so that the site may stand anywhere, but on the page that has no place', () => {
    const own = (link: Link) => /^(canonical|alternate)$/.test(link.element.value('rel') ?? '');
    for (const link of links.filter((one) => !leadsOut(one) && one.from !== '/404.html')) {
      if (own(link) || link.name === 'data-address') continue;
      assert.doesNotMatch(link.written, /^(\/|[a-z]+:)/, `${link.from}: ${link.written}`);
    }
    for (const { written } of links.filter((one) => one.from === '/404.html')) {
      assert.ok(written.startsWith('#') || written.startsWith(TEST_SITE_URL), written);
    }
  });
});

/** Files that no page leads to, and who asks for them. */
const ASKED_FOR: [files: RegExp, why: string][] = [
  [/^\/404\.html$/, 'servers show it under a wrong address'],
  [/^\/robots\.txt$/, 'programs ask for it by its name'],
  [/^\/sitemap\.xml$/, 'robots.txt names it'],
  [/^\/redirects\.conf$/, "it is for the operator's server"],
  [
    /^\/pagefind\//,
    "pagefind.js asks for it, from the folder that the search page's element names",
  ],
  [/^\/_astro\/.*\.js$/, 'another script imports it'],
  [/^\/search\/.*\.json$/, 'the search box and the search page fetch it'],
];

describe('nothing stands alone:', () => {
  const leadsAway = (file: string) =>
    pageHtml(file).includes('<meta name="robots" content="noindex">');
  const shownLinks = links.filter(({ element, name }) => {
    return element.tag === 'a' && name === 'href' && !element.inTemplate;
  });

  it('every page is reached from the home page by links that need no script', () => {
    const reached = new Set(['/index.html']);
    for (const file of reached) {
      for (const { url } of shownLinks.filter(({ from }) => from === file)) {
        const next = answering(url);
        if (next?.endsWith('.html')) reached.add(next);
      }
    }
    // A page that leads away answers an address that was published once; nothing here names it now.
    const others = htmlFiles.filter((file) => file !== '/404.html' && !leadsAway(file));
    assert.deepEqual(
      others.filter((file) => !reached.has(file)),
      [],
    );
    assert.equal(others.length, sitePages().length);
  });

  it('no link leads to a page that leads away', () => {
    for (const { from, url, written } of shownLinks) {
      const file = answering(url);
      if (!file?.endsWith('.html')) continue;
      // A page that leads away still shows its own place in the list of the site.
      assert.ok(!leadsAway(file) || leadsAway(from), `${from}: ${written}`);
    }
  });

  it('every other file is named by a page, or asked for by who is named here', () => {
    const named = new Set(links.map(({ url }) => answering(url)));
    const asked = (file: string) => ASKED_FOR.some(([which]) => which.test(file));
    // What was taken from a page that leads away now is still there for who has its address.
    const ofMoved = (file: string) => {
      const page = `${file.replace(/(-qr|-plan|-review)?\.\w+$/, '')}/index.html`;
      return files.has(page) && leadsAway(page);
    };
    const alone = [...files].filter(
      (file) => !file.endsWith('/index.html') && !named.has(file) && !asked(file) && !ofMoved(file),
    );
    assert.deepEqual(alone, []);
    for (const [which, why] of ASKED_FOR) {
      assert.ok(
        [...files].some((file) => which.test(file)),
        `${why}: there is none`,
      );
    }
  });
});

describe('what is told to programs', () => {
  const read = (file: string) => readFileSync(join(DIST, file), 'utf8');

  it('in the site map, the feed and the description of the search leads to what is there', () => {
    for (const file of ['sitemap.xml', 'feed.xml', 'opensearch.xml', 'robots.txt']) {
      // An entry's name is no address: what it says may have no place of its own.
      const text = read(file).replace(/<id>[^<]*<\/id>/g, '');
      const addresses = [...text.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([url]) => url);
      const own = addresses.filter((url) => url.startsWith(TEST_SITE_URL));
      assert.notEqual(own.length, 0, file);
      // The rest are the names of the formats themselves.
      const others = addresses.filter((url) => !own.includes(url));
      for (const url of others)
        assert.match(url, /^http:\/\/(www\.w3\.org|www\.sitemaps\.org|a9\.com)\//);
      for (const url of own) {
        const address = new URL(url.replace(/\?.*/, ''));
        const answer = answering(address);
        assert.ok(answer, `${file}: ${url}`);
        if (!address.hash) continue;
        assert.ok(ids.get(answer)?.includes(decodeURIComponent(address.hash.slice(1))), url);
      }
    }
  });

  it('in the data leads to what is there', () => {
    let seen = 0;
    for (const file of [...files].filter((one) => /\.json$/.test(one) && !/schema/.test(one))) {
      JSON.parse(read(file), (key, value) => {
        if (key !== 'url' || typeof value !== 'string') return value;
        seen += 1;
        assert.ok(value.startsWith('/'), `${file}: ${value}`);
        const url = new URL(value.slice(1), ROOT);
        const answer = answering(url);
        assert.ok(answer, `${file}: ${value}`);
        if (url.hash) assert.ok(ids.get(answer)?.includes(url.hash.slice(1)), `${file}: ${value}`);
        return value;
      });
    }
    assert.ok(seen > 20, `${seen} seen`);
  });

  it('of redirects leads from what answers in their stead to what is there', () => {
    const folder = ROOT.pathname.replace(/\/$/, '');
    const file = (address: string) => answering(new URL(address, ROOT));
    const lines = read('redirects.conf').split('\n').slice(1, -1);
    for (const line of lines) {
      const [, from, to] =
        /^location = (\S+) \{ return 301 ([^$\s]+)(?:\$is_args\$args)?; \}$/.exec(line) ??
        /^location = (\S+) \{ error_page 410 (\S+); return 410; \}$/.exec(line) ??
        /^location ~ (\^\S+\$) \{ error_page 410 (\S+); return 410; \}$/.exec(line) ??
        assert.fail(`unknown: ${line}`);
      assert.ok(from?.replace(/^\^/, '').startsWith(folder), line);
      assert.ok(file(to ?? ''), `${line}: leads nowhere`);
      if (line.startsWith('location = ')) assert.ok(file(from ?? ''), `${line}: has no page`);
    }
  });
});
