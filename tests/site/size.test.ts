import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { PAGE_AND_SCRIPTS, SUGGESTING_SCRIPT, weightOf } from '../search-budget.ts';
import { DIST, pageHtml, sitePages } from '../site.ts';

const KILOBYTE = 1024;
/** A page is a notice's own where it is below the folder that has the notice's data. */
const isNoticesOwn = (path: string) =>
  existsSync(join(DIST, path.split('/')[1] ?? '', 'data.json'));
const pages = [...sitePages(), '/404.html'];

/** The most items that one list or one table of a page has. */
function mostRows(html: string): number {
  let most = 0;
  const open: number[] = [];
  for (const [, end, tag] of html.matchAll(/<(\/?)(ol|ul|dl|tbody|li|tr|dt)[\s>]/g)) {
    const isRow = tag === 'li' || tag === 'tr' || tag === 'dt';
    if (isRow && !end && open.length > 0) open.push((open.pop() ?? 0) + 1);
    else if (!isRow && !end) open.push(0);
    else if (!isRow && end) most = Math.max(most, open.pop() ?? 0);
  }
  return most;
}

it('a list is counted with its items, and not with those of the lists in them', () => {
  assert.equal(mostRows('<ul><li>a<ol><li>1</li><li>2</li><li>3</li></ol></li><li>b</li></ul>'), 3);
  assert.equal(mostRows('<table><tbody><tr><td>a</td></tr><tr></tr></tbody></table>'), 2);
});

it('no page has a list or a table of more than 200 rows', () => {
  for (const path of pages) {
    const rows = mostRows(pageHtml(path));
    assert.ok(rows <= 200, `${path}: ${rows}`);
  }
});

it('no page is over 100 KB but for what its own notice needs', () => {
  for (const path of pages.filter((path) => !isNoticesOwn(path))) {
    const size = Buffer.byteLength(pageHtml(path));
    assert.ok(size <= 100 * KILOBYTE, `${path}: ${size} bytes`);
  }
});

/** The weight of a script and of all that it is made of, over the wire. */
function weightWithParts(first: string): number {
  const folder = join(DIST, '_astro');
  const start = readdirSync(folder).find((name) => name.startsWith(first));
  assert.ok(start, first);
  const names = new Set([start]);
  for (const name of names) {
    const script = readFileSync(join(folder, name), 'utf8');
    for (const [, part = ''] of script.matchAll(/from\s*["'`]\.\/([^"'`]+)["'`]/g)) names.add(part);
  }
  return [...names].reduce(
    (sum, name) => sum + weightOf(readFileSync(join(folder, name), 'utf8')),
    0,
  );
}

it('what suggests weighs no more than is promised', () => {
  assert.ok(weightWithParts('combobox') <= SUGGESTING_SCRIPT, `${weightWithParts('combobox')}`);
});

it('the search page and its scripts weigh no more than is promised', () => {
  const weight =
    weightOf(pageHtml('/search/')) + weightWithParts('search-results') + weightWithParts('Page.');
  assert.ok(weight <= PAGE_AND_SCRIPTS, `${weight}`);
});
