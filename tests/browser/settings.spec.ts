import { expect, type Page, test } from '@playwright/test';
import { KEY, kept } from '../reading-settings.ts';

const button = (page: Page) => page.getByRole('button', { name: '阅读设置' });
const panel = (page: Page) => page.getByRole('region', { name: '阅读设置' });
const sizeOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).fontSize);
const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const storedIn = (page: Page) => page.evaluate(() => ({ ...localStorage }));

const PAPER = 'rgb(255, 254, 251)';
const DARK = 'rgb(31, 28, 23)';
const WHITE = 'rgb(255, 255, 255)';
const BLACK = 'rgb(0, 0, 0)';

test('a size is taken at once, kept under one key, and stays on every page', async ({ page }) => {
  await page.goto('fj7/16/');
  expect(await sizeOf(page)).toBe('18px');
  await button(page).click();
  for (const [name, size] of [
    ['大', '22px'],
    ['特大', '26px'],
  ] as const) {
    await panel(page).getByRole('radio', { name, exact: true }).check();
    expect(await sizeOf(page)).toBe(size);
  }
  await expect(panel(page).getByRole('status')).toHaveText('设置只保存在这台设备的浏览器里。');
  expect(await storedIn(page)).toEqual({ [KEY]: '{"v":1,"size":"26"}' });
  expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({});
  expect(await page.context().cookies()).toEqual([]);
  await page.goto('units/');
  expect(await sizeOf(page)).toBe('26px');
  await button(page).click();
  await expect(panel(page).getByRole('radio', { name: '特大' })).toBeChecked();
  await panel(page).getByRole('radio', { name: '标准' }).check();
  expect(await sizeOf(page)).toBe('18px');
  expect(await storedIn(page)).toEqual({});
});

test('another page that is open follows', async ({ context, page }) => {
  await page.goto('');
  const other = await context.newPage();
  await other.goto('units/');
  await button(page).click();
  await panel(page).getByRole('radio', { name: '特大' }).check();
  await expect(other.locator('html')).toHaveAttribute('data-size', '26');
});

test('settings are there before the first paint, and move nothing afterwards', async ({ page }) => {
  await kept(page, { size: '26', theme: 'dark', contrast: 'high', ruler: 'on' });
  await page.addInitScript(() => {
    const frames: string[] = [];
    const record = () => {
      const { body } = document;
      if (body)
        frames.push(getComputedStyle(body).backgroundColor + getComputedStyle(body).fontSize);
      requestAnimationFrame(record);
    };
    requestAnimationFrame(record);
    let shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifted += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { seen: () => ({ frames: [...new Set(frames)], shifted }) });
  });
  for (const path of ['', 'fj7/16/']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const seen = () =>
      page.evaluate(() =>
        (window as unknown as { seen: () => { frames: string[]; shifted: number } }).seen(),
      );
    await expect.poll(async () => (await seen()).frames.length).toBeGreaterThan(0);
    expect(await seen(), path).toEqual({ frames: ['rgb(0, 0, 0)26px'], shifted: 0 });
  }
});

test('the script comes without a request of its own, before anything that is painted', async ({
  request,
}) => {
  const html = await (await request.get('')).text();
  const head = html.slice(0, html.indexOf('</head>'));
  expect(head).toContain(KEY);
  expect(head).toMatch(/script-src 'self' 'sha256-[\w+/]+=*'/);
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(head) ?? [];
  expect(script).not.toMatch(/\?\.|\?\?|replaceAll|\.at\(/);
});

test('where a server forbids the script in the head, the settings come late', async ({ page }) => {
  await kept(page, { size: '26' });
  await page.route('**/fj7/16/', async (route) => {
    const html = await (await route.fetch()).text();
    const forbidding = html.replace(/script-src [^;]*;/, "script-src 'self';");
    await route.fulfill({ body: forbidding, contentType: 'text/html' });
  });
  const forbidden = page.waitForEvent('console', (message) =>
    message.text().includes('inline script'),
  );
  await page.goto('fj7/16/');
  await forbidden;
  await expect(page.locator('html')).toHaveAttribute('data-size', '26');
});

test('what is kept and is no setting is passed over', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('fj7/16/');
  for (const text of [
    '',
    'null',
    '5',
    '{',
    '[]',
    '{"v":2,"size":"26"}',
    '{"size":"26"}',
    '{"v":1,"size":"27"}',
    '{"v":1,"size":26}',
    '{"v":1,"size":["26"]}',
    '{"v":1,"theme":"<b>","contrast":true,"ruler":1,"__proto__":{"size":"26"}}',
  ]) {
    await page.evaluate(
      ([key, value]) => localStorage.setItem(key as string, value as string),
      [KEY, text],
    );
    await page.reload();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset })), text).toEqual({});
  }
  expect(errors).toEqual([]);
});

for (const [what, refuse] of [
  [
    'is full',
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  ],
  [
    'is forbidden',
    () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('forbidden', 'SecurityError');
        },
      });
    },
  ],
  ['is not there', () => Object.defineProperty(window, 'localStorage', { value: null })],
] as const) {
  test(`where the storage ${what}, settings hold for the page, and it says so`, async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(refuse);
    await page.goto('fj7/16/');
    await button(page).click();
    await panel(page).getByRole('radio', { name: '特大' }).check();
    expect(await sizeOf(page)).toBe('26px');
    await expect(panel(page).getByRole('status')).toHaveText(
      '这个浏览器不让保存设置，只在本页有效。',
    );
    expect(errors).toEqual([]);
  });
}

test('the theme is the system’s until another is chosen', async ({ page }) => {
  const frame = () =>
    page.evaluate(() => {
      const [first] = [
        ...document.querySelectorAll<HTMLMetaElement>('[name="theme-color"]'),
      ].filter((meta) => !meta.media || matchMedia(meta.media).matches);
      return first?.content;
    });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('fj7/16/');
  expect([await groundOf(page), await frame()]).toEqual([DARK, '#1f1c17']);
  await button(page).click();
  const choose = (name: string) => panel(page).getByRole('radio', { name }).check();
  await choose('浅色');
  expect([await groundOf(page), await frame()]).toEqual([PAPER, '#0b5358']);
  await page.emulateMedia({ colorScheme: 'light' });
  await choose('深色');
  expect([await groundOf(page), await frame()]).toEqual([DARK, '#1f1c17']);
  await choose('跟随系统');
  expect([await groundOf(page), await frame()]).toEqual([PAPER, '#0b5358']);
  await panel(page).getByRole('checkbox', { name: '高对比' }).check();
  expect(await groundOf(page)).toBe(WHITE);
  await choose('深色');
  expect(await groundOf(page)).toBe(BLACK);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'dark',
  );
});

test('without JavaScript the system’s theme holds', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    colorScheme: 'dark',
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto('fj7/16/');
  await expect(page.locator('body')).toHaveCSS('background-color', DARK);
  await expect(button(page)).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  await context.close();
});

test('in the dark a code keeps its white ground', async ({ page }) => {
  await kept(page, { theme: 'dark', contrast: 'high' });
  await page.goto('fj7/16/');
  const code = page.locator('.qr svg');
  await expect(code).toHaveCSS('background-color', WHITE);
  await expect(code.locator('path')).toHaveCSS('stroke', BLACK);
});

test('by keyboard alone: open, choose by arrows, close; the focus comes back', async ({ page }) => {
  await page.goto('fj7/16/');
  for (let stops = 0; stops < 3; stops++) await page.keyboard.press('Tab');
  await expect(button(page)).toBeFocused();
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('radio', { name: '标准' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('radio', { name: '特大' })).toBeFocused();
  expect(await sizeOf(page)).toBe('26px');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('radio', { name: '跟随系统' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeHidden();
});

for (const path of ['', 'fj7/16/', 'fj7/matrix/', 'units/swt/', 'search/?q=%E6%B5%B7%E5%85%B3']) {
  test(`/${path} is gone through by Tab in the order of its text, each stop in sight`, async ({
    page,
  }) => {
    await page.goto(path, { waitUntil: 'networkidle' });
    // Not by a click, after which Tab would go on from there.
    await button(page).evaluate((one: HTMLElement) => one.click());
    const stops: { index: number; name: string; inSight: boolean }[] = [];
    const next = async () => {
      await page.keyboard.press('Tab');
      return page.evaluate(() => {
        const stop = document.activeElement as Element;
        const { top, bottom, left, right } = stop.getBoundingClientRect();
        return {
          index: [...document.querySelectorAll('*')].indexOf(stop),
          name: stop.outerHTML.slice(0, 60),
          inSight: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
        };
      });
    };
    for (let stop = await next(); stop.index > 2; stop = await next()) {
      if (stop.index <= (stops[stops.length - 1]?.index ?? 0)) break;
      stops.push(stop);
    }
    expect(stops.filter(({ inSight }) => !inSight)).toEqual([]);
    const reachable = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button, input, summary, [tabindex="0"]',
          ),
        ]
          .filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled'))
          .filter((stop) => stop.getClientRects().length > 0)
          .filter((stop) => !stop.closest('details:not([open]) > :not(summary)'))
          // Of a group of radio buttons only the chosen one is a stop.
          .filter((stop) => !stop.matches('[type="radio"]:not(:checked)')).length,
    );
    expect(stops.length).toBe(reachable);
  });
}
