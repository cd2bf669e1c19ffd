import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { sitePages, TEST_SITE_URL } from '../site.ts';

const paths = [
  ...sitePages().map((path) => path.slice(1)),
  'search/?q=%E6%B5%B7%E5%85%B3',
  '404.html',
];

/** Notes what a page may not do: leave the origin, break its policy, fail in a script. */
function watch(page: Page) {
  const wrongs: string[] = [];
  page.on('console', (message) => {
    // A page without an icon of its own makes the browser ask the server's root for one.
    if (message.location().url.endsWith('/favicon.ico')) return;
    // The page for wrong addresses takes its files from the configured address, which no test has.
    if (message.text().includes(TEST_SITE_URL)) return;
    if (message.type() === 'error') wrongs.push(message.text());
  });
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('request', (request) => {
    if (request.url().startsWith(TEST_SITE_URL)) return;
    if (new URL(request.url()).hostname !== 'localhost') wrongs.push(`request to ${request.url()}`);
  });
  return wrongs;
}

for (const path of paths) {
  test(`/${path} is accessible, fits and stays at home`, async ({ page }, { project }) => {
    const wrongs = watch(page);
    await page.goto(path);
    await expect(page.locator('search-results[data-state="loading"]')).toHaveCount(0);
    // The audit looks at the page and not at its address: once is enough.
    for (const width of project.name === 'root' ? [360, 1280] : []) {
      await page.setViewportSize({ width, height: 800 });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
        `at ${width} px`,
      ).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'sideways scroll at 320 px').toBe(0);
    expect(wrongs).toEqual([]);
  });
}

test('a reform is read in two requests, the icon aside', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto('fj7/16/', { waitUntil: 'networkidle' });
  expect(requests.filter((url) => !url.includes('favicon')).length).toBeLessThanOrEqual(2);
});

test('the skip link is the first stop and leads to the text', async ({ page }) => {
  await page.goto('fj7/1/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('an address that is not there gets the page that helps on', async ({ page }) => {
  const response = await page.goto('fj7/99/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这一页');
});

test("a reform's place in the notice is one click away", async ({ page }) => {
  await page.goto('fj7/16/');
  await page.getByRole('link', { name: '附件第16项' }).first().click();
  await expect(page).toHaveURL(/fj7\/#annex-16$/);
  await expect(page.locator('#annex-16')).toBeInViewport();
});
