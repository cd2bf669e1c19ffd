import { expect, type Page, test } from '@playwright/test';

/**
 * What a screen reader is told of the pages that are more than text, written down beside this file. The
 * pages are made-up, so that no editor's work changes it. After a change that is meant:
 * `npx playwright test --project=several accessibility --update-snapshots`.
 */
const main = (page: Page) => page.getByRole('main');

test('a reform page is told with its text, tasks, points and ways on', async ({ page }) => {
  await page.goto('ta1/2/');
  await expect(main(page)).toMatchAriaSnapshot({ name: 'reform.aria.yml' });
});

test('the flow is told as its steps in order, each with its phrase', async ({ page }) => {
  await page.goto('ta1/2/');
  await expect(page.locator('.flow')).toMatchAriaSnapshot({ name: 'flow.aria.yml' });
});

test('the matrix is told as a table with its heads', async ({ page }) => {
  await page.goto('tb2/matrix/');
  await expect(page.locator('.matrix')).toMatchAriaSnapshot({ name: 'matrix.aria.yml' });
});

test('the matrix of a phone is told as lists', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('tb2/matrix/');
  await expect(page.locator('.matrix-groups')).toMatchAriaSnapshot({
    name: 'matrix-phone.aria.yml',
  });
});
