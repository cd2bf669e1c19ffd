import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DIST, pageHtml, siteFiles, sitePages } from '../site.ts';

/** Where a text has a quotation mark of the same shape right within another, as “易” has in ““易”用电”. */
function wronglyNested(text: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [index, sign] of [...text].entries()) {
    if (sign === '“' || sign === '‘') {
      if (open[open.length - 1] === sign) found.push(around(text, index));
      open.push(sign);
    } else if (sign === '”' || (sign === '’' && open.includes('‘'))) {
      if (open.pop() !== (sign === '”' ? '“' : '‘')) found.push(around(text, index));
    }
  }
  return open.length > 0 ? [...found, text] : found;
}
const around = (text: string, at: number) =>
  [...text].slice(Math.max(0, at - 10), at + 10).join('');

const decoded = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(quot|#34);/g, '"')
    .replace(/&amp;/g, '&');

/** What a page says in sentences that it makes itself: its description, and how to cite it. */
function sentencesOf(html: string): string[] {
  const found = [
    ...html.matchAll(/<meta name="[^"]*[Dd]escription" content="([^"]*)"/g),
    ...html.matchAll(/<copyable-text[^>]*>(.*?)<\/copyable-text>/gs),
    ...html.matchAll(/\sdownload="([^"]*)"/g),
  ];
  return found.map(([, text = '']) => decoded(text));
}

/** Every text of a JSON file by its keys. */
function* textsOf(value: unknown, key = ''): Generator<[key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) yield* textsOf(inner, name);
  }
}

describe('a quotation within a quotation', () => {
  it('is found where it has the marks of that around it', () => {
    assert.deepEqual(wronglyNested('第16项“‘易’用电”，“甲”“乙”，Zhang’s'), []);
    assert.notEqual(wronglyNested('第16项““易”用电”').length, 0);
    assert.notEqual(wronglyNested('第16项“易').length, 0);
    assert.notEqual(wronglyNested('“甲‘乙”丙’').length, 0);
  });

  it('has marks of the other shape in what pages say of themselves, in citations and in names of files', () => {
    let seen = 0;
    for (const path of [...sitePages(), '/404.html']) {
      for (const text of sentencesOf(pageHtml(path))) {
        seen++;
        assert.deepEqual(wronglyNested(text), [], `${path}: ${text}`);
      }
    }
    assert.ok(seen > 100, `${seen} seen`);
  });

  it('has them in the data files and the feed', () => {
    const files = siteFiles().filter((file) => /\.json$/.test(file) && !/schema|search/.test(file));
    const citations = files.flatMap((file) =>
      [...textsOf(JSON.parse(readFileSync(join(DIST, file), 'utf8')))]
        .filter(([key]) => /^(citation|title|source)$/.test(key))
        .map(([, text]) => text),
    );
    assert.ok(citations.some((text) => /附件第\d+项“/.test(text)));
    for (const text of citations) assert.deepEqual(wronglyNested(text), [], text);
    const feed = readFileSync(join(DIST, 'feed.xml'), 'utf8');
    for (const [, text = ''] of feed.matchAll(/<(?:title|summary)>([^<]*)</g)) {
      assert.deepEqual(wronglyNested(decoded(text)), [], text);
    }
  });
});
