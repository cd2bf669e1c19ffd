import { expect } from '@playwright/test';
import { open, test } from '../audit.ts';
import { pageOfEachKind } from '../site.ts';

/** A search with results of every sort: reforms, clauses, units. */
const SEARCHED = '/search/?q=%E6%B5%B7%E5%85%B3';
const WIDTHS = [360, 320];
/** What readers set in WeChat and in the system, as a share of the page's own size. */
const SIZES = [1.5, 2];

/** What doesn't fit: beyond the page's edges, or cut by a box. Run in the page. */
function misfits(): string[] {
  const root = document.documentElement;
  const found: string[] = [];
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? '').trim().slice(0, 30)}`;
  if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth}`);
  /** A box around it that hides what is beyond it, or lets it be scrolled to. */
  const boxOf = (element: Element, kinds: string[]) => {
    for (let box: Element | null = element; box && box !== root; box = box.parentElement) {
      if (kinds.includes(getComputedStyle(box).overflowX)) return box;
    }
    return null;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName))
      continue;
    // For who listens.
    if (boxOf(parent, ['hidden'])?.getBoundingClientRect().width === 1) continue;
    if (parent.closest('.skip') || boxOf(parent, ['auto', 'scroll'])) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = boxOf(parent, ['hidden', 'clip'])?.getBoundingClientRect();
    const right = Math.min(root.clientWidth, box?.right ?? root.clientWidth);
    for (const line of range.getClientRects()) {
      if (line.width > 0 && (line.right > right + 1 || line.left < -1)) {
        found.push(`${Math.round(line.left)} to ${Math.round(line.right)}: ${named(parent)}`);
        break;
      }
    }
  }
  return found;
}

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
  });
}
