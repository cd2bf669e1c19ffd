import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { elementsOf, type PageElement } from '../elements.ts';
import { DIST, pageHtml, siteFiles, sitePages, TEST_SITE_URL } from '../site.ts';

const pages = sitePages();
const withMissing = [...pages, '/404.html'];
const one = (html: string, pattern: RegExp) => {
  const found = [...html.matchAll(new RegExp(pattern, 'g'))];
  assert.equal(found.length, 1, `${pattern} stands ${found.length} times`);
  return found[0]?.[1] ?? '';
};

describe('every page', () => {
  it('is known by its own full address', () => {
    for (const path of pages) {
      assert.equal(
        one(pageHtml(path), /<link rel="canonical" href="([^"]+)"/),
        TEST_SITE_URL + path.slice(1),
      );
    }
  });

  it('loads one script, the same on all, and brings its styles', () => {
    const loaded = new Set<string>();
    for (const path of withMissing) {
      const html = pageHtml(path);
      assert.doesNotMatch(html, /<link rel="stylesheet"/, path);
      loaded.add(one(html, /<script[^>]*\ssrc="([^"]+)"/).replace(/^.*\//, ''));
    }
    assert.equal(loaded.size, 1);
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

  it('forbids by default, and allows by its policy what is on it and no more', () => {
    const codeOf = ({ node }: PageElement) =>
      node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    const hashes = (elements: PageElement[]) => {
      const all = elements.map((element) => createHash('sha256').update(codeOf(element)));
      return [...new Set(all.map((hash) => `'sha256-${hash.digest('base64')}'`))];
    };
    for (const file of siteFiles().filter((one) => one.endsWith('.html'))) {
      const html = pageHtml(file);
      const policy = one(html, /http-equiv="content-security-policy" content="([^"]+)"/);
      const inline = elementsOf(html).filter(({ node }) => node.childNodes.length > 0);
      const styles = inline.filter(({ tag }) => tag === 'style');
      const scripts = inline.filter(
        ({ tag, value }) => tag === 'script' && value('type') !== 'application/ld+json',
      );
      const wasm = file === '/search/index.html' ? ["'wasm-unsafe-eval'"] : [];
      assert.deepEqual(
        Object.fromEntries(
          policy.split(';').map((directive) => {
            const [name, ...sources] = directive.split(' ');
            return [name, sources];
          }),
        ),
        {
          'default-src': ["'none'"],
          'style-src': hashes(styles),
          'script-src': ["'self'", ...wasm, ...hashes(scripts)],
          'connect-src': ["'self'"],
          'img-src': ["'self'"],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
        },
        file,
      );
    }
  });

  it('has nothing that its policy would stop: no style and no program in an attribute or a link', () => {
    for (const file of siteFiles().filter((one) => one.endsWith('.html'))) {
      for (const { node } of elementsOf(pageHtml(file))) {
        for (const { name, value } of node.attrs) {
          assert.doesNotMatch(name, /^(style|on.*)$/, file);
          assert.doesNotMatch(value, /^\s*(javascript|data|blob|vbscript):/i, file);
        }
      }
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
