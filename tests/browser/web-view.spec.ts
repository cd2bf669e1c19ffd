import { devices, expect, type Page, test } from '@playwright/test';
import { misfits } from '../misfits.ts';

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const WECHAT = `${devices['Pixel 5'].userAgent} MMWEBID/1 MicroMessenger/8.0.47.2560 WeChat/arm64`;
const OPEN = '点右上角“…”，选“在浏览器打开”。';
const NO_FILES = `微信里不能下载文件：${OPEN}`;
const lines = (page: Page) => page.locator('.elsewhere');

/** What doesn't fit, with all that the page keeps folded: that has no lines to be measured. */
const misfitsOf = (page: Page) =>
  page
    .evaluate(() => {
      for (const closed of document.querySelectorAll('details')) closed.open = true;
    })
    .then(() => page.evaluate(misfits));

/** Takes away both ways to copy, as some web views do. */
const withoutCopying = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(document, 'execCommand', { value: undefined });
  });
const selection = (page: Page) => page.evaluate(() => String(getSelection()));

test.describe('in WeChat', () => {
  test.use({ ...PHONE, userAgent: WECHAT });

  for (const path of ['fj7/16/', 'fj7/', 'units/swt/', 'data/', 'places/']) {
    test(`/${path} says how to get its files`, async ({ page }) => {
      await page.goto(path);
      await expect(lines(page).filter({ hasText: NO_FILES }).first()).toBeVisible();
      expect(await misfitsOf(page)).toEqual([]);
    });
  }

  test('a list to be printed says where it can be', async ({ page }) => {
    await page.goto('units/swt/');
    await expect(page.locator('.checklist .elsewhere')).toHaveText(`微信里不能打印：${OPEN}`);
  });

  test('a search says so beside its file, once', async ({ page }) => {
    await page.goto(`search/?${new URLSearchParams({ q: '海关' })}`);
    await expect(page.getByRole('button', { name: /CSV/ })).toBeVisible();
    await expect(lines(page)).toHaveText([NO_FILES]);
    expect(await misfitsOf(page)).toEqual([]);
  });
});

test.describe('in a browser', () => {
  test('nothing of it is said', async ({ page }) => {
    await page.goto('units/swt/', { waitUntil: 'networkidle' });
    await expect(lines(page)).toHaveCount(0);
  });

  test('without print alone the list to be printed says so', async ({ page }) => {
    await page.addInitScript(() => Object.assign(window, { print: undefined }));
    await page.goto('units/swt/');
    await expect(lines(page)).toHaveText(['这个应用里不能打印：请用浏览器打开这一页。']);
  });
});

test.describe('without any way to copy', () => {
  test.use(PHONE);

  test('a text is selected, and its button says what to do', async ({ page }) => {
    await withoutCopying(page);
    await page.goto('fj7/16/');
    const button = page.locator('#cite .copy').first();
    await button.tap();
    await expect(button).toHaveText('长按选中的文字复制');
    const text = await page.locator('#cite copyable-text').first().textContent();
    expect(await selection(page)).toBe(text?.trim());
    expect(await misfitsOf(page)).toEqual([]);
  });

  test('the address of a place is written out and selected', async ({ page, baseURL }) => {
    await withoutCopying(page);
    await page.goto('fj7/16/');
    await page.locator('#p3 .self').tap();
    await expect(page.locator('#p3').getByRole('status')).toHaveText(`${baseURL}fj7/16/#p3`);
    expect(await selection(page)).toBe(`${baseURL}fj7/16/#p3`);
    expect(await misfitsOf(page)).toEqual([]);
  });
});
