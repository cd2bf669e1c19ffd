import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runInNewContext, Script } from 'node:vm';
import { unzipSync } from 'fflate';
import { scriptOf } from '../../src/disc/data-name.ts';
import { dataScript, isSearchData } from '../../src/disc/data-script.ts';
import { discPage } from '../../src/disc/page.ts';
import { pageFile } from '../../src/disc/page-file.ts';
import { READ_ME, readMe } from '../../src/disc/read-me.ts';
import { discScript } from '../../src/disc/script.ts';
import { packed, zipped } from '../../src/office/zip.ts';

/** A script of a component that Astro makes a module of; one that stands in the page is left there. */
const MODULE = /<script(?![^>]*\sis:inline)[^>]*>([\s\S]*?)<\/script>/g;

describe('the file that an address leads to', () => {
  for (const [address, file] of [
    ['./', './index.html'],
    ['.', './index.html'],
    ['../', '../index.html'],
    ['../..', '../../index.html'],
    ['16/', '16/index.html'],
    ['../16/#p3', '../16/index.html#p3'],
    ['search/?q=a/&unit=b', 'search/index.html?q=a/&unit=b'],
    [
      'file:///D:/%E7%9B%98/fj7/16/#:~:text=a/',
      'file:///D:/%E7%9B%98/fj7/16/index.html#:~:text=a/',
    ],
    // What names a file, or stays on the page, is left.
    ['../fj7.xlsx', '../fj7.xlsx'],
    ['data.json', 'data.json'],
    ['#p3', '#p3'],
    ['?q=a/', '?q=a/'],
    ['', ''],
  ] as const) {
    it(`of ${address || 'nothing'}`, () => {
      assert.equal(pageFile(address), file);
    });
  }
});

const PAGE = [
  "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta http-equiv=\"content-security-policy\" content=\"default-src 'none';style-src 'sha256-A=';script-src 'self' 'wasm-unsafe-eval' 'sha256-B=';connect-src 'self';img-src 'self'\">",
  '<title>题</title><link rel="canonical" href="https://host/column/search/">',
  '<link rel="search" href="../opensearch.xml"><link rel="preload" as="fetch" href="lexicon.json">',
  '<noscript><meta http-equiv="refresh" content="0;url=../fj7/#c1"></noscript>',
  '<style>a::after{content:">"}</style></head><body>',
  '<a href="../fj7/">甲&amp;乙</a><form action="./"></form><blockquote cite="../fj7/#c1">原文</blockquote>',
  '<noscript><a href="../units/">丙</a></noscript><template><a href="../zones/">丁</a></template>',
  '<search-results data-first="index" data-lexicon-src="lexicon.json"></search-results>',
  '<a href="https://host/">戊</a><a href="mailto:a@b.cn">己</a>',
  '<script type="module" src="../_astro/page.AbC-1_.js"></script></body></html>',
].join('');

describe('a page of a disc', () => {
  it('differs from the built one in what needs a server, and in nothing else', () => {
    const expected = PAGE.replace(" 'wasm-unsafe-eval'", '')
      .replace("connect-src 'self';", '')
      .replace('<link rel="preload" as="fetch" href="lexicon.json">', '')
      .replace('url=../fj7/#c1', 'url=../fj7/index.html#c1')
      .replace('href="../fj7/"', 'href="../fj7/index.html"')
      .replace('action="./"', 'action="./index.html"')
      .replace('cite="../fj7/#c1"', 'cite="../fj7/index.html#c1"')
      .replace('href="../units/"', 'href="../units/index.html"')
      .replace('href="../zones/"', 'href="../zones/index.html"')
      .replace('data-first="index"', 'data-first="scan"')
      .replace(
        '<script type="module" src="../_astro/page.AbC-1_.js">',
        '<script defer="" src="../site.js">',
      );
    assert.equal(discPage(PAGE), expected);
  });

  it('changes no more when it is made again of itself', () => {
    const once = discPage(PAGE);
    assert.equal(discPage(once), once);
  });

  it('is refused where a link would lead out of the disc, or a module is unknown', () => {
    assert.throws(() => discPage('<a href="/fj7/">甲</a>'), /\/fj7\//);
    assert.throws(() => discPage('<script type="module" src="../x.js"></script>'), /x\.js/);
    assert.throws(() => discPage('<script type="module">let a;</script>'), /module/);
  });
});

describe('the data of a disc', () => {
  for (const path of [
    '/search/lexicon.json',
    '/search/titles/a.json',
    '/notices.json',
    '/fj7/data.json',
  ]) {
    it(`are scripts where the search asks for them: ${path}`, () => assert.ok(isSearchData(path)));
  }
  for (const path of [
    '/fj7/16.json',
    '/units/swt.json',
    '/data/notice.schema.json',
    '/search/index.html',
  ]) {
    it(`stay as they are where it does not: ${path}`, () => assert.ok(!isSearchData(path)));
  }

  it('reach the element that loads them, character for character', () => {
    const json = JSON.stringify({ 题: '“a"\\\n\u2028\u2029</script>`', 数: [1] });
    const told: { type: string; detail: string }[] = [];
    class CustomEvent {
      constructor(type: string, { detail }: { detail: string }) {
        Object.assign(this, { type, detail });
      }
    }
    const currentScript = { dispatchEvent: (event: (typeof told)[0]) => told.push(event) };
    const script = dataScript(json);
    assert.doesNotMatch(script, /[\u2028\u2029]/);
    runInNewContext(script, { document: { currentScript }, CustomEvent });
    assert.deepEqual(
      told.map(({ type, detail }) => [type, detail]),
      [['data', json]],
    );
    assert.equal(scriptOf('file:///a/lexicon.json'), 'file:///a/lexicon.json.js');
  });
});

describe('the script of a disc', () => {
  it('is one classic script, that fetches nothing and loads no module, the same each time', async () => {
    const script = await discScript();
    new Script(script);
    assert.doesNotMatch(script, /\?\?|\?\.[a-z[(]/, 'syntax that the oldest kernels lack');
    assert.doesNotMatch(script, /\bimport\s*\(|\bimport\.meta|\bfetch\(|pagefind\.js|WebAssembly/);
    for (const element of ['search-box', 'search-results', 'copyable-text']) {
      assert.ok(script.includes(`customElements.define("${element}"`), element);
    }
    assert.equal(await discScript(), script);
  });
});

describe('what the pages run', () => {
  it('is all in the one file that the script of a disc is made of', () => {
    const src = join(import.meta.dirname, '../../src');
    const scripts = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.astro'))
      .flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(MODULE)])
      .map(([, code = '']) => code.trim());
    assert.deepEqual(scripts, ["import '../browser/page.ts';"]);
  });
});

describe('the word to who unpacks it', () => {
  const about = (count: number) =>
    readMe({
      name: '某站',
      version: '1.2.3',
      notices: Array.from({ length: count }, (_, index) => ({
        title: `通知${index}`,
        publishedOn: '2019-11-26',
      })),
    });

  it("is shown right by Windows' Notepad: with a byte order mark and line ends of its kind", () => {
    assert.match(about(1), /^\uFEFF某站（离线版）\r\n/);
    assert.doesNotMatch(about(1), /[^\r]\n|\r[^\n]/);
  });

  it('names the version, and the newest notices with their dates', () => {
    assert.match(about(1), /版本：1\.2\.3\r\n[\s\S]*《通知0》（2019-11-26发布）\r\n\r\n/);
    assert.match(about(7), /《通知4》（2019-11-26发布）\r\n等，共7件通知。/);
    assert.doesNotMatch(about(7), /通知5/);
  });
});

describe('an archive for people', () => {
  const zip = zipped([packed(READ_ME, '文'), packed('a/b.png', new Uint8Array([1, 0, 255]))], {
    forPeople: true,
  });

  it('holds texts and bytes under their names', () => {
    const files = unzipSync(zip);
    assert.deepEqual(Object.keys(files), [READ_ME, 'a/b.png']);
    assert.equal(Buffer.from(files[READ_ME] ?? []).toString(), '文');
    assert.deepEqual([...(files['a/b.png'] ?? [])], [1, 0, 255]);
  });

  it('counts as many files as there are, more than two bytes can too', () => {
    for (const count of [65_534, 65_535, 70_000]) {
      const parts = Array.from({ length: count }, (_, index) => packed(`${index}`, ''));
      assert.equal(Object.keys(unzipSync(zipped(parts))).length, count);
    }
  });

  it('says that Unix made it, that names are UTF-8, and that everyone may read the files', () => {
    const directory = Buffer.from(zip);
    const at = directory.indexOf('PK\x01\x02');
    assert.equal(directory[at + 5], 3);
    assert.ok(directory.readUInt16LE(at + 8) & 0x800);
    assert.equal(directory.readUInt32LE(at + 38) >>> 16, 0o100644);
  });
});
