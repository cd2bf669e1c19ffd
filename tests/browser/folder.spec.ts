import { expect } from '@playwright/test';
import { open, test } from '../audit.ts';
import { pageOfEachKind, TEST_SITE_URL } from '../site.ts';

/** What a page's address decides: each of these has to hold at a root, in any folder, and behind a proxy. */
test.describe('wherever the site is put', { tag: '@anywhere' }, () => {
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

  for (const [asked, built] of [
    ['nowhere', TEST_SITE_URL],
    ['fj7/99/', '/'],
    ['x/y/?q=a/b', TEST_SITE_URL],
  ] as const) {
    test(`the page for wrong addresses leads from ${asked} into this very site, built for ${built}`, async ({
      page,
      baseURL,
    }) => {
      // Without a configured address the build writes the root in its place.
      await page.route(`**/${asked}`, async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replaceAll(TEST_SITE_URL, built);
        await route.fulfill({ response, body: html });
      });
      const response = await page.goto(asked);
      expect(response?.status()).toBe(404);
      const home = page.locator('header .name a');
      await expect(home).toHaveAttribute('href', new URL(baseURL ?? '').pathname);
      // The script came too: it suggests.
      await page.waitForFunction(() => customElements.get('search-box'));
      await page.locator('input[name=q]').fill('省商务厅');
      await expect(page.getByRole('option').first()).toContainText('省商务厅');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(`${baseURL}search/?${new URLSearchParams({ q: '省商务厅' })}`);
      await page.goto(asked);
      await expect(home).toHaveAttribute('href', new URL(baseURL ?? '').pathname);
      await page.locator('ol a[href$="fj7/16/"]').first().click();
      await expect(page).toHaveURL(`${baseURL}fj7/16/`);
    });
  }
});
