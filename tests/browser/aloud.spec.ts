import { expect, type Page, test } from '@playwright/test';
import { kept } from '../reading-settings.ts';

interface Voice {
  lang: string;
  localService: boolean;
}

/** What stands in for the browser's speech: it says nothing, notes what it should, and ends when told. */
interface Speech {
  said: string[];
  end: () => void;
}

const MANDARIN: Voice = { lang: 'zh-CN', localService: true };

/** @param late whether the voices come with an event, as in Chromium, and not at the first question. */
async function withVoices(page: Page, voices: Voice[], late = false): Promise<void> {
  await page.addInitScript(
    ({ known, isLate }) => {
      const said: string[] = [];
      let current: { text: string; onend?: () => void } | undefined;
      let there = isLate ? [] : known;
      const engine = {
        onvoiceschanged: undefined as (() => void) | undefined,
        getVoices: () => there,
        speak(utterance: { text: string }) {
          current = utterance;
          said.push(utterance.text);
        },
        // Engines tell of the end of what they were made to break off, after a while.
        cancel() {
          const broken = current;
          current = undefined;
          setTimeout(() => broken?.onend?.());
        },
      };
      Object.defineProperty(window, 'speechSynthesis', { value: engine });
      Object.assign(window, {
        SpeechSynthesisUtterance: class {
          text: string;
          constructor(text: string) {
            this.text = text;
          }
        },
        speech: {
          said,
          end: () => current?.onend?.(),
        },
        voicesCome: () => {
          there = known;
          engine.onvoiceschanged?.();
        },
      });
    },
    { known: voices, isLate: late },
  );
}

const said = (page: Page) =>
  page.evaluate(() => (window as unknown as { speech: Speech }).speech.said);
const sentenceEnds = (page: Page) =>
  page.evaluate(() => (window as unknown as { speech: Speech }).speech.end());
const openPanel = (page: Page) => page.getByRole('button', { name: '阅读设置' }).click();
const start = (page: Page) => page.getByRole('button', { name: '朗读本页' });
const bare = (text: string) => text.replace(/[\s“”‘’《》，。、]/g, '');

test('a reform is read aloud from its title on, sentence by sentence, each lit in its place', async ({
  page,
}) => {
  await withVoices(page, [MANDARIN]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('fj7/16/');
  // Sentences are lit by elements put about them: afterwards none may be left, nor a text be cut.
  const before = await page.locator('main').innerHTML();
  const official = (await page.locator('.official blockquote').textContent()) ?? '';
  await openPanel(page);
  await start(page).click();
  await expect(page.getByRole('button', { name: '暂停' })).toBeFocused();
  let lit = '';
  for (let step = 0; step < 400; step++) {
    const all = await said(page);
    const marked = (await page.locator('.spoken').allTextContents()).join('');
    if ((await page.locator('.reader').count()) === 0) break;
    if (marked) {
      // A title's number is there for who listens alone.
      const seen = page.locator('.spoken').and(page.locator(':not(.out-of-sight *)'));
      if ((await seen.count()) > 0) await expect(seen.first()).toBeInViewport();
      lit += marked;
      // What is lit is what is said.
      if (!/[〔〕]|\d-\d|^\s*（/.test(marked)) expect(bare(marked)).toBe(bare(all[step] ?? ''));
    }
    await sentenceEnds(page);
  }
  const all = await said(page);
  expect(all.slice(0, 2).map(bare)).toEqual(['第16项', '易（e）用电供电服务体系']);
  expect(bare(all.join(''))).toContain(bare(official));
  expect(bare(lit)).toContain(bare(official));
  for (const heading of ['通知原文', '落实卡', '复制要点', '需自行明确'])
    expect(all).toContain(heading);
  for (const one of all) expect(one.length, one).toBeLessThanOrEqual(60);
  expect(all.join(''), 'tools are not read').not.toMatch(/复制$|扫一扫|A\/OL|跳到正文/);
  await expect(page.locator('.reader')).toHaveCount(0);
  expect(await page.locator('main').innerHTML()).toBe(before);
  await expect(page.getByRole('button', { name: '阅读设置' })).toBeFocused();
});

test('a pause keeps the place; to stop takes all away', async ({ page }) => {
  await withVoices(page, [MANDARIN]);
  await page.goto('fj7/16/');
  await openPanel(page);
  await start(page).click();
  for (let step = 0; step < 4; step++) await sentenceEnds(page);
  const [fifth] = (await said(page)).slice(-1);
  await page.getByRole('button', { name: '暂停' }).click();
  // The engine tells that it has ended what it was made to break off: nothing goes on.
  await page.waitForTimeout(100);
  expect(await said(page)).toHaveLength(5);
  await page.getByRole('button', { name: '继续' }).click();
  expect((await said(page)).slice(4)).toEqual([fifth, fifth]);
  await sentenceEnds(page);
  expect(await said(page)).toHaveLength(7);
  await page.keyboard.press('Escape');
  await expect(page.locator('.reader, .spoken')).toHaveCount(0);
  await page.waitForTimeout(100);
  expect(await said(page)).toHaveLength(7);
  await openPanel(page);
  await start(page).click();
  expect((await said(page)).slice(7).map(bare)).toEqual(['第16项']);
  await page.getByRole('button', { name: '停止朗读' }).click();
  await expect(page.locator('.reader, .spoken')).toHaveCount(0);
});

test('who reads by a voice that comes late is offered it then', async ({ page }) => {
  await withVoices(page, [{ lang: 'zh_CN_#Hans', localService: true }], true);
  await page.goto('');
  await openPanel(page);
  await expect(start(page)).toHaveCount(0);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => (window as unknown as { voicesCome: () => void }).voicesCome());
  await expect(start(page)).toBeVisible();
});

for (const [what, voices] of [
  ['has no voice', []],
  ['speaks English alone', [{ lang: 'en-US', localService: true }]],
  ['speaks Cantonese alone', [{ lang: 'zh-HK', localService: true }]],
  ['has a voice that is far away', [{ lang: 'zh-CN', localService: false }]],
] as const) {
  test(`nothing is offered where the browser ${what}`, async ({ page }) => {
    await withVoices(page, [...voices]);
    await page.goto('');
    await openPanel(page);
    await page.waitForLoadState('networkidle');
    await expect(start(page)).toHaveCount(0);
  });
}

test('nothing is offered, and nothing fails, where there is no speech', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'speechSynthesis');
    Reflect.deleteProperty(Window.prototype, 'speechSynthesis');
  });
  await page.goto('');
  await openPanel(page);
  await page.waitForLoadState('networkidle');
  await expect(start(page)).toHaveCount(0);
  expect(errors).toEqual([]);
});

test.describe('the line that is read along', () => {
  const ruler = (page: Page) => page.locator('.ruler.shown');
  /** Where a line of a text ends below, and where the ruler is. */
  const places = (page: Page, selector: string, line: number) =>
    page.evaluate(
      ([query, index]) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(query as string) as Element);
        const tops = [...range.getClientRects()].filter(({ width }) => width > 50);
        const { left, top, bottom } = tops[index as number] as DOMRect;
        const at = document.querySelector('.ruler')?.getBoundingClientRect();
        return { left, top, bottom, ruler: at ? { top: at.top, bottom: at.bottom } : undefined };
      },
      [selector, line] as const,
    );

  test('is not there unless it is chosen', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto('fj7/16/', { waitUntil: 'networkidle' });
    await page.mouse.move(300, 400);
    await expect(page.locator('.ruler')).toHaveCount(0);
    expect(requests.filter((url) => url.includes('ruler'))).toEqual([]);
  });

  test('runs below the line that is pointed at, and over none', async ({ page }) => {
    await page.goto('fj7/16/');
    await openPanel(page);
    await page.getByRole('checkbox', { name: '阅读线' }).check();
    await expect(page.locator('.ruler')).toBeAttached();
    const text = '.official blockquote';
    for (const line of [1, 3, 2]) {
      const { left, top, bottom } = await places(page, text, line);
      await page.mouse.move(left + 20, (top + bottom) / 2);
      await expect(ruler(page)).toBeVisible();
      await expect
        .poll(async () => {
          const now = await places(page, text, line);
          return (now.ruler?.top ?? 0) - now.bottom;
        })
        .toBeGreaterThanOrEqual(-1);
      const now = await places(page, text, line);
      expect((now.ruler?.bottom ?? 0) - now.bottom).toBeLessThan(8);
    }
    await expect(ruler(page)).toHaveCSS('pointer-events', 'none');
    await page.getByRole('checkbox', { name: '阅读线' }).uncheck();
    await expect(ruler(page)).toBeHidden();
  });

  test('follows the focus, and a finger', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      hasTouch: true,
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    await kept(page, { ruler: 'on' });
    await page.goto('fj7/16/', { waitUntil: 'networkidle' });
    const link = page.locator('.jumps a').nth(2);
    await link.focus();
    await expect(ruler(page)).toBeVisible();
    const boxOf = async () => (await link.boundingBox()) ?? { y: 0, height: 0 };
    const { y, height } = await boxOf();
    const top = async () => (await page.locator('.ruler').boundingBox())?.y ?? 0;
    expect(Math.abs((await top()) - y - height)).toBeLessThan(6);
    const text = await places(page, '.official blockquote', 2);
    await page.touchscreen.tap(text.left + 15, (text.top + text.bottom) / 2);
    await expect.poll(async () => Math.abs((await top()) - text.bottom)).toBeLessThan(6);
    await context.close();
  });
});
