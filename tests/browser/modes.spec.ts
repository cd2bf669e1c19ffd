import { expect, type Page } from '@playwright/test';
import { open, test, violations } from '../audit.ts';
import { misfits } from '../misfits.ts';
import { type Mode, turn } from '../reading-settings.ts';
import { pageOfEachKind } from '../site.ts';
import { low, unfold } from '../targets.ts';

const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
/** Each size with the widths at which it is looked at: what fits in the larger fits in the other. */
const SIZES: [size: string, widths: number[]][] = [
  ['22', [360]],
  ['26', [360, 1280]],
];
/** What no rule of the usual ones asks: that every text has a contrast of 7. */
const ENHANCED = ['color-contrast-enhanced'];
const COLOURS: [name: string, mode: Mode][] = [
  ['dark', { theme: 'dark' }],
  ['high contrast', { contrast: 'high' }],
  ['dark, high contrast', { theme: 'dark', contrast: 'high' }],
];
/** A phone's width, and a desk's: what stands on a page differs between them. */
const WIDTHS = [360, 1280];

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
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const [name, mode] of COLOURS) {
        await turn(page, mode);
        const at = `${name} at ${width} px`;
        expect(await violations(page), at).toEqual([]);
        if (mode.contrast) expect(await violations(page, ENHANCED), at).toEqual([]);
      }
      await page.emulateMedia({ forcedColors: 'active' });
      await turn(page, {});
      const at = `forced colours at ${width} px`;
      expect(await violations(page), at).toEqual([]);
      expect(await lost(page), at).toEqual([]);
      await page.emulateMedia({ forcedColors: null });
    }
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
