import { expect, type Page, test } from '@playwright/test';

const PATHS = ['fj7/matrix/', 'fj7/matrix/by-topic/'];

/** How far the page and its boxes can be moved sideways or within themselves. */
const moves = (page: Page) =>
  page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('.matrix')];
    return boxes.map((box) => [
      box.scrollWidth - box.clientWidth,
      box.matches('html') ? 0 : box.scrollHeight - box.clientHeight,
    ]);
  });

for (const path of PATHS) {
  test(`/${path} stands whole on a screen, with nothing to move in itself`, async ({ page }) => {
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await expect(page.locator('.matrix')).toBeVisible();
      await expect(page.locator('.matrix-groups')).toBeHidden();
      expect(await moves(page), `at ${width}`).toEqual([
        [0, 0],
        [0, 0],
      ]);
    }
  });

  test(`/${path} prints its heads over their dots`, async ({ page }) => {
    await page.setViewportSize({ width: 1047, height: 740 });
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    const off = await page.evaluate(() => {
      const middle = (element: Element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      };
      const heads = [...document.querySelectorAll('.matrix .unit a')];
      const rows = [...document.querySelectorAll('.matrix tbody tr')];
      return rows.flatMap((row) =>
        [...row.querySelectorAll('td:not(.zones)')].flatMap((cell, index) => {
          const dot = cell.querySelector('a');
          const head = heads[index];
          return dot && head ? [Math.abs(middle(dot) - middle(head))] : [];
        }),
      );
    });
    expect(off.length).toBeGreaterThan(0);
    expect(Math.max(...off)).toBeLessThan(2);
  });
}

test.describe('on a phone, without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('the matrix is a list of the units, each with what it leads', async ({ page, request }) => {
    const { reforms, units } = await (await request.get('fj7/data.json')).json();
    await page.goto('fj7/matrix/');
    await expect(page.locator('.matrix')).toBeHidden();
    const groups = page.locator('.matrix-groups details');
    await expect(groups).toHaveCount(units.length);
    for (const unit of units) {
      const led = reforms.filter((reform: { units: { id: string }[] }) =>
        reform.units.some(({ id }) => id === unit.id),
      );
      const group = groups.filter({ has: page.locator('summary', { hasText: unit.name }) }).first();
      await expect(group.locator('.reforms > li')).toHaveCount(led.length);
    }
    const first = groups.first();
    await first.locator('summary').click();
    await expect(first.locator('.reforms .marks').first()).toBeVisible();
  });
});

test.describe('where the system sets the colours', () => {
  test.use({ forcedColors: 'active' });

  test('a zone that something comes from is told from one that it does not', async ({ page }) => {
    await page.goto('./');
    const looks = await page.evaluate(() => {
      const marks = document.querySelector('.reforms li .marks:has(.mark:not(.from))');
      const look = (selector: string) => {
        const mark = marks?.querySelector(selector);
        if (!mark) throw new Error(`no ${selector}`);
        const shape = getComputedStyle(mark, '::before');
        return {
          text: getComputedStyle(mark).color,
          line: shape.borderTopStyle,
          colour: shape.borderTopColor,
          width: Number.parseFloat(shape.borderTopWidth),
        };
      };
      return { from: look('.from'), not: look('.mark:not(.from)') };
    });
    expect(looks.from.line).toBe('solid');
    expect(looks.not.line).toBe('dashed');
    expect(looks.from.width).toBeGreaterThan(8);
    expect(looks.from.text).not.toBe(looks.from.colour);
    expect(looks.from.text).not.toBe(looks.not.text);
  });
});
