import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from 'html-validate/node';
import { DIST, pageHtml, siteFiles, sitePages, TEST_SITE_URL } from '../site.ts';

const pages = sitePages();
const withMissing = [...pages, '/404.html'];
const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    decoded(value),
  );
const decoded = (text: string) =>
  text.replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
const idsOf = (html: string) => attributes(html, 'id');
const one = (html: string, pattern: RegExp) => {
  const found = [...html.matchAll(new RegExp(pattern, 'g'))];
  assert.equal(found.length, 1, `${pattern} stands ${found.length} times`);
  return found[0]?.[1] ?? '';
};

const VALIDATION: ConfigData = {
  extends: ['html-validate:recommended'],
  rules: {
    // The formatter and Astro decide these, and browsers don't mind.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    // The notice's titles are as long as they are.
    'long-title': 'off',
    // The boxes of one facet share its name: that is how a form sends several of them.
    'form-dup-name': ['error', { shared: ['checkbox', 'radio'] }],
  },
};

describe('every page', () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader(VALIDATION));
  for (const path of withMissing) {
    it(`${path} is valid HTML`, async () => {
      const report = await validator.validateString(pageHtml(path));
      const messages = report.results.flatMap((result) =>
        result.messages.map(
          (message) => `${message.ruleId}: ${message.message} (${message.selector})`,
        ),
      );
      assert.deepEqual(messages, []);
    });

    it(`${path} has one h1, its language and ids of its own`, () => {
      const html = pageHtml(path);
      one(html, /<h1[\s>]/);
      assert.match(html, /<html lang="zh-CN"/);
      const ids = idsOf(html);
      assert.equal(new Set(ids).size, ids.length, 'an id stands twice');
    });
  }

  it('has a title and a description that no other page has', () => {
    for (const pattern of [
      /<title>([^<]+)<\/title>/,
      /<meta name="description" content="([^"]+)"/,
    ]) {
      const found = withMissing.map((path) => one(pageHtml(path), pattern));
      assert.equal(new Set(found).size, found.length);
    }
  });

  it('is in the site map and on the disc, all of them but those that lead away', () => {
    const built = siteFiles()
      .filter((file) => file.endsWith('/index.html'))
      .map((file) => file.slice(0, -'index.html'.length));
    const leadsAway = (path: string) =>
      pageHtml(path).includes('<meta name="robots" content="noindex">');
    assert.deepEqual(built.filter((path) => !leadsAway(path)).sort(), [...pages].sort());
  });
});

describe('links', () => {
  for (const path of pages) {
    it(`of ${path} are relative and lead to a page, a file or an anchor that is there`, () => {
      const html = pageHtml(path);
      const own = new URL(path, 'http://site.test');
      const links = ['href', 'src', 'action', 'data-index-src', 'cite'].flatMap((name) =>
        attributes(html, name),
      );
      for (const link of links) {
        if (link.startsWith(TEST_SITE_URL)) continue;
        // What editors write may lead to another site; that nothing is loaded from there, a browser sees.
        if (html.includes(`<a href="${link}"`) && /^https?:/.test(link)) continue;
        assert.doesNotMatch(link, /^(\/|[a-z]+:)/, `${link} is not relative`);
        const { pathname, hash } = new URL(link, own);
        const file = join(DIST, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
        assert.ok(existsSync(file) || existsSync(join(DIST, pathname)), `${link} leads nowhere`);
        if (hash) {
          const ids = idsOf(pageHtml(pathname));
          assert.ok(ids.includes(decodeURIComponent(hash.slice(1))), `${link}: no such anchor`);
        }
      }
    });
  }

  it('of the page for wrong addresses start at the configured address, since it has none', () => {
    for (const link of ['href', 'action'].flatMap((name) =>
      attributes(pageHtml('/404.html'), name),
    )) {
      assert.ok(link.startsWith('#') || link.startsWith(TEST_SITE_URL), link);
    }
  });

  it('by which a page is known are its own full address', () => {
    for (const path of pages) {
      assert.equal(
        one(pageHtml(path), /<link rel="canonical" href="([^"]+)"/),
        TEST_SITE_URL + path.slice(1),
      );
    }
  });
});

describe('weight and policy', () => {
  const KILOBYTE = 1024;

  for (const path of pages.filter((path) => /^\/[a-z0-9]+\/\d+\/$/.test(path))) {
    it(`${path} is at most 14 KB over the wire, styles and all`, () => {
      const html = pageHtml(path);
      assert.doesNotMatch(html, /<link rel="stylesheet"/);
      const size = brotliCompressSync(html).length;
      assert.ok(size <= 14 * KILOBYTE, `${size} bytes`);
    });
  }

  it('no page but the search page loads more than the small script of the search box', () => {
    for (const path of pages.filter((path) => path !== '/search/')) {
      const scripts = [...pageHtml(path).matchAll(/<script[^>]*\ssrc="([^"]+)"/g)];
      assert.ok(scripts.length <= 1, path);
      for (const [, source = ''] of scripts) {
        const { pathname } = new URL(source, new URL(path, 'http://site.test'));
        const size = brotliCompressSync(readFileSync(join(DIST, pathname))).length;
        assert.ok(size < 3 * KILOBYTE, `${size} bytes`);
      }
    }
  });

  it('scripts are written in the syntax of the oldest kernels', () => {
    for (const file of siteFiles().filter((file) => /^\/_astro\/.*\.js$/.test(file))) {
      assert.doesNotMatch(readFileSync(join(DIST, file), 'utf8'), /\?\?|\?\.[a-z[(]/, file);
    }
  });

  it('styles name no colour in a way that the oldest kernels lack', () => {
    for (const path of withMissing) {
      const html = pageHtml(path);
      assert.doesNotMatch(html, /light-dark\(/, path);
      // Without a word from the system or the reader it is day.
      assert.match(html, /:root\{--lightningcss-light:initial;--lightningcss-dark: ;/, path);
    }
  });

  it('every page forbids by default, and nothing unsafe is allowed', () => {
    for (const path of withMissing) {
      const policy = one(pageHtml(path), /http-equiv="content-security-policy" content="([^"]+)"/);
      assert.match(policy, /^default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
      assert.doesNotMatch(pageHtml(path), /\sstyle="|\son[a-z]+="/);
    }
  });

  it("Pagefind's own interfaces are not published", () => {
    assert.deepEqual(
      siteFiles().filter((file) => /pagefind-(ui|modular|component|highlight)/.test(file)),
      [],
    );
  });
});

describe('the contact person of 2019', () => {
  it("stands on the notice's page and nowhere else", () => {
    const naming = siteFiles().filter((file) =>
      /\.(html|json|xml|txt|js|csv|conf)$/.test(file)
        ? /赖忠超|87846327|laizc/.test(readFileSync(join(DIST, file), 'utf8'))
        : false,
    );
    assert.deepEqual(naming, ['/fj7/index.html']);
  });
});
