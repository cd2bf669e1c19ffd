import type { Page } from '@playwright/test';

/** What is lower than a finger needs, where it is a box of its own and no word of a sentence. */
export const low = (page: Page, least: number) =>
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

/** Opens whatever a page keeps folded. */
export const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const closed of document.querySelectorAll('details')) closed.open = true;
    const button = document.querySelector('[aria-controls="settings"][aria-expanded="false"]');
    if (button instanceof HTMLElement) button.click();
  });
