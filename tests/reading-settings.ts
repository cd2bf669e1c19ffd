import type { Page } from '@playwright/test';

/** The one key that readers' settings are kept under. */
export const KEY = 'fujian-reading';

/** Each way a page may look, as the attributes of its root have it. */
export type Mode = Partial<Record<'size' | 'theme' | 'contrast' | 'ruler', string>>;

/** Has every page of a context find these settings on the device. */
export async function kept(page: Page, mode: Mode): Promise<void> {
  await page.addInitScript(
    ([key, text]) => {
      if (!sessionStorage.getItem('kept')) localStorage.setItem(key as string, text as string);
      sessionStorage.setItem('kept', 'once');
    },
    [KEY, JSON.stringify({ v: 1, ...mode })],
  );
}

/** Turns an open page into another mode, as choosing it does. */
export async function turn(page: Page, mode: Mode): Promise<void> {
  await page.evaluate((chosen) => {
    const { dataset } = document.documentElement;
    for (const name of ['size', 'theme', 'contrast', 'ruler'] as const) {
      const value = chosen[name];
      if (value) dataset[name] = value;
      else delete dataset[name];
    }
  }, mode);
}
