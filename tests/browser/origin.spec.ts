import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { ENGINES, searched } from '../searching.ts';
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

for (const [engine, refused] of ENGINES) {
  test(`a session of searching with ${engine} asks for nothing outside, and keeps nothing`, async ({
    page,
    context,
    baseURL,
  }) => {
    const asked = await outsiders(context, baseURL);
    await searched(page, engine, refused);
    const results = page.locator('search-results');
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
