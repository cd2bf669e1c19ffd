import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, HEADLESS_FLAGS } from '../chromium.ts';

/** Whose pages are long enough that the notice's words are below the first screen. */
const PHONE = { width: 360, height: 640 };
/** It begins and ends inside words. */
const HIT = '复电后抢';
const CLAUSE = '先复电后抢修';
const REFORM = 'fj7/16/';
/** Its words are tied to points phrase by phrase, and phrases meet within a clause. */
const TIED = 'fj7/5/';

/** Searches, follows the link to a reform, and waits until the words stand on the screen. */
async function expectLed(page: Page, words: string, reform: string) {
  await page.goto(`search/?${new URLSearchParams({ q: words })}`);
  // Before its answer the page is the whole list, whose links lead to no hit.
  await page.locator(`[data-state="found"] .reforms a[href*="/${reform}"]`).first().click();
  await page.waitForURL((url) => url.pathname.endsWith(reform));
  await expect.poll(() => placeOf(page, words)).toBeLessThan(PHONE.height);
  expect(await placeOf(page, words)).toBeGreaterThan(0);
}

/** How far below the screen's upper edge some of the notice's words stand. */
const placeOf = (page: Page, words: string): Promise<number> =>
  page.locator('.official blockquote').evaluate((quote, wanted) => {
    const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let before = 0;
    const at = (quote.textContent ?? '').indexOf(wanted);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text) {
      if (at >= before && at < before + node.data.length) {
        range.setStart(node, at - before);
        range.setEnd(node, at - before + 1);
        return range.getBoundingClientRect().top;
      }
      before += node.data.length;
    }
    return Number.NaN;
  }, words);

/** A run of characters that goes from one inline element of a reform's words over into the next. */
async function acrossElements(page: Page): Promise<string> {
  await page.goto(TIED);
  return page.locator('.official blockquote').evaluate((quote) => {
    const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push((walker.currentNode as Text).data);
    const whole = /^[\p{Script=Han}]{2}$/u;
    const pair = texts
      .map((text, index) => [text.slice(-2), texts[index + 1]?.slice(0, 2) ?? ''] as const)
      .reverse()
      .find((two) => two.every((part) => whole.test(part)));
    if (!pair) throw new Error('no two elements meet within a clause');
    return pair.join('');
  });
}

/**
 * Takes text fragments from a page's browser, as kernels before Chromium 80 have none: it no longer
 * scrolls to them, and scripts find them in the address, where today's browsers never leave them.
 */
async function withoutFragments(page: Page) {
  await page.addInitScript(() => {
    const [{ name } = { name: '' }] = performance.getEntriesByType('navigation');
    Object.assign(window, { asked: { hash: name.replace(/^[^#]*/, '') } });
  });
  await page.route('**/_astro/*.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).split('location.hash').join('asked.hash');
    await route.fulfill({ response, body });
  });
}

/** A browser that doesn't scroll to text fragments. */
const plain = () => {
  const executablePath = findChromium();
  return chromium.launch({
    args: [...HEADLESS_FLAGS, '--disable-blink-features=TextFragmentIdentifiers'],
    ...(executablePath ? { executablePath } : {}),
  });
};

for (const native of [true, false]) {
  test.describe(native ? 'where the browser knows text fragments' : 'where it knows none', () => {
    let page: Page;
    let own: Browser | undefined;

    test.beforeEach(async ({ browser }, { project }) => {
      own = native ? undefined : await plain();
      const { baseURL } = project.use;
      page = await (own ?? browser).newPage({ viewport: PHONE, ...(baseURL ? { baseURL } : {}) });
      if (!native) await withoutFragments(page);
    });

    test.afterEach(async () => {
      await page.close();
      await own?.close();
    });

    test('a result leads to a hit that begins and ends inside words', async () => {
      await expectLed(page, HIT, REFORM);
    });

    test('a result leads to a hit that goes through several elements', async () => {
      await expectLed(page, await acrossElements(page), TIED);
    });

    test('what no page has, and what is no text, break nothing', async () => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      for (const wrong of ['%E4%B8', encodeURIComponent('海南自贸港'), '', '-,a,-b']) {
        await page.goto(`fj7/${page.url().includes('fj7/3') ? 4 : 3}/#:~:text=${wrong}`);
        await page.waitForLoadState('networkidle');
        await expect(page.locator('main mark')).toHaveCount(0);
      }
      expect(errors).toEqual([]);
    });

    if (!native) {
      test('the stretch is marked, and no character is added', async () => {
        await page.goto(REFORM);
        const before = await page.locator('.official').first().textContent();
        await page.goto(`${REFORM}?#:~:text=${encodeURIComponent(CLAUSE)}`);
        const marks = page.locator('.official mark');
        await expect(marks.first()).toBeInViewport();
        expect((await marks.allTextContents()).join('')).toBe(CLAUSE);
        expect(await page.locator('.official').first().textContent()).toBe(before);
      });
    }
  });
}
