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
/** The rules that colours alone can break, and one that none of the usual asks: a contrast of 7. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
const ENHANCED = 'color-contrast-enhanced';

/** A theme, and how axe looks at it: it is what takes the time here. */
interface Theme {
  name: string;
  mode: Mode;
  forced?: boolean;
  /** The width at which every rule is asked. */
  whole?: number;
  /** The widths at which only colours are: what else there is doesn't hang on them. */
  coloured?: number[];
}
/** As it comes, a page is looked at in `pages.spec.ts`, at 320 and 1280 px. */
const THEMES: Theme[] = [
  { name: 'dark', mode: { theme: 'dark' }, whole: 360, coloured: [1280] },
  { name: 'high contrast', mode: { contrast: 'high' }, whole: 1280, coloured: [360] },
  {
    name: 'dark, high contrast',
    mode: { theme: 'dark', contrast: 'high' },
    coloured: [360, 1280],
  },
  { name: 'forced colours', mode: {}, forced: true, whole: 360, coloured: [1280] },
];

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

async function lookAt(page: Page, { name, mode, forced, whole, coloured = [] }: Theme) {
  await page.emulateMedia({ forcedColors: forced ? 'active' : null });
  await turn(page, mode);
  const also = mode.contrast ? [ENHANCED] : [];
  const looks = [
    ...(whole ? [{ width: whole, asked: { also } }] : []),
    ...coloured.map((width) => ({ width, asked: { only: [...OF_COLOURS, ...also] } })),
  ];
  for (const { width, asked } of looks) {
    const at = `${name} at ${width} px`;
    await page.setViewportSize({ width, height: 800 });
    expect(await violations(page, asked), at).toEqual([]);
    if (forced) expect(await lost(page), at).toEqual([]);
  }
  await page.emulateMedia({ forcedColors: null });
}

for (const path of [...pageOfEachKind(), SEARCHED, '/404.html']) {
  test(`${path} is sound in large type, in every theme, and by keyboard`, async ({ sheet }) => {
    const { page } = sheet;
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(sheet, path.slice(1));
    await unfold(page);
    expect(await low(page, 44), 'targets').toEqual([]);
    expect(await unseen(page), 'focus').toEqual([]);
    for (const theme of THEMES) await lookAt(page, theme);
    for (const [size, widths] of SIZES) {
      await turn(page, { size });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const at = `${size} at ${width} px`;
        expect(await page.evaluate(misfits), at).toEqual([]);
        expect(await low(page, 60), at).toEqual([]);
        expect(await close(page), at).toEqual([]);
        if (size === '26' && width === 360) expect(await violations(page), at).toEqual([]);
      }
    }
    await turn(page, {});
  });
}
