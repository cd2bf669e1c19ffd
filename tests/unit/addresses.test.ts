import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pageFiles } from '../../src/policy/address/files.ts';
import { pageDates } from '../../src/policy/address/history.ts';
import { leadingPages, pagePaths } from '../../src/policy/address/pages.ts';
import { isPage, onPage, pageOf, parseAddress } from '../../src/policy/address/parse.ts';
import { promisedAddresses } from '../../src/policy/address/promised.ts';
import {
  absolute,
  FILE_ENDINGS,
  filePattern,
  permalink,
  relativeTo,
} from '../../src/policy/address/spell.ts';
import { ReformGroups } from '../../src/policy/groups.ts';
import type { Catalog } from '../../src/policy/model.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { ContentFiles, fixtureRoot, mergedRoot } from '../content.ts';

const catalog = checkedCatalog(fixtureRoot());
const merged = checkedCatalog(mergedRoot());

/** The made-up content with its oldest notice alone. */
const single: Catalog = (() => {
  const notices = catalog.notices.slice(-1);
  const reforms = notices.flatMap((notice) => notice.reforms);
  return { ...catalog, notices, reforms, groups: new ReformGroups(reforms) };
})();

describe('a permalink', () => {
  for (const [spelled, contract] of [
    [permalink.home, '/'],
    [permalink.notice('fj7'), '/fj7/'],
    [permalink.anchor('fj7', 'c2-1'), '/fj7/#c2-1'],
    [permalink.annexRow('fj7', 16), '/fj7/#annex-16'],
    [permalink.reform('fj7', 1), '/fj7/1/'],
    [permalink.reform('fj7', 20), '/fj7/20/'],
    [permalink.data('fj7'), '/fj7/data.json'],
    [permalink.units, '/units/'],
    [permalink.unit('fzhg'), '/units/fzhg/'],
    [permalink.zones, '/zones/'],
    [permalink.zone('pingtan'), '/zones/pingtan/'],
    [permalink.search, '/search/'],
    [permalink.about, '/about/'],
    [permalink.sitemap, '/sitemap.xml'],
  ] as const) {
    it(`is spelled ${contract}`, () => {
      assert.equal(spelled, contract);
    });
  }

  it('of a page is short lower-case ASCII, ends in a slash and is given once', () => {
    const paths = pagePaths(merged);
    for (const path of paths) assert.match(path, /^\/([a-z0-9-]+\/){0,3}$/);
    assert.equal(new Set(paths).size, paths.length);
  });

  it('is given to every page: home, notices, reforms, units, zones, and those beside them', () => {
    const { notices, units, zones, topics } = catalog;
    const list = (folder: string, things: readonly { id: string }[]) => [
      `/${folder}/`,
      ...things.map(({ id }) => `/${folder}/${id}/`),
    ];
    assert.deepEqual(
      pagePaths(catalog).sort(),
      [
        '/',
        '/about/',
        '/changes/',
        '/data/',
        '/glossary/',
        '/matrix/',
        '/matrix/by-topic/',
        '/notices/',
        '/places/',
        '/points/',
        '/search/',
        ...list('units', units),
        ...list('zones', zones),
        ...list('topics', topics),
        ...list('platforms', catalog.platforms),
        ...list('served', catalog.served),
        ...notices.flatMap(({ id, reforms }) => [
          `/${id}/`,
          `/${id}/matrix/`,
          `/${id}/matrix/by-topic/`,
          `/${id}/points/`,
          ...reforms.map(({ number }) => `/${id}/${number}/`),
        ]),
      ].sort(),
    );
  });

  it('as a full address stands below the configured one', () => {
    assert.equal(absolute('https://host/column/', '/'), 'https://host/column/');
    assert.equal(absolute('https://host/column/', '/fj7/16/'), 'https://host/column/fj7/16/');
  });
});

describe('the indexes of notices', () => {
  const INDEXES = ['/notices/', '/points/', '/matrix/', '/matrix/by-topic/'];

  it('lead on to the own pages of a notice that is alone, and are no pages', () => {
    const [{ id } = { id: '' }] = single.notices;
    assert.deepEqual(leadingPages(single), [
      { from: '/notices/', to: `/${id}/` },
      { from: '/points/', to: `/${id}/points/` },
      { from: '/matrix/', to: `/${id}/matrix/` },
      { from: '/matrix/by-topic/', to: `/${id}/matrix/by-topic/` },
    ]);
    const paths = pagePaths(single);
    for (const { from, to } of leadingPages(single)) {
      assert.ok(!paths.includes(from));
      assert.ok(paths.includes(to));
    }
  });

  it('are pages where there are several notices, and none leads on', () => {
    assert.deepEqual(leadingPages(catalog), []);
    for (const index of INDEXES) assert.ok(pagePaths(catalog).includes(index));
  });

  it('lead nowhere without a notice', () => {
    assert.deepEqual(leadingPages({ notices: [] }), []);
  });

  it('are promised either way, once', () => {
    for (const one of [single, catalog, merged]) {
      const promised = promisedAddresses(one);
      assert.equal(new Set(promised).size, promised.length);
      for (const index of INDEXES) assert.ok(promised.includes(index));
    }
  });
});

describe('an address taken apart', () => {
  const promised = promisedAddresses(merged);
  const pages = new Set([...pagePaths(merged), '/units/xj-jia-plan/']);

  it('is put together again by the grammar that spells it, for every promised one', () => {
    for (const address of promised) {
      const parsed = parseAddress(address);
      assert.ok(pages.has(parsed.page), `${address} is of ${parsed.page}`);
      if (parsed.kind === 'page') assert.equal(parsed.page, address);
      else if (parsed.kind === 'place') assert.equal(`${parsed.page}#${parsed.anchor}`, address);
      else {
        const ofPage = FILE_ENDINGS.map((ending) => permalink.file(parsed.page, ending));
        const inFolder = parsed.page + parsed.name;
        assert.ok([...ofPage, inFolder].includes(address), address);
        assert.ok(address.endsWith(parsed.name));
      }
    }
  });

  it('is of the page whose file it is, for every file', () => {
    const files = pageFiles(merged, { codes: true });
    assert.ok(files.length > 100);
    for (const { url, page } of files) {
      assert.equal(pageOf(url), page);
      assert.match(url, new RegExp(`^${filePattern(page)}$`));
    }
  });

  for (const [address, kind, page] of [
    ['/', 'page', '/'],
    ['/ta1/', 'page', '/ta1/'],
    ['/matrix/by-topic/', 'page', '/matrix/by-topic/'],
    ['/units/xj-jia/older/3/', 'page', '/units/xj-jia/older/3/'],
    ['/ta1/#c2-1', 'place', '/ta1/'],
    ['/#top', 'place', '/'],
    ['/ta1.xlsx', 'file', '/ta1/'],
    ['/ta1/data.json', 'file', '/ta1/'],
    ['/ta1/1.json', 'file', '/ta1/1/'],
    ['/ta1/1-plan.docx', 'file', '/ta1/1/'],
    ['/units/x-review.docx', 'file', '/units/x/'],
    ['/units/x-qr.png', 'file', '/units/x/'],
    ['/units/x-plan.xlsx', 'file', '/units/x-plan/'],
    ['/units/x-review.json', 'file', '/units/x-review/'],
    ['/units/x-qr.docx', 'file', '/units/x-qr/'],
    ['/data/notice.schema.json', 'file', '/data/'],
    ['/redirects.conf', 'file', '/'],
    ['/search/lexicon.txt', 'file', '/search/'],
  ] as const) {
    it(`is a ${kind} of ${page} for ${address}`, () => {
      const parsed = parseAddress(address);
      assert.deepEqual([parsed.kind, parsed.page], [kind, page]);
      assert.equal(isPage(address), kind === 'page');
    });
  }

  it('moves along with its page, and back', () => {
    for (const address of promised) {
      const { page } = parseAddress(address);
      if (page === '/') continue;
      const moved = onPage(address, '/units/elsewhere/');
      assert.equal(pageOf(moved), '/units/elsewhere/', address);
      assert.equal(onPage(moved, page), address);
    }
  });
});

describe('a link relative to its page', () => {
  for (const [page, target, link] of [
    ['/fj7/16/', '/units/', '../../units/'],
    ['/fj7/16/', '/fj7/16/', './'],
    ['/fj7/16/', '/fj7/17/', '../17/'],
    ['/fj7/16/', '/fj7/', '../'],
    ['/fj7/16/', '/fj7/#annex-16', '../#annex-16'],
    ['/fj7/16/', '/', '../../'],
    ['/fj7/16/', '/?q=x', '../../?q=x'],
    ['/fj7/16/', '/sitemap.xml', '../../sitemap.xml'],
    ['/fj7/', '/fj7/#c2-1', './#c2-1'],
    ['/fj7/', '/fj7/16/', '16/'],
    ['/fj7/', '/fj7/data.json', 'data.json'],
    ['/fj7/16/', '/fj7/16', '../16'],
    ['/', '/', './'],
    ['/', '/#top', './#top'],
    ['/', '/fj7/16/', 'fj7/16/'],
    ['/', '/search/?q=%E4%BF%9D%E5%87%BD', 'search/?q=%E4%BF%9D%E5%87%BD'],
    ['/search/', '/search/?unit=fzhg&zone=xiamen', './?unit=fzhg&zone=xiamen'],
    ['/units/fzhg/', '/search/?unit=fzhg', '../../search/?unit=fzhg'],
    ['/units/fzhg/', '/unitsx/fzhg/', '../../unitsx/fzhg/'],
  ] as const) {
    it(`is ${link} from ${page} to ${target}`, () => {
      assert.equal(relativeTo(page, target), link);
    });
  }

  it('leads from any page to any page, whatever folder the site stands in', () => {
    const paths = pagePaths(catalog);
    for (const from of paths) {
      for (const to of paths) {
        for (const end of ['', '#a', '?q=a/../b']) {
          const link = relativeTo(from, to + end);
          const url = new URL(link, `https://x.example/a/b${from}`);
          assert.equal(url.href, `https://x.example/a/b${to}${end}`, `${from} to ${to}: ${link}`);
          assert.doesNotMatch(link, /^\/|^$/);
        }
      }
    }
  });
});

describe('the dates of pages', () => {
  const root = fixtureRoot();
  const files = new ContentFiles(root);
  // What became of reforms has days of its own.
  for (const file of ['ta1/02', 'ta1/03', 'ta1/05', 'tb2/02'].map((one) => `content/${one}.mdx`)) {
    files.write(file, files.read(file).replace(/^events:\n(?: .*\n)+/m, ''));
  }
  const catalog = checkedCatalog(root);
  const paths = pagePaths(catalog);
  const dates = (changes: { on: string; text: string; at: string[] }[]) =>
    pageDates({
      ...catalog,
      ledger: paths.map((address, index) => ({
        address,
        on: '2024-01-01',
        file: 'content/permalinks.txt',
        line: index,
      })),
      changes,
    });

  it('are those of their entry where nothing changed', () => {
    const all = dates([]);
    assert.equal(all.size, paths.length);
    for (const one of all.values()) {
      assert.deepEqual(one, { published: '2024-01-01', updated: '2024-01-01', changes: [] });
    }
  });

  it('are later for what changed and for the pages that list it, and for no other', () => {
    for (const { url, notice, units, zones, topics } of catalog.reforms) {
      const all = dates([{ on: '2024-03-01', text: '改。', at: [`${url}#p1`] }]);
      const later = [...all]
        .filter(([, one]) => one.updated === '2024-03-01')
        .map(([path]) => path);
      const own = ['/', url, notice.url, `${notice.url}points/`, `${notice.url}matrix/`];
      const listed = [
        ...units.map(({ id }) => `/units/${id}/`),
        ...zones.map(({ id }) => `/zones/${id}/`),
        ...topics.map(({ id }) => `/topics/${id}/`),
      ];
      for (const path of [...own, ...listed]) assert.ok(later.includes(path), path);
      assert.ok(!later.includes('/about/'));
      for (const path of later) {
        if (/^\/(units|zones|topics)\/./.test(path)) assert.ok(listed.includes(path), path);
        if (/^\/\w+\/\d+\/$/.test(path)) assert.equal(path, url);
      }
      for (const one of all.values()) assert.equal(one.published, '2024-01-01');
    }
  });

  it('are later for the page of changes with all that it tells', () => {
    const [{ url } = assert.fail()] = catalog.reforms;
    const changed = dates([{ on: '2024-03-01', text: '改。', at: [url] }]);
    assert.equal(changed.get('/changes/')?.updated, '2024-03-01');
    const gone = { from: '/units/old/', became: '已撤销。', on: '2024-05-01' };
    const file = 'content/permalinks.txt';
    const ledger = ['/', '/changes/'].map((address, line) => ({
      address,
      on: '2024-01-01',
      file,
      line,
    }));
    const went = pageDates({ ...catalog, ledger, changes: [], moved: [gone] });
    assert.equal(went.get('/changes/')?.updated, '2024-05-01');
    assert.equal(went.get('/')?.updated, '2024-01-01');
  });

  it('leave out a page that is not in the ledger', () => {
    assert.equal(pageDates({ ...catalog, ledger: [] }).size, 0);
  });
});
