import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { pick, seeded } from '../random.ts';
import { DIST } from '../site.ts';

interface QueryCase {
  q: string;
  kind: string;
  expect: number[];
  strict: boolean;
}
const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/queries.json'), 'utf8'),
) as QueryCase[];
const UNDERSTOOD = [
  'exact',
  'substring',
  'dept-abbr',
  'zone',
  'latin-mixed',
  'width-punct',
  'number',
  'multi',
  'none',
];

interface Data {
  reforms: {
    number: number;
    title: string;
    officialText: string;
    scope: string;
    zones: { name: string }[];
    units: { name: string }[];
  }[];
}
const { reforms } = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as Data;

/** Opens a search by its address and waits for its answer. */
async function search(page: Page, parameters: Record<string, string> | string[][]) {
  await page.goto(`search/?${new URLSearchParams(parameters)}`);
  await settled(page);
}

const settled = (page: Page) =>
  expect(page.locator('search-results')).toHaveAttribute(
    'data-state',
    /^(idle|found|none|failed)$/,
  );

/** The numbers of the reforms found, in order. */
const found = (page: Page) =>
  page
    .locator('search-results .reforms > li a')
    .evaluateAll((links) =>
      links.map((link) => Number(/\/(\d+)\/$/.exec((link as HTMLAnchorElement).pathname)?.[1])),
    );

/** Runs queries one after the other in the open search page, as a reader does who types again. */
const searchAll = (page: Page, queries: string[]) =>
  page.evaluate(async (texts) => {
    const results = document.querySelector<HTMLElement>('search-results');
    const input = results?.querySelector<HTMLInputElement>('input[name=q]');
    if (!results || !input) throw new Error('no search box');
    const answers: number[][] = [];
    for (const text of texts) {
      input.value = text;
      input.form?.requestSubmit();
      while (results.dataset.state === 'loading') await new Promise((done) => setTimeout(done, 1));
      const links = [...results.querySelectorAll<HTMLAnchorElement>('.reforms > li a')];
      answers.push(
        results.dataset.state === 'found' || results.dataset.state === 'none'
          ? links.map((link) => Number(/\/(\d+)\/$/.exec(link.pathname)?.[1]))
          : [Number.NaN],
      );
      // The browser lets an address be changed only so often.
      await new Promise((done) => setTimeout(done, 50));
    }
    return answers;
  }, queries);

/** The naive scan that the engine is held against: it shares no code with it. */
function scan(q: string): number[] {
  const level = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}]+/gu, '');
  return reforms
    .filter((reform) =>
      [
        reform.title,
        reform.officialText,
        reform.scope,
        ...reform.zones.map((zone) => zone.name),
        ...reform.units.map((unit) => unit.name),
      ].some((text) => level(text).includes(level(q))),
    )
    .map((reform) => reform.number);
}

test.describe('a query in the address', () => {
  for (const { q, kind, expect: numbers } of cases.filter(
    (one) => one.strict && UNDERSTOOD.includes(one.kind),
  )) {
    test(`finds exactly its reforms: ${kind} ${q}`, async ({ page }) => {
      await search(page, { q });
      await expect(page.locator('search-results')).toHaveAttribute(
        'data-state',
        numbers.length ? 'found' : 'none',
      );
      await expect(page.locator('search-results')).toHaveAttribute('data-engine', 'pagefind');
      expect((await found(page)).sort((a, b) => a - b)).toEqual(numbers);
    });
  }
});

test('500 random substrings find what a plain scan of data.json finds, and nothing else', async ({
  page,
}) => {
  const random = seeded(20191120);
  const texts = reforms.flatMap((reform) => [
    reform.title,
    reform.officialText,
    ...reform.units.map((unit) => unit.name),
    ...reform.zones.map((zone) => zone.name),
  ]);
  await search(page, {});
  const queries: string[] = [];
  while (queries.length < 500) {
    const characters = [...pick(random, texts)];
    const length = 1 + Math.floor(random() * Math.min(8, characters.length));
    const start = Math.floor(random() * (characters.length - length + 1));
    const q = characters.slice(start, start + length).join('');
    // A substring that is all punctuation asks for nothing.
    if (/[\p{L}\p{N}]/u.test(q)) queries.push(q);
  }
  const answers = await searchAll(page, queries);
  for (const [index, q] of queries.entries()) {
    expect(
      answers[index]?.sort((a, b) => a - b),
      q,
    ).toEqual(scan(q));
  }
});

test('several terms are all required', async ({ page }) => {
  await search(page, { q: '单一窗口 出口' });
  expect((await found(page)).sort((a, b) => a - b)).toEqual(
    scan('单一窗口').filter((one) => scan('出口').includes(one)),
  );
});

test('a hit in the title comes before one in the text', async ({ page }) => {
  await search(page, { q: '保险' });
  expect((await found(page))[0]).toBe(3);
});

test('hits are marked in title and excerpt, and a result leads to its permalink', async ({
  page,
}) => {
  await search(page, { q: '一点接入' });
  const result = page.locator('search-results .reforms > li').first();
  await expect(result.locator('.excerpt mark')).toHaveText('一点接入');
  await result.locator('a').first().click();
  await expect(page).toHaveURL(/\/fj7\/5\/$/);
});

test('clauses, units and zones are found too, after the reforms', async ({ page }) => {
  await search(page, { q: '福州海关' });
  await expect(page.locator('.others-found a').first()).toHaveAttribute('href', /\/units\/fzhg\/$/);
  await search(page, { q: '每半年报送' });
  await expect(page.locator('.others-found a')).toHaveCount(1);
  await page.locator('.others-found a').click();
  await expect(page).toHaveURL(/\/fj7\/#c2-4$/);
});

test('facets narrow, count and are in the address', async ({ page }) => {
  await search(page, { q: '单一窗口' });
  await page.getByText('牵头单位', { exact: true }).last().click();
  const unit = page.getByRole('checkbox', { name: /^省贸促会/ });
  await expect(page.locator('label', { has: unit }).locator('.count')).toHaveText('1');
  await unit.check();
  await settled(page);
  expect(await found(page)).toEqual([5]);
  await expect(page).toHaveURL(/unit=smch/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await settled(page);
  expect(await found(page)).toEqual([2, 3, 5]);
});

test('a unit and a zone in the address narrow together, without any word', async ({ page }) => {
  await search(page, { unit: 'fzhg', zone: 'xiamen' });
  await expect(page.locator('search-results')).toHaveAttribute('data-state', 'found');
  const both = reforms.filter(
    (reform) =>
      reform.units.some((unit) => unit.name === '福州海关') &&
      reform.zones.some((zone) => zone.name === '厦门片区'),
  );
  expect(await found(page)).toEqual(both.map((reform) => reform.number));
});

test('back, forward and reload keep the search', async ({ page }) => {
  await search(page, { q: '海关' });
  await page.getByLabel('搜索成果、单位、片区和条款').fill('保函');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/%E4%BF%9D%E5%87%BD/);
  await expect.poll(() => found(page)).toEqual([17]);
  await page.goBack();
  await expect(page.getByLabel('搜索成果、单位、片区和条款')).toHaveValue('海关');
  await expect.poll(() => found(page)).toEqual([4, 1, 8, 9]);
  await page.goForward();
  await expect.poll(() => found(page)).toEqual([17]);
  await page.reload();
  await settled(page);
  expect(await found(page)).toEqual([17]);
});

test('the count is announced', async ({ page }) => {
  await search(page, { q: '原产地证' });
  await expect(page.getByRole('status')).toHaveText('找到1项成果。');
});

test('nothing found says so and shows ways on', async ({ page }) => {
  await search(page, { q: '海南自贸港' });
  await expect(page.getByRole('status')).toContainText('没有找到');
  await expect(page.locator('.ways a').first()).toBeVisible();
});

test('without a query the whole list stands there, idle', async ({ page }) => {
  await search(page, {});
  await expect(page.locator('search-results')).toHaveAttribute('data-state', 'idle');
  expect(await found(page)).toEqual(reforms.map((reform) => reform.number));
});

test('the box in the header of any page leads to the answer', async ({ page }) => {
  await page.goto('fj7/3/');
  await page.getByRole('searchbox').fill('区块链');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await found(page)).toEqual([18]);
});

test.describe('where the index fails', () => {
  test('a plain scan answers the same', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort());
    for (const { q, expect: numbers } of cases.filter(
      (one) => one.strict && UNDERSTOOD.includes(one.kind),
    )) {
      await search(page, { q });
      await expect(page.locator('search-results')).toHaveAttribute('data-engine', 'literal');
      expect(
        (await found(page)).sort((a, b) => a - b),
        q,
      ).toEqual(numbers);
    }
  });

  test('and the data too, the page says so and keeps its whole list', async ({ page }) => {
    await page.route(/pagefind\/|data\.json/, (route) => route.abort());
    await search(page, { q: '海关' });
    await expect(page.locator('search-results')).toHaveAttribute('data-state', 'failed');
    await expect(page.getByRole('status')).toContainText('用不了');
    expect(await found(page)).toHaveLength(reforms.length);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page is the whole list, and says why', async ({ page }) => {
    await page.goto(`search/?${new URLSearchParams({ q: '海关' })}`);
    await expect(page.locator('.reforms > li')).toHaveCount(reforms.length);
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('.facets')).toBeHidden();
  });

  test('everything but the search is read and walked', async ({ page }) => {
    await page.goto('');
    await page.getByRole('link', { name: /空港入境旅客预检系统/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('空港入境旅客预检系统');
    await page.getByRole('link', { name: '厦门边检总站' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('厦门边检总站');
  });
});
