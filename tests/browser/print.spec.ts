import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { quoted } from '../../src/policy/quote.ts';
import { type Printed, printed } from '../paper.ts';
import { DIST, TEST_SITE_URL } from '../site.ts';

interface Reform {
  number: number;
  title: string;
  officialText: string;
  points: { number: number; text: string }[];
}

const print = async (page: Page, path: string) => {
  await page.goto(path);
  return printed(await page.pdf({ preferCSSPageSize: true }));
};

const POINTS_PER_MM = 72 / 25.4;
/** The text's place on A4, after GB/T 9704, in points; the page number stands below it. */
const TEXT = {
  left: 28 * POINTS_PER_MM,
  right: (210 - 26) * POINTS_PER_MM,
  top: 37 * POINTS_PER_MM,
  bottom: (297 - 35) * POINTS_PER_MM,
};

/**
 * No word reaches beyond the margins (a glyph's box may by a hair), and no line's middle does: its
 * box is as high as its font says, not as its ink.
 */
function expectWithinMargins(sheet: Printed) {
  const hair = 3;
  const outside = sheet.words.filter(
    (word) =>
      !/^(—|\d+)$/.test(word.text) &&
      (word.left < TEXT.left - hair ||
        word.right > TEXT.right + hair ||
        middle(word) < TEXT.top ||
        middle(word) > TEXT.bottom),
  );
  expect(outside).toEqual([]);
}

const middle = (word: { top: number; bottom: number }) => (word.top + word.bottom) / 2;

/** Words as they are compared: the points' numbers stand between those of the paragraph. */
const bare = (text: string) => text.replace(/[\s\d,\u2060]/g, '');

/** The text, the card, the points and the questions, the procedure, how to cite it: back and front of one sheet. */
const MOST_PAGES = 2;

const { reforms } = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as {
  reforms: Reform[];
};

for (const reform of reforms) {
  test(`reform ${reform.number} prints on its sheet, in black and white, with citation and code`, async ({
    page,
  }) => {
    const path = `fj7/${reform.number}/`;
    const sheet = await print(page, path);
    const name = `第${reform.number}项`;
    expect(sheet.pages, name).toBeLessThanOrEqual(MOST_PAGES);
    expectWithinMargins(sheet);
    expect(sheet.colour, name).toBeLessThan(8);
    expect(sheet.codes, name).toEqual([TEST_SITE_URL + path]);
    const text = bare(sheet.text);
    expect(text, name).toContain(bare(reform.title));
    for (const point of reform.points) {
      expect(sheet.text, name).toContain(`fj7/${reform.number}/#p${point.number}`);
    }
    expect(text).toContain(bare(`附件第${reform.number}项${quoted(reform.title)}`));
    expect(sheet.text).toMatch(/\[A\/OL\]/);
    expect(sheet.text).toMatch(/非正式文本/);
    expect(sheet.text).toContain(`网址 ${TEST_SITE_URL}${path}`);
    expect(sheet.text).toMatch(/打印日期 \d{4}-\d\d-\d\d/);
    // No line of the paragraph is lost, wherever a page ends.
    const lines = await page
      .locator('.official blockquote')
      .evaluate((quote) => quote.textContent ?? '');
    expect(bare(lines)).toBe(bare(reform.officialText));
    expect(text, name).toContain(bare(reform.officialText).slice(0, 40));
    expect(text, name).toContain(bare(reform.officialText).slice(-30));
  });
}

for (const path of ['fj7/16/', 'fj7/', 'fj7/matrix/']) {
  test(`settings and the dark leave paper as it is: ${path}`, async ({ page }) => {
    const inColour = async () => {
      await page.emulateMedia({ media: 'print' });
      const colours = await page.evaluate(() =>
        [...document.querySelectorAll('main *, body')]
          .filter((element) => element.getClientRects().length > 0)
          .map((element) => {
            const { color, backgroundColor, fontSize } = getComputedStyle(element);
            return `${element.tagName} ${color} ${backgroundColor} ${fontSize}`;
          }),
      );
      await page.emulateMedia({ media: null });
      return colours;
    };
    const plain = await print(page, path);
    const plainColours = await inColour();
    expect(plainColours.join()).toContain('rgb(0, 0, 0)');
    await page.evaluate(() => {
      const chosen = { v: 1, size: '26', theme: 'dark', contrast: 'high', ruler: 'on' };
      localStorage.setItem('fujian-reading', JSON.stringify(chosen));
    });
    await page.emulateMedia({ colorScheme: 'dark' });
    const sheet = await print(page, path);
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    expect(sheet.colour, path).toBeLessThan(8);
    expect([sheet.pages, sheet.text, sheet.codes]).toEqual([plain.pages, plain.text, plain.codes]);
    expect(await inColour(), path).toEqual(plainColours);
    await page.evaluate(() => localStorage.clear());
    await page.emulateMedia({ colorScheme: null });
  });
}

test('paper is set as GB/T 9704 says, and every font is in the file', async ({ page }) => {
  const { fontsEmbedded } = await print(page, 'fj7/1/');
  expect(fontsEmbedded).not.toEqual([]);
  expect(fontsEmbedded).not.toContain(false);
  await page.emulateMedia({ media: 'print' });
  const set = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { fontFamily, fontSize } = getComputedStyle(element);
        return `${Math.round(Number.parseFloat(fontSize) * 0.75)} ${fontFamily.split(',')[0]}`;
      });
  expect(await set('h1')).toBe('22 FangSong');
  expect(await set('.official blockquote')).toBe('16 FangSong');
  expect(await set('h2')).toBe('13 SimHei');
  // What stands in for them on this machine: a Song for the text, a Hei for the headings.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('DOM.enable');
  await devtools.send('CSS.enable');
  const { root } = await devtools.send('DOM.getDocument');
  const used = async (selector: string) => {
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName }) => familyName).join(' ');
  };
  expect(await used('.points li')).toMatch(/FangSong|Serif|Song|SimSun/i);
  expect(await used('h2')).toMatch(/SimHei|Sans|YaHei/i);
});

test('the notice prints whole, clause by clause with its address', async ({ page, request }) => {
  const sheet = await print(page, 'fj7/');
  expect(sheet.pages).toBeLessThanOrEqual(9);
  expectWithinMargins(sheet);
  expect(sheet.colour).toBeLessThan(8);
  expect(sheet.codes).toEqual([`${TEST_SITE_URL}fj7/`]);
  const { notice, reforms } = await (await request.get('fj7/data.json')).json();
  for (const { url } of notice.clauses) expect(sheet.text).toContain(url.slice(1));
  for (const { number } of reforms as Reform[])
    expect(sheet.text).toContain(`fj7/#annex-${number}`);
  const heads = sheet.text.match(/成果名称和内容/g) ?? [];
  expect(heads.length, 'the head of the table, on each of its sheets').toBeGreaterThan(2);
});

test("a unit's sheet prints within its margins, with its code", async ({ page }) => {
  for (const [unit, most] of [
    ['swt', 4],
    ['fzhg', 5],
  ] as const) {
    const sheet = await print(page, `units/${unit}/`);
    expect(sheet.pages).toBeLessThanOrEqual(most);
    expectWithinMargins(sheet);
    expect(sheet.colour).toBeLessThan(8);
    expect(sheet.codes).toEqual([`${TEST_SITE_URL}units/${unit}/`]);
  }
});
