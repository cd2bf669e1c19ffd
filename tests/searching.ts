import { expect, type Page } from '@playwright/test';

/** The engines of the search, each with what has to be refused so that it is the one to answer. */
export const ENGINES = [
  ['pagefind', '**/data.json'],
  ['literal', '**/pagefind/**'],
] as const;

/** Searches from a page's box, and goes on in pinyin, misspelled, with a question, and for nothing. */
export async function searched(page: Page, engine: string, refused: string): Promise<void> {
  await page.route(refused, (route) => route.abort());
  await page.goto('fj7/16/');
  const box = page.locator('input[name=q]').first();
  await box.fill('保函');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  const results = page.locator('search-results');
  await expect(results).toHaveAttribute('data-engine', engine);
  // Each needs other data.
  for (const words of ['yidianjieru', '一點接入', '怎么办理原产地证', '某某某某']) {
    await box.fill(words);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=/);
    await expect(results).toHaveAttribute('data-state', /^(found|none)$/);
  }
}
