import { expect, type Locator, type Page, test } from '@playwright/test';

/**
 * What a screen reader is told of the pages that are more than text, written down beside this file. The
 * pages are made-up, so that no editor's work changes it. After a change that is meant:
 * `npx playwright test --project=several accessibility --update-snapshots`.
 */
const main = (page: Page) => page.getByRole('main');

/** What a search may be narrowed by and none of its results has: more of the real pages than of these. */
const IDLE = /^ *- listitem:\n *- checkbox ".* 0" \[disabled\]\n *- text: .* 0\n/gm;

/** Holds all that is told of an element against what is written down: no more, no less. */
async function expectTold(element: Locator, file: string): Promise<void> {
  const told = `${await element.ariaSnapshot()}\n`;
  expect(told.replace(IDLE, '')).toMatchSnapshot(file);
}

test('a reform page is told with its text, tasks, points and ways on', async ({ page }) => {
  await page.goto('ta1/2/');
  await expectTold(main(page), 'reform.txt');
});

test('the flow is told as its steps in order, each with its phrase', async ({ page }) => {
  await page.goto('ta1/2/');
  await expectTold(page.locator('.flow'), 'flow.txt');
});

test('the matrix is told as a table with its heads', async ({ page }) => {
  await page.goto('tb2/matrix/');
  await expectTold(page.locator('.matrix'), 'matrix.txt');
});

test('the matrix of a phone is told as lists', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('tb2/matrix/');
  await expectTold(page.locator('.matrix-groups'), 'matrix-phone.txt');
});

test('the search is told with what was asked, what it found, and ways to narrow', async ({
  page,
}) => {
  await page.goto(`search/?${new URLSearchParams({ q: '虚构证照' })}`);
  const results = page.locator('search-results');
  await expect(results).toHaveAttribute('data-state', 'found');
  await expect(results.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectTold(main(page), 'search.txt');
});

test('the box in the header is told as one that suggests, with what it suggests', async ({
  page,
}) => {
  await page.goto('ta1/2/');
  const header = page.getByRole('banner');
  await header.getByRole('searchbox').focus();
  await header.getByRole('combobox').fill('虚构证');
  await expect(header.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(header.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expectTold(header, 'suggestions.txt');
});
