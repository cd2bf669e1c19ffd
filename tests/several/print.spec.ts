import { expect, test } from '@playwright/test';
import { permalink } from '../../src/policy/address/spell.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { SEVERAL } from '../site.ts';

const { units } = checkedCatalog(SEVERAL);
const changed = units.filter(({ events, predecessors }) => events.length + predecessors.length > 0);

/** A4 without its margins, in CSS pixels. */
const PAPER = { width: 680, height: 960 };

test('on paper no code stands over what became of a unit', async ({ page }) => {
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  expect(changed.length).toBeGreaterThan(0);
  for (const { id } of changed) {
    await page.goto(permalink.unit(id).slice(1));
    const code = await page.locator('.code').boundingBox();
    for (const note of await page.locator('.note, .history').all()) {
      const box = await note.boundingBox();
      expect(box && code && box.x + box.width, id).toBeLessThanOrEqual(code?.x ?? 0);
    }
  }
});
