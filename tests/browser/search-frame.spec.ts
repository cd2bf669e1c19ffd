import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { open, test as sheetTest, violations } from '../audit.ts';
import { DIST } from '../site.ts';

/** What stands around the results: the box, the address, the title, the filters, the ways on. */
const { reforms } = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as {
  reforms: unknown[];
};

const PHONE = { width: 360, height: 640 };
const results = (page: Page) => page.locator('search-results');
const box = (page: Page) => page.getByRole('searchbox');
const status = (page: Page) => page.getByRole('status');
const titles = (page: Page) => page.locator('.reforms > li .what > a');
const narrow = (page: Page) => page.getByRole('button', { name: /^筛选/ });

async function search(page: Page, parameters: Record<string, string> | string[][]) {
  await page.goto(`search/?${new URLSearchParams(parameters)}`);
  await expect(results(page)).toHaveAttribute('data-state', /^(idle|found|none)$/);
  await page.waitForFunction(() => customElements.get('search-results'));
  await expect(results(page)).toHaveAttribute('data-state', /^(idle|found|none)$/);
}

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('the first result stands on the first screen', async ({ page }) => {
    await search(page, { q: '原产地证' });
    await expect(results(page)).toHaveAttribute('data-state', 'found');
    const title = await titles(page).first().boundingBox();
    expect((title?.y ?? 999) + (title?.height ?? 999)).toBeLessThanOrEqual(PHONE.height);
  });

  test('filters stand behind one button, which says how many are in force', async ({ page }) => {
    await search(page, { q: '海关' });
    const zone = page.locator('.facets input[name="zone"]').first();
    await expect(narrow(page)).toHaveText('筛选');
    await expect(narrow(page)).toHaveAttribute('aria-expanded', 'false');
    await expect(zone).toBeHidden();
    await narrow(page).click();
    await expect(narrow(page)).toHaveAttribute('aria-expanded', 'true');
    await zone.check();
    await page.locator('.facets input[name="topic"]:enabled').first().check();
    await expect(narrow(page)).toHaveText('筛选 2');
    await narrow(page).click();
    await expect(zone).toBeHidden();
    expect((await narrow(page).boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });
});

test('at a desk the filters stand open, without a button', async ({ page }) => {
  await search(page, { q: '海关' });
  await expect(narrow(page)).toBeHidden();
  await expect(page.locator('.facets input[name="zone"]').first()).toBeVisible();
});

test('what would leave nothing is shown and can be taken off, not chosen', async ({ page }) => {
  await search(page, { q: '原产地证' });
  await expect(results(page)).toHaveAttribute('data-state', 'found');
  const boxes = await page.locator('.facets input').all();
  const left = await Promise.all(
    boxes.map(async (one) => [
      await one.isEnabled(),
      (await one.locator('xpath=..').locator('.count').textContent()) !== '0',
    ]),
  );
  for (const [isEnabled, isLeft] of left) expect(isEnabled).toBe(isLeft);
  expect(left.some(([isEnabled]) => isEnabled)).toBe(true);
  expect(left.some(([isEnabled]) => !isEnabled)).toBe(true);
  await search(page, { q: '海南自贸港', zone: 'xiamen' });
  await expect(page.locator('.facets input[value="xiamen"]')).toBeEnabled();
  await page.locator('.facets input[value="xiamen"]').uncheck();
  await expect(page).not.toHaveURL(/zone=/);
});

test.describe("the tab's title", () => {
  test('carries the query, while typing, and back and forward', async ({ page }) => {
    await page.goto('');
    const site = await page.title();
    await search(page, { q: '原产地证' });
    await expect(page).toHaveTitle(`原产地证 - 搜索 - ${site}`);
    await box(page).fill('');
    await box(page).pressSequentially('保函');
    await expect(page).toHaveTitle(`保函 - 搜索 - ${site}`);
    await page.goBack();
    await expect(page).toHaveTitle(`原产地证 - 搜索 - ${site}`);
    await page.goForward();
    await expect(page).toHaveTitle(`保函 - 搜索 - ${site}`);
    await expect(box(page)).toHaveValue('保函');
  });
});

test.describe('nothing found', () => {
  const ways = (page: Page) => page.locator('.ways');

  test('says for what, and gives the advice that applies', async ({ page }) => {
    await search(page, { q: '海南自贸港' });
    await expect(status(page)).toHaveText('没有找到“海南自贸港”。可以换一个说法。');
    await search(page, { q: '海南自贸港 火星' });
    await expect(status(page)).toHaveText('没有找到“海南自贸港 火星”。可以少写一两个词。');
    await search(page, { q: '海南自贸港', zone: 'xiamen' });
    await expect(status(page)).toHaveText('没有找到“海南自贸港”。可以清除筛选。');
  });

  test('shows queries that find something', async ({ page }) => {
    await search(page, { q: '海南自贸港' });
    await expect(page.getByRole('heading', { name: '可以这样找' })).toBeVisible();
    const examples = ways(page).locator('li a');
    await expect(examples).toHaveCount(3);
    for (let at = 0; at < 3; at++) {
      await search(page, { q: '海南自贸港' });
      await examples.nth(at).click();
      await expect(results(page)).toHaveAttribute('data-state', 'found');
      expect(await titles(page).count()).toBeLessThan(reforms.length);
    }
  });

  test('leads to the units, the zones, the places and the notice', async ({ page }) => {
    await search(page, { q: '海南自贸港' });
    const links = ways(page).locator('p a');
    const paths = await links.evaluateAll((all) =>
      all.map((link) => (link as HTMLAnchorElement).pathname),
    );
    expect(paths).toEqual(expect.arrayContaining(['/units/', '/zones/', '/places/']));
  });
});

test.describe('the history', () => {
  test('is touched a few times, however many keys are pressed, and keeps the last query', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const counted = { calls: 0 };
      Object.assign(window, { counted });
      for (const name of ['pushState', 'replaceState'] as const) {
        const original = history[name].bind(history);
        history[name] = (...args) => {
          counted.calls++;
          original(...args);
        };
      }
    });
    await search(page, {});
    await box(page).pressSequentially('海关保函区块链电力供应保函'.repeat(4), { delay: 5 });
    await box(page).fill('保函');
    await expect(page).toHaveURL(/\?q=%E4%BF%9D%E5%87%BD$/);
    const calls = await page.evaluate(
      () => (window as unknown as { counted: { calls: number } }).counted.calls,
    );
    expect(calls).toBeLessThanOrEqual(5);
  });

  test('may refuse: keys and Enter are answered all the same', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('Attempt to use history more than 100 times', 'SecurityError');
      };
      history.pushState = refuse;
      history.replaceState = refuse;
    });
    await search(page, {});
    await box(page).pressSequentially('保函');
    await expect(status(page)).toHaveText('找到1项成果。');
    await box(page).fill('区块链');
    await page.keyboard.press('Enter');
    await expect(titles(page)).toHaveCount(1);
    await expect(titles(page)).toContainText('区块链');
  });

  test('has what was typed before a result is gone to', async ({ page }) => {
    await search(page, {});
    await box(page).pressSequentially('保函');
    await titles(page).filter({ hasText: '保函' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('保函');
    await page.goBack();
    await expect(box(page)).toHaveValue('保函');
  });
});

test('a file is named without half a character', async ({ page }) => {
  await search(page, { q: `海关${'！'.repeat(37)}😀😀` });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^下载这\d+项（CSV）$/ }).click();
  const saved = (await download).suggestedFilename();
  expect(saved).toContain('😀');
  expect(saved).not.toContain('\uFFFD');
});

test('a key that comes from the document itself breaks nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('fj7/3/');
  await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', cancelable: true })),
  );
  await expect(box(page).or(page.getByRole('combobox'))).toBeFocused();
  expect(errors).toEqual([]);
});

sheetTest('nothing found and filters opened are accessible', async ({ sheet }) => {
  await sheet.page.setViewportSize(PHONE);
  await open(sheet, `search/?${new URLSearchParams({ q: '海南自贸港', zone: 'xiamen' })}`);
  await narrow(sheet.page).click();
  expect(await violations(sheet.page)).toEqual([]);
});
