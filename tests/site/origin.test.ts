import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { DIST, pageHtml, siteFiles, TEST_SITE_URL } from '../site.ts';

/** What a browser asks for by itself when it shows a page: elements with the attributes that say where. */
const LOADING: Record<string, string[]> = {
  img: ['src', 'srcset'],
  script: ['src'],
  link: ['href'],
  iframe: ['src', 'srcdoc'],
  embed: ['src'],
  object: ['data'],
  video: ['src', 'poster'],
  audio: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  body: ['background'],
  html: ['manifest'],
};
/** Links that name a page and load nothing. */
const NAMING = /^(canonical|alternate|search)$/;

/** An address that leads away from where a page stands. */
const AWAY = /^\s*([a-z][a-z\d+.-]*:|[\\/]{2})/i;

interface Asked {
  by: string;
  address: string;
}

/** What a page loads, pings, sends or leads to by itself, and what its styles do. */
function askedBy(html: string): Asked[] {
  const asked: Asked[] = [];
  const visit = (node: Tree.Node) => {
    if ('attrs' in node) {
      const value = (name: string) => node.attrs.find((one) => one.name === name)?.value;
      const isLoading = node.tagName !== 'link' || !NAMING.test(value('rel') ?? '');
      for (const name of isLoading ? (LOADING[node.tagName] ?? []) : []) {
        const address = value(name);
        if (address !== undefined) asked.push({ by: `${node.tagName} ${name}`, address });
      }
      for (const name of ['ping', 'action', 'formaction']) {
        const address = value(name);
        if (address !== undefined) asked.push({ by: name, address });
      }
      const refresh = node.tagName === 'meta' && /url=(.*)/i.exec(value('content') ?? '')?.[1];
      if (refresh && value('http-equiv')) asked.push({ by: 'refresh', address: refresh });
      for (const address of inStyles(value('style') ?? '')) asked.push({ by: 'style', address });
      if (node.tagName === 'base') asked.push({ by: 'base', address: value('href') ?? '' });
    }
    if ('value' in node && node.parentNode && 'tagName' in node.parentNode) {
      if (node.parentNode.tagName === 'style') {
        for (const address of inStyles(node.value)) asked.push({ by: 'styles', address });
      }
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false }));
  return asked;
}

const inStyles = (css: string) =>
  [...css.matchAll(/url\(\s*['"]?([^'")]*)|@import\s+['"]([^'"]*)/gi)].map(
    ([, url, imported]) => url ?? imported ?? '',
  );

const away = (html: string) => askedBy(html).filter(({ address }) => AWAY.test(address));

describe('nothing leaves the origin', () => {
  it('by itself, when any page is shown', () => {
    const pages = siteFiles().filter((file) => file.endsWith('.html'));
    assert.ok(pages.length > 20);
    for (const page of pages.filter((one) => one !== '/404.html')) {
      assert.deepEqual(away(pageHtml(page)), [], page);
      assert.notEqual(askedBy(pageHtml(page)).length, 0);
    }
  });

  it('nor to any but the configured one from the page that has no place of its own', () => {
    for (const { by, address } of askedBy(pageHtml('/404.html'))) {
      assert.ok(address.startsWith(TEST_SITE_URL), `${by}: ${address}`);
    }
  });

  for (const html of [
    '<img src="https://a.example/b.png">',
    '<img srcset="//a.example/b.png 2x">',
    '<script src="//a.example/b.js"></script>',
    '<link rel="stylesheet" href="https://a.example/b.css">',
    '<link rel="dns-prefetch" href="//a.example">',
    '<a href="./" ping="https://a.example/">甲</a>',
    '<form action="https://a.example/"></form>',
    '<style>@import "https://a.example/b.css";</style>',
    '<style>body{background:url( "//a.example/b.png")}</style>',
    '<p style="background:url(https://a.example/b.png)">乙</p>',
    '<svg><image href="https://a.example/b.png"/></svg>',
    '<template><iframe src="https://a.example/"></iframe></template>',
    '<noscript><meta http-equiv="refresh" content="0;url=https://a.example/"></noscript>',
  ]) {
    it(`is seen: ${html}`, () => assert.equal(away(html).length, 1));
  }

  it('by a script: none has an address, or another way out', () => {
    const scripts = siteFiles().filter((file) => file.endsWith('.js'));
    assert.notEqual(scripts.length, 0);
    for (const file of scripts) {
      const script = readFileSync(join(DIST, file), 'utf8');
      const addresses = [...script.matchAll(/["'`]((?:https?|wss?):)?\/\/[\w.]+/g)]
        .map(([address]) => address.slice(1))
        // Pagefind reads a relative address by this one, and asks for nothing there.
        .filter(
          (address) => !(file === '/pagefind/pagefind.js' && address === 'https://example.com'),
        );
      assert.deepEqual(addresses, [], file);
      assert.doesNotMatch(
        script,
        /sendBeacon|WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|serviceWorker/,
        file,
      );
    }
  });

  it('by what has styles of its own: none is there but in pages', () => {
    assert.deepEqual(
      siteFiles().filter((file) => /\.(css|woff2?|ttf|otf|eot)$/.test(file)),
      [],
    );
  });

  it('and no script sets a cookie', () => {
    for (const file of siteFiles().filter((one) => /\.(js|html)$/.test(one))) {
      assert.doesNotMatch(
        readFileSync(join(DIST, file), 'utf8'),
        /document\.cookie|cookieStore/,
        file,
      );
    }
  });
});
