import { expect } from '@playwright/test';
import { open, test } from '../audit.ts';
import { pageOfEachKind } from '../site.ts';

/** What a page's address decides: each of these has to hold at a root and below a folder. */
test.describe('wherever the site is put', { tag: '@folder' }, () => {
  test('a page of each kind finds all that belongs to it', async ({ sheet }) => {
    for (const path of [...pageOfEachKind(), '/404.html']) {
      await open(sheet, path.slice(1));
      expect(sheet.wrongs, path).toEqual([]);
    }
  });

  for (const [engine, refused] of [
    ['pagefind', '**/data.json'],
    ['literal', '**/pagefind/**'],
  ] as const) {
    test(`a search is answered by ${engine}, and its results lead to their pages`, async ({
      page,
      baseURL,
    }) => {
      await page.route(refused, (route) => route.abort());
      await page.goto(`search/?${new URLSearchParams({ q: '一点接入' })}`);
      const results = page.locator('search-results');
      await expect(results).toHaveAttribute('data-state', 'found');
      await expect(results).toHaveAttribute('data-engine', engine);
      await results.locator('.reforms > li a').first().click();
      await expect(page).toHaveURL(`${baseURL}fj7/5/`);
    });
  }

  test('a search begins on any page and ends on the search page', async ({ page, baseURL }) => {
    await page.goto('fj7/16/');
    await page.locator('input[name=q]').fill('保函');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${baseURL}search/?${new URLSearchParams({ q: '保函' })}`);
    await expect(page.locator('search-results')).toHaveAttribute('data-state', 'found');
  });
});
