import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'parse5';
import { checkedCatalog } from '../../src/reading/check.ts';
import { textOf } from '../elements.ts';
import { pageHtml } from '../site.ts';

const { notices } = checkedCatalog(process.cwd());
/** A page's text, without blanks: how lines break is the page's own. */
const shown = (path: string) => textOf(parse(pageHtml(path))).replace(/\s/g, '');

/** The pieces of a source: what stands between blanks, and the items of a list that runs on. */
const pieces = (source: string) =>
  source.split(/\s+|(?<=\D)(?=\d{1,3}\.(?!\d))/).filter((piece) => piece !== '');

/** What is told among the facts: the page has its name and its date in cells of their own. */
const PUBLISHED = /^(?:发布日期|发布时间)[:：]/;

it('a source is cut where it may be, and nowhere else', () => {
  assert.deepEqual(pieces('一、内容 \n1.甲 2.\n乙3.丙（1.5倍）\n\n'), [
    '一、内容',
    '1.甲',
    '2.',
    '乙',
    '3.丙（1.5倍）',
  ]);
});

describe('no text of a source is missing', () => {
  for (const { id, url, publishedOn, reforms } of notices) {
    const source = readFileSync(join('content', id, 'source.txt'), 'utf8');

    it(`on the page of its notice: ${id}`, () => {
      const page = shown(url);
      const missing = pieces(source).filter((piece) => {
        if (PUBLISHED.test(piece)) return !page.includes(`发布日期${publishedOn}`);
        if (page.includes(piece)) return false;
        // Names in one cell of the annex stand in lines of their own; sentences stay whole.
        return /[。；]/.test(piece) || !piece.split(/[、，]/).every((name) => page.includes(name));
      });
      assert.deepEqual(missing, []);
    });

    it(`on the pages of its reforms: ${id}`, () => {
      for (const reform of reforms) {
        const page = shown(reform.url);
        assert.ok(page.includes(reform.title.replace(/\s/g, '')), reform.url);
        assert.ok(page.includes(reform.officialText.replace(/\s/g, '')), reform.url);
      }
    });
  }
});
