import { expect, type Page, test } from '@playwright/test';

const NUMBERS = Array.from({ length: 20 }, (_, index) => index + 1);
/** A phone in WeChat, as a page opens from its printed code. */
const PHONE = { width: 360, height: 740 };

/** The ground of what is lit. */
const LIT = 'rgb(251, 233, 169)';

const topOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.getBoundingClientRect().top + scrollY);

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test("the notice's words begin in the first half of the screen, and few pages are long", async ({
    page,
  }) => {
    const lengths: number[] = [];
    for (const number of NUMBERS) {
      await page.goto(`fj7/${number}/`);
      expect(await topOf(page, '.official blockquote'), `${number}`).toBeLessThanOrEqual(460);
      lengths.push(await page.evaluate(() => document.documentElement.scrollHeight));
    }
    expect(lengths[15]).toBeLessThanOrEqual(5000);
    const sorted = [...lengths].sort((a, b) => a - b);
    expect(((sorted[9] ?? 0) + (sorted[10] ?? 0)) / 2, lengths.join(' ')).toBeLessThanOrEqual(3200);
  });

  test('the row of jumps leads to the parts, and opens what is folded', async ({ page }) => {
    await page.goto('fj7/16/');
    const jumps = page.getByRole('navigation', { name: '本页各部分' }).getByRole('link');
    await expect(jumps).toHaveText(['原文', '落实', '要点', '要求', '下载', '引用']);
    for (const jump of await jumps.all()) {
      const to = (await jump.getAttribute('href')) ?? '';
      await jump.click();
      await expect(page.locator(to)).toBeInViewport();
    }
    await page.getByRole('link', { name: '要求', exact: true }).click();
    await expect(page.locator('#duties')).toContainText('各牵头责任单位');
    await expect(page.locator('#duties dt').first()).toBeVisible();
  });
});

test('what is folded opens in browsers that open nothing themselves', async ({ page }) => {
  await page.goto('fj7/16/');
  // An address that is put there leads nowhere: what opens is the script's doing.
  await page.evaluate(() => {
    history.replaceState(null, '', '#duties');
    dispatchEvent(new HashChangeEvent('hashchange'));
  });
  await expect(page.locator('#duties dt').first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each cell of the card leads to words of the paragraph', async ({ page }) => {
    for (const number of NUMBERS) {
      await page.goto(`fj7/${number}/`);
      const cells = page.locator('#card .grounds');
      expect(await cells.count(), `${number}`).toBeGreaterThan(0);
      for (const cell of await cells.all()) {
        const to = (await cell.getAttribute('href')) ?? '';
        expect(to, `${number}`).toMatch(/^#w\d+-\d+$/);
        await expect(page.locator(`.official ${to}`)).toHaveCount(1);
      }
      for (const row of await page.locator('#card .unstated').all()) {
        await expect(row).toContainText('原文未写明');
      }
      for (const name of [
        '谁办',
        '服务对象',
        '前提条件',
        '依托平台',
        '要建成什么',
        '效果',
        '底线',
      ]) {
        await expect(page.locator('#card dt').getByText(name, { exact: true })).toHaveCount(1);
      }
    }
  });

  test("a point's mark leads to it, and it leads back to its words", async ({ page }) => {
    await page.goto('fj7/12/');
    await page.locator('.point-mark').nth(1).click();
    await expect(page).toHaveURL(/#p2$/);
    await page.locator('#p2 .basis').first().click();
    await expect(page.locator('.phrase:target')).toHaveCSS('background-color', LIT);
  });
});

test('a point lights all its phrases, and a phrase its point', async ({ page }) => {
  await page.goto('fj7/4/');
  await page.locator('#p1').hover();
  await expect(page.locator('.phrase.lit')).toHaveCount(2);
  await expect(page.locator('.phrase.lit').first()).toHaveCSS('background-color', LIT);
  await page.locator('.phrase[data-point="4"]').hover();
  await expect(page.locator('#p4')).toHaveCSS('background-color', LIT);
  await expect(page.locator('.phrase.lit')).toHaveCount(1);
});

test.describe('a link to a place', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('is copied when it is chosen, says so, and is a link still', async ({ page, baseURL }) => {
    await page.goto('fj7/16/');
    await page.locator('#p3 .self').click();
    await expect(page.locator('#p3').getByRole('status')).toHaveText('链接已复制');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}fj7/16/#p3`);
    await expect(page).toHaveURL(/#p3$/);
  });
});

test.describe('where the system sets the colours', () => {
  test.use({ colorScheme: 'light', forcedColors: 'active' });

  test('the official words keep their rule and their label', async ({ page }) => {
    await page.goto('fj7/16/');
    const official = page.locator('.official').first();
    await expect(official).toContainText('通知原文');
    expect(
      await official.evaluate((element) =>
        Number.parseFloat(getComputedStyle(element).borderLeftWidth),
      ),
    ).toBeGreaterThan(2);
  });
});
