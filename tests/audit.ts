import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { TEST_SITE_URL } from './site.ts';

/** The narrowest screen that pages must fit on (WCAG 1.4.10), and a desk's. */
export const NARROW = 320;
export const WIDE = 1280;

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that a worker keeps open and leads from address to address, and what went wrong on it. */
interface Sheet {
  page: Page;
  wrongs: string[];
}

/** Tests that only look at pages share one: it is opened anew at each address. */
export const test = base.extend<object, { sheet: Sheet }>({
  sheet: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      const page = await context.newPage();
      await use({ page, wrongs: watched(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],
});

/** Notes what a page may not do: leave the origin, break its policy, fail in a script. */
function watched(page: Page): string[] {
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

/** Opens an address, and lets a search that it asks for answer. */
export async function open({ page, wrongs }: Sheet, path: string): Promise<void> {
  wrongs.length = 0;
  await page.goto(path);
  await page.waitForFunction(() => {
    const results = document.querySelector<HTMLElement>('search-results');
    if (!results) return true;
    return customElements.get('search-results') && results.dataset.state !== 'loading';
  });
}

/** Opens an address and holds what is there against the rules of accessibility, at some widths. */
export async function expectSound(sheet: Sheet, path: string, widths: number[]): Promise<void> {
  const { page, wrongs } = sheet;
  await page.setViewportSize({ width: NARROW, height: 640 });
  await open(sheet, path);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll at ${NARROW} px`).toBe(0);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    expect(await violations(page), `at ${width} px`).toEqual([]);
  }
  expect(wrongs).toEqual([]);
}

/** axe itself, in few bytes. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The part of axe that is used here. */
interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/**
 * What axe finds wrong with a page as it stands. Its binding for Playwright would bring it into the
 * page twice at each look, and have it describe all that is right, for the sake of frames, of which no
 * page has one.
 * @param asked rules in place of the usual ones, or besides them.
 */
export async function violations(
  page: Page,
  { only, also = [] }: { only?: string[]; also?: string[] } = {},
): Promise<string[]> {
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run({
        ...options,
        resultTypes: ['violations'],
        selectors: false,
      });
      return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
    },
    {
      runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: TAGS },
      rules: Object.fromEntries(also.map((rule) => [rule, { enabled: true }])),
    },
  );
  return found.map(({ id, html }) => `${id}: ${html.join(' ')}`);
}
