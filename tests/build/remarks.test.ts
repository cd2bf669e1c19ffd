import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { NoticeFile } from '../../src/files/data-schemas.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { phrase } from '../../src/search/core/index-words.ts';
import { LiteralEngine } from '../../src/search/core/literal.ts';
import { folded } from '../../src/search/core/text.ts';
import { fixtureRoot } from '../content.ts';

const ROOT = join(import.meta.dirname, '../..');
const project = fixtureRoot();
const catalog = checkedCatalog(project);
const remarked = catalog.reforms.filter(({ remarks }) => remarks);

/** Writes down what @astrojs/mdx is given; it stands after the site's own configuration. */
const LISTENING = `
import { appendFileSync } from 'node:fs';
import config from './astro.config.mjs';
const listener = {
  name: 'listener',
  transform: { filter: { id: /\\.mdx/ }, handler: (_code, id) => appendFileSync('compiled.txt', id + '\\n') },
};
export default { ...config, vite: { ...config.vite, plugins: [listener] } };
`;

const page = (path: string) => readFileSync(join(project, 'dist', path, 'index.html'), 'utf8');
const textOf = (html: string) => html.replace(/<br\s*\/?>|<[^>]*>/g, '');

before(() => {
  for (const part of [
    'public',
    'src',
    'scripts',
    'astro.config.mjs',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(ROOT, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'listening.config.mjs'), LISTENING);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/build.mjs', '--config', 'listening.config.mjs'],
    { cwd: project, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
});

describe("the editors' own text below a quotation", () => {
  it('stands in the fixtures, on some reforms and not on others', () => {
    assert.ok(remarked.length > 0);
    assert.ok(remarked.length < catalog.reforms.length);
  });

  it('is on its own page once, marked as the editors’, with its links relative', () => {
    for (const { url, remarks } of remarked) {
      const html = page(url);
      const [section = '', ...more] =
        html.match(/<section class="remarks[\s\S]*?<\/section>/g) ?? [];
      assert.deepEqual(more, []);
      assert.match(section, /<h2[^>]*>编者说明<span[^>]*>编者所写，不是通知的内容</);
      for (const line of remarks?.text.split(/[\n\t]/) ?? []) {
        assert.ok(textOf(section).includes(line), line);
        // A short one may stand elsewhere in the page for reasons of its own.
        if (line.length > 8) assert.equal(textOf(html).split(line).length, 2, line);
      }
      assert.doesNotMatch(section, /href="\/| style=| id=|<(blockquote|script)/);
    }
  });

  it('has tables that can be reached and scrolled, lists and links', () => {
    const section = /<section class="remarks[\s\S]*?<\/section>/.exec(page('/ta1/2/'))?.[0] ?? '';
    assert.match(section, /<figure[^>]* tabindex="0"[^>]*><table[^>]*><thead><tr><th>/);
    assert.match(section, /<td class="right">24<\/td>/);
    assert.match(section, /<ol>\s*<li>/);
    assert.match(section, /<a href="\.\.\/1\/#p1">/);
    assert.match(section, /<a href="https:\/\/www\.example\.gov\.cn\/gongbao\/">/);
  });

  it('leaves the quotation as the one that was checked', () => {
    for (const { url, officialText } of catalog.reforms) {
      const quoted = page(url).match(/<blockquote[\s\S]*?<\/blockquote>/g) ?? [];
      assert.equal(quoted.length, 1);
      const words = (quoted[0] ?? '').replace(/<sup[\s\S]*?<\/sup>/g, '');
      assert.equal(textOf(words).trim(), officialText);
    }
  });

  it('leaves no trace on a reform that has none', () => {
    for (const { url } of catalog.reforms.filter(({ remarks }) => !remarks)) {
      assert.doesNotMatch(page(url), /<section class="remarks|编者说明/);
    }
  });

  it('is all of the notices that MDX compiles', () => {
    const compiled = readFileSync(join(project, 'compiled.txt'), 'utf8').trim().split('\n');
    const notices = new Set(
      compiled.map((id) => id.replace('\0', '')).filter((id) => !/about/.test(id)),
    );
    assert.deepEqual(
      [...notices].sort(),
      remarked.map(({ url }) => `virtual:remarks${url.slice(0, -1)}.mdx`).sort(),
    );
  });

  it('is in the data, where there is one', () => {
    for (const notice of catalog.notices) {
      const file = dataOf(notice.id);
      for (const reform of notice.reforms) {
        const one = JSON.parse(
          readFileSync(join(project, `dist/${reform.url.slice(0, -1)}.json`), 'utf8'),
        );
        const given = file.reforms.find(({ number }) => number === reform.number);
        assert.equal(given?.remarks, reform.remarks?.text);
        assert.equal(one.reform.remarks, reform.remarks?.text);
        assert.equal('remarks' in one.reform, reform.remarks !== undefined);
      }
    }
  });

  it('is found by the search, in the data and in the index', async () => {
    const files = catalog.notices.map(({ id }) => dataOf(id));
    const engine = new LiteralEngine(files);
    const [line = ''] = remarked[0]?.remarks?.text.split('\n') ?? [];
    const found = await engine.load([...(await engine.containing('remarks', folded(line)))]);
    assert.deepEqual(
      found.map(({ url }) => url),
      [remarked[0]?.url],
    );
    const words = phrase('remarks', folded(line));
    const indexed = fragments().filter((record) => record.includes(words));
    assert.equal(indexed.length, 1);
    assert.ok(indexed[0]?.includes(`"url":"${remarked[0]?.url}"`));
  });
});

const dataOf = (notice: string) =>
  JSON.parse(readFileSync(join(project, `dist/${notice}/data.json`), 'utf8')) as NoticeFile;

/** The records of the index as it was built, each with the words that it is found by. */
function fragments(): string[] {
  const folder = join(project, 'dist/pagefind/fragment');
  return readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))).toString());
}
