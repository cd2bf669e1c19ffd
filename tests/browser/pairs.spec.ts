import { expect, type Page, test } from '@playwright/test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { titleFiles } from '../../src/search/build/make-titles.ts';
import { folded } from '../../src/search/core/text.ts';
import { catalogWith, searchFiles } from '../asker.ts';
import { queriesOf, scanOf } from '../oracle.ts';
import { answersOf } from '../search-page.ts';
import { syntheticNotice } from '../synthetic.ts';

const QUERIES = 40;
/** As many as the page shows at once, and as many as it shows first. */
const SHOWN = 30;
const FIRST = 5;

const catalog = checkedCatalog(process.cwd());
const notice = syntheticNotice(catalog, 500, 7);
const files = searchFiles(catalog, [notice]);
const titles = titleFiles(catalogWith(catalog, [notice]));
const asked = (q: string) => `search/?${new URLSearchParams({ q, verbatim: '1' })}`;
/** So many find it that they don't all come at once. */
const COMMON = '服务';

/** The site as it is built where there is much: its search page names the files of pairs. */
async function withPairs(page: Page, lost = /^$/) {
  await page.route(/\/search\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /data-first="\w+"/,
      'data-first="pairs" data-pairs-src="pairs/one/"',
    );
    await route.fulfill({ response, body: html });
  });
  await page.route(/\/(search\/.+|data)\.json$/, (route) => {
    const name = route.request().url().split('/').pop() ?? '';
    const body =
      files.get(name) ?? JSON.stringify(titles.get(name.slice(0, -'.json'.length)) ?? null);
    if (lost.test(name)) return route.abort();
    return body === 'null' ? route.fulfill({ status: 404 }) : route.fulfill({ body });
  });
  await page.route('**/pagefind/**', (route) => route.abort());
}

test('files of pairs show what a naive scan finds, in its order', async ({ page }) => {
  await withPairs(page);
  await page.goto('search/');
  const queries = queriesOf(notice, QUERIES, 20191120);
  const answers = await answersOf(
    page,
    queries.map((query) => ({ verbatim: '1', ...query })),
  );
  const scan = scanOf(notice);
  for (const [at, query] of queries.entries()) {
    const expected = scan(query);
    expect(answers[at], JSON.stringify(query)).toMatchObject({
      engine: 'pairs',
      reforms: expected.slice(0, SHOWN).map((number) => `fj7/${number}`),
      total: expected.length,
    });
  }
});

for (const lost of [/^facts\.json$/, /^p\d+\.json$/, /^r\d+\.json$/]) {
  test(`where ${lost.source} don't arrive, another engine gives the whole answer`, async ({
    page,
  }) => {
    await withPairs(page, lost);
    await page.goto(asked(COMMON));
    const results = page.locator('search-results');
    await expect(results).toHaveAttribute('data-engine', 'literal');
    const expected = scanOf(notice)({ q: COMMON });
    await expect(page.locator('.status')).toContainText(`找到${expected.length}项成果`);
    await expect(page.locator('.reforms > li')).toHaveCount(Math.min(SHOWN, expected.length));
  });
}

test('where nothing of the search arrives, the page says so and keeps its list', async ({
  page,
}) => {
  await withPairs(page, /^(facts|data)\.json$/);
  await page.goto(asked(COMMON));
  await expect(page.locator('search-results')).toHaveAttribute('data-state', 'failed');
  await expect(page.locator('.status')).toContainText('搜索暂不可用');
  await expect(page.locator('.reforms > li')).toHaveCount(catalog.notices[0]?.reforms.length ?? 0);
});

test('where only the first few results arrive, they are shown and the others can be asked for', async ({
  page,
}) => {
  await withPairs(page);
  const first = scanOf(notice)({ q: COMMON }).slice(0, FIRST);
  const wanted = new Set(first.map((number) => `r${Math.floor((number - 1) / 4)}.json`));
  let isLost = true;
  await page.route(/\/r\d+\.json$/, (route) => {
    const name = route.request().url().split('/').pop() ?? '';
    return isLost && !wanted.has(name) ? route.abort() : route.fallback();
  });
  await page.goto(asked(COMMON));
  const items = page.locator('.reforms > li');
  await expect(items).toHaveCount(FIRST);
  isLost = false;
  await page.getByRole('button', { name: /^再看\d+项$/ }).click();
  await expect(items).toHaveCount(FIRST + SHOWN);
});

test('titles that stand apart are suggested, and where they are lost the units still are', async ({
  page,
}) => {
  const isFirst = /^[0-9a-f]+(-\w+)?\.json$/;
  await withPairs(page);
  await page.goto('');
  const box = page.locator('input[name="q"]');
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  const title = notice.reforms[100]?.title ?? '';
  await box.fill(folded(title).slice(0, 8));
  await expect(page.getByRole('option').first()).toContainText(title);
  await page.unrouteAll();
  await withPairs(page, isFirst);
  await page.reload();
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  await box.fill('厦门海关');
  await expect(page.getByRole('option').first()).toContainText('厦门海关');
});
