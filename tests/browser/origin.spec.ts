import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { pageOfEachKind } from '../site.ts';

/** Refuses and notes every request to another place than the site. */
async function outsiders(context: BrowserContext, baseURL = ''): Promise<string[]> {
  const asked: string[] = [];
  await context.route(
    (url) => url.origin !== new URL(baseURL).origin,
    (route) => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  return asked;
}

/** What the browser keeps of the site; the settings of reading keep something once they are used. */
const keptOn = (page: Page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

const NOTHING = { cookie: '', local: [], session: [], databases: [], caches: [], workers: 0 };

async function expectNothingKept(page: Page) {
  expect(await keptOn(page)).toEqual(NOTHING);
  expect(await page.context().cookies()).toEqual([]);
}

test('what is outside is seen, and refused', async ({ page, context, baseURL }) => {
  const asked = await outsiders(context, baseURL);
  await page.goto('robots.txt');
  const came = await page.evaluate(() =>
    fetch('http://outside.example/a').then(
      () => true,
      () => false,
    ),
  );
  expect([came, asked]).toEqual([false, ['http://outside.example/a']]);
  await page.evaluate(() => localStorage.setItem('甲', '乙'));
  expect(await keptOn(page)).toEqual({ ...NOTHING, local: ['甲'] });
});

test('no page of any kind asks for anything outside, or keeps anything', async ({
  page,
  context,
  baseURL,
}) => {
  const asked = await outsiders(context, baseURL);
  for (const path of pageOfEachKind()) {
    await page.goto(path.slice(1));
    await page.waitForFunction(() => customElements.get('search-box'));
  }
  expect(asked).toEqual([]);
  await expectNothingKept(page);
});

for (const [engine, refused] of [
  ['pagefind', '**/data.json'],
  ['literal', '**/pagefind/**'],
] as const) {
  test(`a session of searching with ${engine} asks for nothing outside, and keeps nothing`, async ({
    page,
    context,
    baseURL,
  }) => {
    const asked = await outsiders(context, baseURL);
    await page.route(refused, (route) => route.abort());
    await page.goto('fj7/16/');
    await page.locator('input[name=q]').fill('保函');
    await page.keyboard.press('Enter');
    const results = page.locator('search-results');
    await expect(results).toHaveAttribute('data-engine', engine);
    // In pinyin, misspelled, a question, and nothing at all: each needs other data.
    for (const words of ['yidianjieru', '一點接入', '怎么办理原产地证', '某某某某']) {
      await page.locator('input[name=q]').fill(words);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/q=/);
      await expect(results).toHaveAttribute('data-state', /^(found|none)$/);
    }
    await page.goto(`search/?${new URLSearchParams({ q: '海关' })}`);
    await expect(results).toHaveAttribute('data-state', 'found');
    await page.locator('.facets input[name="zone"]:enabled').first().check();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^下载/ }).click(),
    ]);
    await saved.path();
    await page.locator('.reforms > li a').first().click();
    await expect(page).toHaveURL(/fj7\/\d+\//);
    expect(asked).toEqual([]);
    await expectNothingKept(page);
  });
}
