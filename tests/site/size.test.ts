import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FILE_BUDGETS } from '../../src/releasing/checks/budgets.ts';
import { PAGE_AND_SCRIPTS, SUGGESTING_SCRIPT, weightOf } from '../budgets.ts';
import { DIST, pageHtml, siteFiles, sitePages } from '../site.ts';

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

describe('every file', () => {
  const lineOf = (file: string) => {
    const kind = file.replace(/^\/[^/]+\//, (first) => (isNoticesOwn(first) ? '/NOTICE/' : first));
    return FILE_BUDGETS.find((budget) => budget.files.test(kind));
  };

  it('has a budget, and keeps to it on the disc and over the wire', () => {
    const over: string[] = [];
    for (const file of siteFiles()) {
      const budget = lineOf(file) ?? assert.fail(`${file} has no budget`);
      const content = readFileSync(join(DIST, file));
      if (content.length > budget.bytes) over.push(`${file}: ${content.length} bytes`);
      if (budget.wire === undefined) continue;
      const weight = weightOf(content);
      if (weight > budget.wire) over.push(`${file}: ${weight} bytes over the wire`);
    }
    assert.deepEqual(over, []);
  });

  it('is of a kind that a line of the table is for, and no line is for none', () => {
    const used = new Set(siteFiles().map(lineOf));
    assert.deepEqual(
      FILE_BUDGETS.filter((budget) => !used.has(budget)).map(({ why }) => why),
      [],
    );
  });
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
