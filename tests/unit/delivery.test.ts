import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { describe, it } from 'node:test';
import { contentSecurityPolicy } from '../../src/delivery/content-security-policy.ts';
import { relativeLinks, rootedLinks } from '../../src/delivery/links.ts';
import { shortScopes } from '../../src/delivery/short-scopes.ts';

const SITE_URL = 'https://host/column/';

describe('the links of a page', () => {
  for (const [name, html, expected] of [
    ['in href', '<a href="/units/">', '<a href="../../units/">'],
    ['in src', '<script src="/_astro/a.js"></script>', '<script src="../../_astro/a.js"></script>'],
    [
      'in action',
      '<form action="/search/" method="get">',
      '<form action="../../search/" method="get">',
    ],
    ['in cite', '<blockquote cite="/fj7/#annex-16">', '<blockquote cite="../#annex-16">'],
    [
      'in a data attribute for a source',
      '<search-results data-index-src="/pagefind/">',
      '<search-results data-index-src="../../pagefind/">',
    ],
    ['to the root', '<a href="/">', '<a href="../../">'],
    ['to the page itself', '<a href="/fj7/16/">', '<a href="./">'],
    [
      'with a query',
      '<a href="/search/?q=a&#38;unit=b">',
      '<a href="../../search/?q=a&#38;unit=b">',
    ],
    ['after a line break in a tag', '<a class="x"\n href="/fj7/">', '<a class="x" href="../">'],
    [
      'several in a line',
      '<a href="/fj7/">甲</a><a href="/zones/">乙</a>',
      '<a href="../">甲</a><a href="../../zones/">乙</a>',
    ],
    [
      'after an attribute with an angle bracket in it',
      '<a title="a > b" href="/fj7/">',
      '<a title="a > b" href="../">',
    ],
  ] as const) {
    it(`become relative ${name}`, () => {
      const squeezed = (text: string) => text.replace(/\s+/g, ' ');
      assert.equal(squeezed(relativeLinks(html, '/fj7/16/')), squeezed(expected));
    });
  }

  for (const [name, html] of [
    ['text that looks like a link', '<p>写成 href="/fj7/" 或 /fj7/16/</p>'],
    ['text with a bracket before it', '<p>1 &lt; 2 href="/fj7/"</p>'],
    ['an address of another host', '<a href="https://www.fujian.gov.cn/">'],
    ['an address without a scheme', '<a href="//www.fujian.gov.cn/">'],
    ['an anchor', '<a href="#c2-1">'],
    ['a relative link', '<a href="../units/">'],
    ['a mail address', '<a href="mailto:a@example.cn">'],
    ['an attribute that is no link', '<meta name="x" content="/fj7/">'],
    ['an attribute whose name ends like one', '<a data-href="/fj7/">'],
    ['inline data', '<script type="application/ld+json">{"url":"/fj7/"}</script>'],
  ] as const) {
    it(`leave ${name} alone`, () => {
      assert.equal(relativeLinks(html, '/fj7/16/'), html);
      assert.equal(rootedLinks(html, SITE_URL), html);
    });
  }

  it('are relative to the page that they stand on', () => {
    const html = '<a href="/fj7/16/">';
    assert.equal(relativeLinks(html, '/'), '<a href="fj7/16/">');
    assert.equal(relativeLinks(html, '/fj7/'), '<a href="16/">');
    assert.equal(relativeLinks(html, '/units/fzhg/'), '<a href="../../fj7/16/">');
  });

  it('of a page without an address of its own start at the configured address', () => {
    assert.equal(
      rootedLinks('<a href="/">甲</a><form action="/search/"></form>', SITE_URL),
      `<a href="${SITE_URL}">甲</a><form action="${SITE_URL}search/"></form>`,
    );
  });

  it('of a page without an address of its own start at the root where none is configured', () => {
    const html = '<a href="/">甲</a><form action="/search/"></form>';
    assert.equal(rootedLinks(html, undefined), html);
  });
});

describe('the content security policy', () => {
  const STYLES = ['body{color:#111}', '.标{content:"“";margin:0}\n'];
  const SCRIPT = 'document.documentElement.dataset.js="1"';
  const DATA = '{"@type":"Article"}';
  const HTML = [
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>题</title>',
    `<style>${STYLES[0]}</style><style data-kind="x">${STYLES[1]}</style>`,
    `<script type="application/ld+json">${DATA}</script>`,
    '<script type="module" src="/a.js"></script>',
    `<script>${SCRIPT}</script>`,
    '</head><body><p>文</p></body></html>',
  ].join('\n');

  const secured = (html: string, wasm = false) => contentSecurityPolicy(html, { wasm });

  /** The sources of each directive of the one policy of a page. */
  function directives(html: string): Record<string, string[]> {
    const policies = [...html.matchAll(/http-equiv="content-security-policy" content="([^"]*)"/g)];
    assert.equal(policies.length, 1);
    const entries = (policies[0]?.[1] ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    });
    assert.equal(new Set(entries.map(([name]) => name)).size, entries.length);
    return Object.fromEntries(entries);
  }

  async function hashOf(code: string): Promise<string> {
    const digest = await webcrypto.subtle.digest('SHA-256', new TextEncoder().encode(code));
    return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
  }

  it('allows the styles of the page by their hashes, and no other', async () => {
    assert.deepEqual(
      directives(secured(HTML))['style-src'],
      await Promise.all(STYLES.map((style) => hashOf(style))),
    );
  });

  it('allows files of the own origin and the inline script by its hash, but no data as a script', async () => {
    assert.deepEqual(directives(secured(HTML))['script-src'], ["'self'", await hashOf(SCRIPT)]);
  });

  it('changes with every character of a style', () => {
    const other = HTML.replace('#111', '#112');
    assert.notDeepEqual(
      directives(secured(HTML))['style-src'],
      directives(secured(other))['style-src'],
    );
  });

  it('allows nothing for what only looks like a style or a script, within an attribute', () => {
    for (const words of ['<script>alert(1)</script>', '<style>', '</style><script>', "'<script>"]) {
      const html = HTML.replace('<title>', `<meta name="description" content="${words}"><title>`);
      assert.deepEqual(directives(secured(html)), directives(secured(HTML)), words);
    }
  });

  it('names a style that stands twice once', async () => {
    const html = '<meta charset="utf-8"><style>a{}</style><style>a{}</style>';
    assert.deepEqual(directives(secured(html))['style-src'], [await hashOf('a{}')]);
  });

  it('forbids by default, and what it allows is the own origin', () => {
    const all = directives(secured(HTML));
    assert.deepEqual(all['default-src'], ["'none'"]);
    assert.deepEqual(all['base-uri'], ["'none'"]);
    for (const sources of Object.values(all)) {
      for (const source of sources) assert.match(source, /^'(none|self|sha256-[\w+/]+=*)'$/);
    }
  });

  it('allows WebAssembly where it is asked for, and nowhere else', () => {
    assert.ok(!secured(HTML).includes('wasm'));
    const withWasm = directives(secured(HTML, true));
    const without = directives(secured(HTML));
    assert.ok(withWasm['script-src']?.includes("'wasm-unsafe-eval'"));
    assert.deepEqual(
      { ...withWasm, 'script-src': withWasm['script-src']?.filter((one) => !one.includes('wasm')) },
      without,
    );
  });

  it('never allows inline code without a hash, nor eval', () => {
    for (const wasm of [true, false]) {
      assert.doesNotMatch(secured(HTML, wasm), /unsafe-inline|unsafe-hashes|'unsafe-eval'/);
    }
  });

  it('stands right after the character set, before anything that it must cover', () => {
    assert.match(
      secured(HTML),
      /<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]*"><title>/,
    );
  });

  it('leaves the rest of the page as it was', () => {
    assert.equal(secured(HTML).replace(/<meta http-equiv[^>]*>/, ''), HTML);
  });
});

describe('the scopes of a page’s styles', () => {
  const style =
    '<style>a.astro-aaaaaaaa{color:red}.b.astro-bbbbbbbb a.astro-aaaaaaaa{top:0}</style>';

  it('are short, in the styles and on the elements that they are of', () => {
    assert.equal(
      shortScopes(
        `<html class="astro-cccccccc">${style}<p title="1 > 0" class="b astro-bbbbbbbb">`,
      ),
      '<html class="_2"><style>a._0{color:red}.b._1 a._0{top:0}</style><p title="1 > 0" class="b _1">',
    );
  });

  it('are found in styles that compare, too', () => {
    const compares = '<style>@media (1px<width){a.astro-aaaaaaaa{top:0}}</style>';
    assert.equal(
      shortScopes(`${compares}<a class="astro-aaaaaaaa">`),
      '<style>@media (1px<width){a._0{top:0}}</style><a class="_0">',
    );
  });

  it('are the same in the same styles, whatever else a page has', () => {
    const [one, other] = ['<i class="astro-bbbbbbbb">', ''].map(
      (more) =>
        shortScopes(`<html class="astro-cccccccc">${more}${style}`).match(
          /<style>.*<\/style>/,
        )?.[0],
    );
    assert.equal(one, other);
  });

  it('are nothing that text says', () => {
    const text = '<p title="class=astro-aaaaaaaa">class="astro-aaaaaaaa"</p>';
    assert.equal(shortScopes(style + text).endsWith(text), true);
  });
});
