import { expect, type Page } from '@playwright/test';
import { open, test } from '../audit.ts';
import { pageOfEachKind } from '../site.ts';
import { low, unfold } from '../targets.ts';

const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
/** Times that the processor is slower than this one. */
const SLOW = 4;

/** Boxes that are moved sideways to be read, the page itself among them. */
const sideways = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, body *')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .filter((box) => box.matches('html') || /auto|scroll/.test(getComputedStyle(box).overflowX))
      .map((box) => box.outerHTML.slice(0, 80)),
  );

/** Texts that are too small to be read without pinching. */
const small = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) =>
        [...element.childNodes].some((node) => node instanceof Text && node.data.trim()),
      )
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
      .map((element) => element.outerHTML.slice(0, 80)),
  );

/** What the focus, or a link on the page, leads to, and something else stands over. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const isOver = (element: Element) => {
      const [line] = element.getClientRects();
      if (!line || line.width < 2) return false;
      const x = Math.min(Math.max(line.left + line.width / 2, 1), innerWidth - 1);
      const seen = document.elementFromPoint(x, Math.max(line.top, 0) + 3);
      return !seen || !(element.contains(seen) || seen.contains(element));
    };
    const wrong: string[] = [];
    const look = (element: Element) => {
      if (isOver(element)) wrong.push(element.outerHTML.slice(0, 80));
    };
    for (const stop of document.querySelectorAll<HTMLElement>(
      'a[href]:not(.skip), button, input:not(:disabled), summary',
    )) {
      if (stop.closest('label') || getComputedStyle(stop).visibility !== 'visible') continue;
      stop.focus();
      look(stop);
    }
    for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')) {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      target?.scrollIntoView();
      if (target) look(target);
    }
    return wrong;
  });

for (const path of [...pageOfEachKind(), SEARCHED, '/404.html']) {
  test(`${path} is used with one thumb on a slow phone`, async ({ sheet }) => {
    const { page, wrongs } = sheet;
    await page.setViewportSize({ width: 360, height: 640 });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
    await open(sheet, path.slice(1));
    await unfold(page);
    expect(await sideways(page), 'sideways').toEqual([]);
    expect(await small(page), 'small').toEqual([]);
    expect(await low(page, 44), 'targets').toEqual([]);
    expect(await covered(page), 'covered').toEqual([]);
    expect(wrongs).toEqual([]);
    await session.detach();
  });
}
