/** What an editor's account that was taken over can do: its words are shown as words, wherever they stand. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { parse } from 'parse5';
import { ensureTools } from '../debian.ts';
import { elementsOf, textOf } from '../elements.ts';
import { pageHtml, siteFiles, TEST_SITE_URL } from '../site.ts';
import { built, projectCopy } from './builds.ts';

const WORDS = [
  '<script>globalThis.ran=x</script>',
  '<style>*{display:none}</style>',
  '"\'><img src=x onerror=globalThis.ran=x>',
  '</title></script></style></textarea><!--',
  ']]><a href="javascript:globalThis.ran=x">',
  '{globalThis.ran=x}$' + '{x}&lt;b&gt;',
];

/** Where the editors' own words stand, and what they say there. */
const PLACES: [file: string, at: RegExp][] = [
  ['topics.yaml', /(?<=(?:name|description): ).*/g],
  ['changes.yaml', /(?<=text: ).*?(?=, at)/g],
  ['moved.yaml', /(?<=became: ).*?(?=, to)/g],
  ['units.yaml', /(?<=kind: alias, name: ).*?(?=,)/g],
  ['ta1/02.mdx', /(?<= text: )(?!提交|上传|审核).*/g],
  ['ta1/05.mdx', /(?<= source: ).*/g],
  ['ta1/notice.mdx', /(?<=shortTitle: ).*/g],
  ['ta1/notice.mdx', /(?<= task: ).*/g],
  ['about.mdx', /(?<=^title: ).*/m],
];
/** Words in the editors' MDX, where the signs of a program have to be escaped. */

const inMdx = (words: string) => words.replace(/[<{&_*[\]`\\]/g, '\\$&');

let plain = '';
let hostile = '';
let put = 0;

/** Puts words after what stands in the editors' places; none for the site that it is held against. */
function written(project: string, word: () => string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(project, 'content', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  for (const [file, at] of PLACES) {
    edit(file, (text) =>
      text.replace(at, (was) => {
        // A sentence ends in its full stop.
        const words = was.replace(/^["']|["']$/g, '').replace(/。?$/, (stop) => word() + stop);
        return `'${words.replaceAll("'", "''")}'`;
      }),
    );
  }
  const all = WORDS.map(word).join('');
  const title = all.replaceAll('"', "'").replaceAll('&', '');
  edit('ta1/02.mdx', (text) => `${text}\n甲${inMdx(all)}<abbr title="乙${title}">丙</abbr>。\n`);
  edit('about.mdx', (text) => `${text}\n甲${inMdx(all)}。\n`);
}

before(() => {
  [plain, hostile] = ['plain-text', 'hostile-text'].map(projectCopy) as [string, string];
  written(plain, () => '');
  written(hostile, () => WORDS[put++ % WORDS.length] ?? '');
  for (const project of [plain, hostile]) {
    const { status, said } = built(project, { SITE_URL: TEST_SITE_URL });
    assert.equal(status, 0, said);
  }
});

const pages = () => siteFiles(join(hostile, 'dist')).filter((file) => file.endsWith('.html'));
const policyOf = (html: string) =>
  /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1];
/** The elements of a page with the names of their attributes; where lines may break hangs on the words. */
const skeleton = (html: string) =>
  elementsOf(html)
    .filter(({ tag }) => tag !== 'wbr' && tag !== 'span')
    .map(({ tag, node }) => [tag, ...node.attrs.map(({ name }) => name)].join(' '));

describe('hostile words of the editors', () => {
  it('are put in many places, and shown as they are', () => {
    assert.ok(put > 20, `${put}`);
    const shown = pages().map((file) => textOf(parse(pageHtml(file, join(hostile, 'dist')))));
    for (const word of WORDS) {
      assert.ok(shown.filter((text) => text.includes(word)).length > 1, word);
    }
  });

  it('add no element and no attribute to any page, and nothing to what its policy allows', () => {
    assert.ok(pages().length > 20);
    for (const file of pages()) {
      const [was = '', is = ''] = [plain, hostile].map((one) => pageHtml(file, join(one, 'dist')));
      assert.deepEqual(skeleton(is), skeleton(was), file);
      assert.equal(policyOf(is), policyOf(was), file);
      assert.ok(policyOf(is), file);
    }
  });

  it('are text in what programs read', () => {
    ensureTools('xmllint');
    const dist = join(hostile, 'dist');
    for (const name of ['feed.xml', 'sitemap.xml']) {
      execFileSync('xmllint', ['--noout', join(dist, name)]);
    }
    for (const file of siteFiles(dist).filter((one) => one.endsWith('.json'))) {
      JSON.parse(readFileSync(join(dist, file), 'utf8'));
    }
    const redirects = (project: string) =>
      readFileSync(join(project, 'dist/redirects.conf'), 'utf8');
    assert.equal(redirects(hostile), redirects(plain));
  });
});
