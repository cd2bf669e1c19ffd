import { expect } from '@playwright/test';
import { open, test } from '../audit.ts';
import { misfits } from '../misfits.ts';
import { pageOfEachKind } from '../site.ts';

/** A search with results of every sort: reforms, clauses, units. */
const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
const WIDTHS = [360, 320];
/** What readers set in WeChat and in the system, as a share of the page's own size. */
const SIZES = [1.5, 2];

for (const path of [...pageOfEachKind(), SEARCHED, '/404.html']) {
  test(`/${path.slice(1)} is read whole on a phone in large type`, async ({ sheet }) => {
    const { page } = sheet;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      await open(sheet, path.slice(1));
      await page.evaluate(() => {
        for (const closed of document.querySelectorAll('details')) closed.open = true;
      });
      for (const size of SIZES) {
        await page.evaluate((share) => {
          const root = document.documentElement;
          root.style.fontSize = '';
          root.style.fontSize = `${Number.parseFloat(getComputedStyle(root).fontSize) * share}px`;
        }, size);
        expect(await page.evaluate(misfits), `${size} at ${width} px`).toEqual([]);
      }
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
      document.documentElement.dataset.size = '26';
    });
    expect(await page.evaluate(misfits), 'the largest type of its own').toEqual([]);
    await page.evaluate(() => delete document.documentElement.dataset.size);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 740 });
      await page.evaluate(spaceOut);
      expect(await page.evaluate(misfits), `spaced out at ${width} px`).toEqual([]);
    }
  });
}

/** The least that a page has to bear of a reader's own spacing (WCAG 1.4.12). Run in the page. */
function spaceOut() {
  for (const element of document.querySelectorAll<HTMLElement>('body, body *')) {
    element.style.lineHeight = '1.5';
    element.style.letterSpacing = '0.12em';
    element.style.wordSpacing = '0.16em';
    if (element.tagName === 'P') element.style.marginBottom = '2em';
  }
}
