import { expect } from '@playwright/test';
import { expectSound, NARROW, test, violations, WIDE } from '../audit.ts';
import { pageOfEachKind, sitePages } from '../site.ts';

const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
const kinds = [...pageOfEachKind(), SEARCHED, '/404.html'];
const others = sitePages().filter((path) => !kinds.includes(path));

for (const path of kinds) {
  test(`${path}, like all of its kind, is accessible at any width, fits and stays at home`, async ({
    sheet,
  }) => {
    await expectSound(sheet, path.slice(1), [NARROW, WIDE]);
  });
}

for (const path of others) {
  test(`${path} is accessible, fits and stays at home`, async ({ sheet }) => {
    await expectSound(sheet, path.slice(1), [NARROW]);
  });
}

test('the audit counts a name that does not hold the words one sees', async ({ page }) => {
  await page.setContent(
    '<html lang="zh-CN"><title>题</title><main><h1>题</h1><a href="/" aria-label="Home">首页</a></main>',
  );
  expect((await violations(page)).join()).toContain('label-content-name-mismatch');
});

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

test('an address that is not there gets the page that helps on', { tag: '@folder' }, async ({
  page,
}) => {
  const response = await page.goto('fj7/99/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('页面不存在');
});

test("a reform's place in the notice is one click away", { tag: '@folder' }, async ({ page }) => {
  await page.goto('fj7/16/');
  await page.getByRole('link', { name: '附件第16项' }).first().click();
  await expect(page).toHaveURL(/fj7\/#annex-16$/);
  await expect(page.locator('#annex-16')).toBeInViewport();
});
