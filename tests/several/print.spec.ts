import { expect, test } from '@playwright/test';
import { permalink } from '../../src/policy/address/spell.ts';
import { fold } from '../../src/policy/source/fold.ts';
import { signOffForms } from '../../src/policy/source/sign-off.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { printed, type Word } from '../paper.ts';
import { SEVERAL } from '../site.ts';

const { units, notices } = checkedCatalog(SEVERAL);
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

test('no sheet of a notice ends with a heading', async ({ page }) => {
  for (const { url, clauses } of notices) {
    await page.goto(url.slice(1));
    const { words } = printed(await page.pdf({ preferCSSPageSize: true }));
    const headings = clauses.filter(({ text }) => !text).map((clause) => clause.printedHeading);
    const last = lastLines(words);
    expect(last.length).toBeGreaterThan(1);
    for (const line of last) {
      const ending = headings.filter((heading) => line.startsWith(bare(heading)));
      expect(ending, `${url}: ${line}`).toEqual([]);
    }
  }
});

test('no sheet of a notice begins with who signed it, or when', async ({ page }) => {
  for (const notice of notices) {
    await page.goto(notice.url.slice(1));
    const { words } = printed(await page.pdf({ preferCSSPageSize: true }));
    const signOff = signOffForms(notice).map(bare);
    for (const [sheet, own] of Map.groupBy(words, (word) => word.page)) {
      const highest = Math.min(...own.map(({ top }) => top));
      const line = own.filter(({ top }) => top < highest + 16).map(({ text }) => text);
      expect(signOff, `${notice.url}, sheet ${sheet}`).not.toContain(fold(line.join('')));
    }
  }
});

const bare = (text: string) => text.replace(/\s/g, '');

/** The last line of words on each sheet, above its number. */
function lastLines(words: readonly Word[]): string[] {
  const byPage = Map.groupBy(
    words.filter(({ text }) => !/^(—|\d+)$/.test(text)),
    ({ page }) => page,
  );
  return [...byPage.values()].map((own) => {
    const lowest = Math.max(...own.map(({ bottom }) => bottom));
    // What is small beside a line stands a little higher than it.
    const line = own.filter(({ bottom }) => bottom > lowest - 16);
    return bare(line.map(({ text }) => text).join(''));
  });
}
