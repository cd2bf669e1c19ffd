/** The policy holds, and stops nothing that the site does: in its tag alone, and as a header beside it. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { headerPolicy } from '../../src/delivery/security-headers.ts';
import { KEY } from '../reading-settings.ts';
import { ENGINES, searched } from '../searching.ts';
import { pageHtml, pageOfEachKind, sitePages } from '../site.ts';

/** The policy in a page's head. */
const policyIn = (html: string) =>
  /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html)?.[1] ?? '';
/** What a server that looked for a page and found none sends: what any page is allowed. */
const ANY = [...sitePages(), '/404.html'].map((path) => policyIn(pageHtml(path)));

/** Notes all that a policy stopped in a context's pages, and all that failed in them. */
async function stopped(context: BrowserContext): Promise<string[]> {
  const wrongs: string[] = [];
  await context.exposeBinding('noteStopped', (_source, what: string) => wrongs.push(what));
  await context.addInitScript(() => {
    const { noteStopped } = window as unknown as { noteStopped: (what: string) => void };
    document.addEventListener('securitypolicyviolation', (event) => {
      noteStopped(
        `${event.effectiveDirective} stopped ${event.blockedURI} on ${event.documentURI}`,
      );
    });
  });
  context.on('console', (message) => {
    const isRefused = message.text().includes('net::ERR_FAILED');
    if (message.type() === 'error' && !isRefused) wrongs.push(message.text());
  });
  context.on('weberror', (error) => wrongs.push(error.error().message));
  return wrongs;
}

/** Sends each page with the header that a server is told to send with it. */
const withHeaders = (context: BrowserContext) =>
  context.route(
    (url) => url.pathname.endsWith('/') || url.pathname.endsWith('.html'),
    async (route) => {
      const response = await route.fetch();
      const policies = response.ok() ? [policyIn(await response.text())] : ANY;
      const policy = headerPolicy(policies, "'none'");
      const headers = { ...response.headers(), 'content-security-policy': policy };
      await route.fulfill({ response, headers });
    },
  );

async function settled(page: Page) {
  await page.waitForFunction(() => customElements.get('search-box'));
}

for (const [how, prepared] of [
  ['in its tag', async () => undefined],
  ['and its header', withHeaders],
] as const) {
  test.describe(`the policy ${how}`, () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test('stops what no page has, and that is seen', async ({ page, context }) => {
      await prepared(context);
      const wrongs = await stopped(context);
      await page.goto('fj7/16/');
      const ran = await page.evaluate(async () => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.ran = true';
        document.body.append(script);
        const style = document.createElement('style');
        style.textContent = 'body{display:none}';
        document.body.append(style);
        document.body.setAttribute('onclick', 'globalThis.ran = true');
        document.body.click();
        const base = document.createElement('base');
        base.href = 'https://outside.example/';
        document.head.append(base);
        await fetch('https://outside.example/').catch(() => undefined);
        return ['ran' in globalThis, getComputedStyle(document.body).display, document.baseURI];
      });
      expect(ran).toEqual([false, 'block', page.url()]);
      const seen = () => new Set(wrongs.map((one) => /^(\S+) stopped/.exec(one)?.[1]));
      for (const part of ['script-src-elem', 'style-src-elem', 'script-src-attr', 'connect-src']) {
        await expect.poll(() => [...seen()]).toContain(part);
      }
    });

    test('stops nothing on a page of any kind', async ({ page, context }) => {
      await prepared(context);
      const wrongs = await stopped(context);
      for (const path of pageOfEachKind()) {
        await page.goto(path.slice(1));
        await settled(page);
      }
      await page.goto('fj7/#c2-2');
      await page.goto('fj7/16/#:~:text=供电');
      await page.goto('search/?q=%E6%B5%B7%E5%85%B3');
      await expect(page.locator('search-results')).toHaveAttribute('data-state', 'found');
      expect(wrongs).toEqual([]);
    });

    for (const [engine, refused] of ENGINES) {
      test(`stops nothing of a search with ${engine}`, async ({ page, context }) => {
        await prepared(context);
        const wrongs = await stopped(context);
        await searched(page, engine, refused);
        expect(wrongs).toEqual([]);
      });
    }

    test('stops nothing of settings, copying, taking away and printing', async ({
      page,
      context,
    }) => {
      await prepared(context);
      const wrongs = await stopped(context);
      await page.goto('fj7/16/');
      await page.getByRole('button', { name: '阅读设置' }).click();
      for (const choice of ['特大', '深色', '高对比', '阅读线']) {
        await page.getByLabel(choice, { exact: true }).check();
      }
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([KEY]);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
      await page.locator('#cite .copy').first().click();
      await expect(page.locator('#cite .copy').first()).toHaveText(/^已复制/);
      await page.emulateMedia({ media: 'print' });
      expect((await page.pdf()).length).toBeGreaterThan(10_000);
      await page.emulateMedia({ media: 'screen' });
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href$=".docx"]').first().click(),
      ]);
      await saved.path();
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
      expect(wrongs).toEqual([]);
    });
  });
}

test("the search runs its WebAssembly by the policy's own word, and no other page may", async ({
  page,
  context,
}) => {
  const wrongs = await stopped(context);
  const compiled = () =>
    page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => true,
        () => false,
      ),
    );
  await page.goto('search/');
  expect(await compiled()).toBe(true);
  expect(wrongs).toEqual([]);
  await page.goto('fj7/16/');
  expect(await compiled()).toBe(false);
});
