import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { pageHtml, SEVERAL, sitePages } from '../site.ts';

const DIST = join(SEVERAL, 'dist');
const { notices } = checkedCatalog(SEVERAL);

/** A link with what a reader sees around it: its row, what stands before that, and the headings. */
interface Link {
  href: string;
  around: string;
}

const TOKEN = /<(script|style)[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|([^<]+)/g;
const ROWS = new Set(['li', 'tr', 'p', 'dd']);
const HEADS = ['h1', 'h2', 'h3', 'h4', 'caption', 'dt', 'summary'];

function linksOf(html: string): Link[] {
  const links: (Link & { row: { text: string } | undefined })[] = [];
  const rows: { tag: string; text: string }[] = [];
  const heads: string[] = [];
  let head = -1;
  for (const [, , end, tag = '', attributes = '', text = ''] of html.matchAll(TOKEN)) {
    const said = text + (/\saria-label="([^"]*)"/.exec(attributes)?.[1] ?? '');
    for (const row of rows) row.text += said;
    if (head >= 0) heads[head] += said;
    const level = HEADS.indexOf(tag);
    if (level >= 0 && !end) {
      heads.length = Math.min(heads.length, level);
      while (heads.length <= level) heads.push('');
      head = level;
    } else if (level >= 0) head = -1;
    else if (ROWS.has(tag) && !end) rows.push({ tag, text: '' });
    else if (ROWS.has(tag)) rows.splice(rows.map((row) => row.tag).lastIndexOf(tag));
    const href = tag === 'a' && !end ? /\shref="([^"]*)"/.exec(attributes)?.[1] : undefined;
    if (href !== undefined) {
      const before = rows.slice(0, -1).filter((row) => row.tag === 'li');
      const around = [...heads, ...before.map((row) => row.text)].join(' ');
      links.push({ href, around, row: rows[rows.length - 1] });
    }
  }
  return links.map(({ href, around, row }) => ({ href, around: `${around} ${row?.text ?? ''}` }));
}

/** The links of a page to reforms of other notices than its own, each with the notice. */
const foreign = (path: string) =>
  linksOf(pageHtml(path, DIST)).flatMap((link) => {
    const { pathname } = new URL(link.href, `http://site.test${path}`);
    const notice = notices.find(({ url }) => pathname.startsWith(url) && pathname !== url);
    const isReform = /^\/[a-z0-9]+\/\d+\/$/.test(pathname);
    return notice && isReform && !path.startsWith(notice.url) ? [{ ...link, notice }] : [];
  });

describe('outside its notice', () => {
  it('a link has the words around it that one reads', () => {
    const [first, second] = linksOf(
      '<h2>甲</h2><ul><li>乙<a href="/a/1/">丙</a></li></ul><h2>丁</h2><p><a href="/b/">戊</a></p>',
    );
    assert.equal(first?.around.trim(), '甲 乙丙');
    assert.doesNotMatch(second?.around ?? '甲', /甲|乙/);
  });

  it("a reform's number is said with its notice, or under its notice's name", () => {
    let seen = 0;
    for (const path of sitePages(DIST)) {
      for (const { href, around, notice } of foreign(path)) {
        seen++;
        const names = [notice.qualifier, notice.shortTitle, notice.title];
        assert.ok(
          names.some((name) => around.includes(name)),
          `${path} leads to ${href} without ${notice.qualifier}: ${around.trim()}`,
        );
      }
    }
    assert.ok(seen > 50, `${seen} links seen`);
  });
});
