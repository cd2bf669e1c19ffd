import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Disc, unpackedDisc } from '../disc.ts';
import { printed } from '../paper.ts';
import { TEST_SITE_URL } from '../site.ts';

/** A tab on the unpacked package, without a network, and all that it did that none may. */
const test = base.extend<{ wrongs: string[] }, { disc: Disc }>({
  disc: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this.
    async ({}, use) => {
      const disc = await unpackedDisc();
      await use(disc);
      disc.remove();
    },
    { scope: 'worker' },
  ],
  wrongs: [
    async ({ context }, use) => {
      await context.setOffline(true);
      const wrongs = watched(context);
      await use(wrongs);
      expect(wrongs).toEqual([]);
    },
    { auto: true },
  ],
});

function watched(context: BrowserContext): string[] {
  const wrongs: string[] = [];
  context.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) wrongs.push(`request to ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A file to take away is saved, and the page stays: for the browser that is a broken journey.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') wrongs.push(`no ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') wrongs.push(message.text());
  });
  context.on('weberror', (error) => wrongs.push(error.error().message));
  return wrongs;
}

const results = (page: Page) => page.locator('search-results');
const box = (page: Page) => page.locator('input[name="q"]');
const firstResult = (page: Page) => page.locator('.reforms > li a').first();
const parameters = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

async function answered(page: Page) {
  await expect(results(page)).toHaveAttribute('data-state', 'found');
  await expect(results(page)).toHaveAttribute('data-engine', 'literal');
}

/** A link without what leads to a place in its file. */
const fileOf = (href: string) => href.replace(/[?#].*/, '');
const isThere = (address: string, { root }: Disc) =>
  address.startsWith(root) && existsSync(fileURLToPath(address));

test('every page is reached from the first one by links, finds what belongs to it, and leads to what is there', async ({
  page,
  disc,
}) => {
  const first = `${disc.root}index.html`;
  const seen = new Set([first]);
  const ids = new Map<string, string[]>();
  /** Each link once, with a page that has it. */
  const links = new Map<string, string>();
  for (const address of seen) {
    await page.goto(address);
    const found = await page.evaluate(() => ({
      // A page that leads on has brought us to another.
      at: location.href.replace(/[?#].*/, ''),
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      links: [...document.links].map(({ href }) => href),
    }));
    ids.set(found.at, found.ids);
    for (const href of found.links.filter((one) => !/^(https?|mailto):/.test(one))) {
      links.set(href, address);
      const target = fileOf(href);
      if (target.endsWith('.html') && isThere(target, disc)) seen.add(target);
    }
  }
  const lost = [...links].filter(([href]) => {
    const anchor = decodeURIComponent(new URL(href).hash.slice(1));
    const there = ids.get(fileOf(href));
    return !isThere(fileOf(href), disc) || (anchor && there && !there.includes(anchor));
  });
  expect(lost).toEqual([]);
  const pages = disc.files.filter((path) => path.endsWith('.html'));
  // What only leads on, from addresses of old, has no link to it.
  const unlinked = pages.filter((path) => !seen.has(disc.root + path));
  for (const path of unlinked) {
    const html = readFileSync(fileURLToPath(disc.root + path), 'utf8');
    expect(html, path).toContain('http-equiv="refresh"');
  }
  expect(seen.size + unlinked.length).toBe(pages.length);
});

test('a search begins on any page with Enter, and its result leads to the page', async ({
  page,
  disc,
}) => {
  await page.goto(`${disc.root}fj7/16/index.html`);
  await box(page).fill('一点接入');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\/index\.html\?q=/);
  await answered(page);
  await firstResult(page).click();
  await page.waitForURL(/fj7\/5\/index\.html(#|$)/);
  await expect(page.locator('h1')).toContainText('贸促会');
});

test('a page that is suggested is reached by keyboard', async ({ page, disc }) => {
  await page.goto(`${disc.root}index.html`);
  await box(page).focus();
  await expect(box(page)).toHaveAttribute('role', 'combobox');
  await box(page).pressSequentially('省商务厅');
  const option = page.getByRole('option').first();
  await expect(option).toContainText('省商务厅');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${disc.root}units/swt/index.html`);
});

test('a link to a search answers it; filters, the address and the way back follow', async ({
  page,
  disc,
}) => {
  await page.goto(`${disc.root}search/index.html?${new URLSearchParams({ q: '海关' })}`);
  await answered(page);
  const count = await page.locator('.reforms > li').count();
  await page.locator('.facets input[name="zone"]:enabled').first().check();
  await expect(page.locator('.chips')).toBeVisible();
  await expect
    .poll(() => parameters(page))
    .toEqual({ q: '海关', zone: expect.stringMatching(/./) });
  await answered(page);
  expect(await page.locator('.reforms > li').count()).toBeLessThanOrEqual(count);
  await page.reload();
  await answered(page);
  await expect(page.locator('.facets input[name="zone"]:checked')).toHaveCount(1);
  await page.goBack();
  await expect.poll(() => parameters(page)).toEqual({ q: '海关' });
  await answered(page);
});

for (const [what, query] of [
  ['pinyin', 'yidianjieru'],
  ['another spelling', '一點接入'],
] as const) {
  test(`what is only sometimes needed comes too: a query in ${what}`, async ({ page, disc }) => {
    await page.goto(`${disc.root}search/index.html?${new URLSearchParams({ q: query })}`);
    await answered(page);
    await expect(firstResult(page)).toHaveAttribute('href', /fj7\/5\/index\.html/);
  });
}

test('the reforms that were found are saved as a file, with their published addresses', async ({
  page,
  disc,
}) => {
  await page.goto(`${disc.root}search/index.html?${new URLSearchParams({ q: '一点接入' })}`);
  await answered(page);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^下载/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('搜索“一点接入”的结果.csv');
  const csv = readFileSync(await saved.path(), 'utf8');
  expect(csv).toContain(`${TEST_SITE_URL}fj7/5/`);
});

test("a page's file is the site's own, byte for byte", async ({ page, disc }) => {
  await page.goto(`${disc.root}units/swt/index.html`);
  const link = page.locator('a[href$=".docx"]').first();
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const path = new URL(saved.url()).href.slice(disc.root.length);
  expect(readFileSync(await saved.path())).toEqual(readFileSync(`dist/${path}`));
});

test('the link to a place that is copied is the published one', async ({ page, disc }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => {
      document.documentElement.dataset.copied = text;
    };
  });
  await page.goto(`${disc.root}fj7/index.html`);
  const link = page.locator('a.self').first();
  const hash = await link.getAttribute('href');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-copied', `${TEST_SITE_URL}fj7/${hash}`);
  await expect(page.locator('.copied-link')).toHaveText('链接已复制');
});

test('a page prints as on the site, with its published address', async ({ page, disc }) => {
  await page.goto(`${disc.root}fj7/16/index.html`);
  const sheet = printed(await page.pdf({ preferCSSPageSize: true }));
  expect(sheet.pages).toBeLessThanOrEqual(2);
  const text = sheet.text.replace(/\s/g, '');
  expect(text).toContain('供电服务体系');
  expect(text).toContain(`${TEST_SITE_URL}fj7/16/`);
  expect(text).not.toContain('file:');
});

test('where the data are gone the page says so, and its list stands', async ({
  page,
  disc,
  wrongs,
}) => {
  await page.route('**/data.json.js', (route) => route.abort());
  await page.goto(`${disc.root}search/index.html?${new URLSearchParams({ q: '海关' })}`);
  await expect(results(page)).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('status')).toContainText('搜索');
  await expect(page.locator('.reforms > li')).not.toHaveCount(0);
  // The browser tells that the file didn't come, and nothing else went wrong.
  expect(wrongs.filter((one) => !/ERR_FAILED|data\.json\.js/.test(one))).toEqual([]);
  wrongs.length = 0;
});
