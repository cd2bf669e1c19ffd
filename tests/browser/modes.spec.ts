import { expect, type Page } from '@playwright/test';
import { open, test, violations } from '../audit.ts';
import { misfits } from '../misfits.ts';
import { type Mode, turn } from '../reading-settings.ts';
import { pageOfEachKind } from '../site.ts';

const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
/** Each size with the widths at which it is looked at: what fits in the larger fits in the other. */
const SIZES: [size: string, widths: number[]][] = [
  ['22', [360]],
  ['26', [360, 1280]],
];
/** What may differ between the colours of pages that are otherwise the same. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** The same, where every text has to have a contrast of 7. */
const ENHANCED = ['color-contrast-enhanced', 'link-in-text-block'];
const COLOURS: [name: string, mode: Mode, rules: string[]][] = [
  ['dark', { theme: 'dark' }, OF_COLOURS],
  ['high contrast', { contrast: 'high' }, ENHANCED],
  ['dark, high contrast', { theme: 'dark', contrast: 'high' }, ENHANCED],
];

/** Opens whatever a page keeps folded. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const closed of document.querySelectorAll('details')) closed.open = true;
    const button = document.querySelector('[aria-controls="settings"][aria-expanded="false"]');
    if (button instanceof HTMLElement) button.click();
  });

/** What is lower than a finger needs, where it is a box of its own and no word of a sentence. */
const low = (page: Page, least: number) =>
  page.evaluate((height) => {
    const targets = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, summary, label, [tabindex="0"]',
    );
    return [...targets]
      .filter((target) => {
        const { display, visibility } = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        if (display === 'inline' || visibility === 'hidden' || box.width < 2) return false;
        if (target.matches('.skip, .self, .kind, .basis, .others, label > input')) return false;
        return box.height < height - 0.5;
      })
      .map((target) => `${target.outerHTML.slice(0, 80)} ${target.offsetHeight}`);
  }, least);

/** Texts of several lines that stand closer than 1.3. */
const close = (page: Page) =>
  page.evaluate(() => {
    const blocks = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      return own && element.getClientRects().length > 0;
    });
    return blocks
      .filter((element) => {
        const { lineHeight, fontSize } = getComputedStyle(element);
        const share = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        const range = document.createRange();
        range.selectNodeContents(element);
        const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        return share < 1.299 && tops.size > 1;
      })
      .map((element) => element.outerHTML.slice(0, 80));
  });

/** What doesn't show that the focus is on it. */
const unseen = (page: Page) =>
  page.evaluate(() => {
    const stops = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not(:disabled), select, summary, [tabindex="0"]',
    );
    return [...stops]
      .filter((stop) => stop.getClientRects().length > 0 && stop.tabIndex >= 0)
      .filter((stop) => getComputedStyle(stop).visibility === 'visible')
      .filter((stop) => {
        stop.focus({ preventScroll: true });
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(stop);
        const isSeen = outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2;
        return document.activeElement !== stop || !isSeen || opacity === '0';
      })
      .map((stop) => stop.outerHTML.slice(0, 80));
  });

/** Texts in the colour of the system's ground, but for those on marks that are filled with its ink. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getClientRects().length > 0 && !element.closest('.mark'))
      .filter((element) => getComputedStyle(element).color === ground)
      .map((element) => element.outerHTML.slice(0, 80));
  });

for (const path of [...pageOfEachKind(), SEARCHED, '/404.html']) {
  test(`${path} is sound in large type, in every theme, and by keyboard`, async ({ sheet }) => {
    const { page } = sheet;
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(sheet, path.slice(1));
    await unfold(page);
    expect(await low(page, 44), 'targets').toEqual([]);
    expect(await unseen(page), 'focus').toEqual([]);
    for (const [name, mode, rules] of COLOURS) {
      await turn(page, mode);
      expect(await violations(page, rules), name).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: 'active' });
    await turn(page, {});
    expect(await violations(page, OF_COLOURS), 'forced colours').toEqual([]);
    expect(await lost(page), 'forced colours').toEqual([]);
    await page.emulateMedia({ forcedColors: null });
    for (const [size, widths] of SIZES) {
      await turn(page, { size });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const at = `${size} at ${width} px`;
        expect(await page.evaluate(misfits), at).toEqual([]);
        expect(await low(page, 60), at).toEqual([]);
        expect(await close(page), at).toEqual([]);
        if (size === '26') expect(await violations(page), at).toEqual([]);
      }
    }
    await turn(page, {});
  });
}
