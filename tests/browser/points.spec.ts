import { expect, test } from '@playwright/test';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a point leads to its phrase and a phrase to its point', async ({ page }) => {
    await page.goto('fj7/12/');
    await page.getByRole('link', { name: /^原文（第2点所依据）/ }).click();
    await expect(page).toHaveURL(/#w2-1$/);
    await expect(page.locator(':target')).toHaveText('把登记窗口延伸到各银行办事网点');
    await page.locator(':target a').click();
    await expect(page).toHaveURL(/#p2$/);
    await expect(page.locator(':target')).toContainText('登记窗口');
  });

  test('the quotation is the official text and nothing else', async ({ page, request }) => {
    const { reforms } = await (await request.get('fj7/data.json')).json();
    for (const reform of reforms) {
      await page.goto(`fj7/${reform.number}/`);
      expect(await page.locator('.official blockquote').first().textContent()).toBe(
        reform.officialText,
      );
      await expect(page.locator('.points > ol > li, .aim')).toHaveCount(reform.points.length);
    }
  });

  test('steps are walked by keyboard from the flow to their words', async ({ page }) => {
    await page.goto('fj7/12/');
    await page.getByRole('link', { name: /^原文（这一步所依据）：由银行将材料/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(':target')).toContainText('由银行将材料上传');
  });

  test('the matrix is walked from a cell to the reform', async ({ page }) => {
    await page.goto('fj7/matrix/');
    await expect(page.locator('.matrix tbody tr')).toHaveCount(20);
    await expect(page.locator('.matrix thead .unit')).toHaveCount(23);
    await page.getByRole('link', { name: '第18项由省卫健委牵头' }).click();
    await expect(page).toHaveURL(/\/fj7\/18\/$/);
  });
});

for (const path of ['fj7/matrix/', 'fj7/matrix/by-topic/']) {
  test(`/${path} prints on one sheet laid across`, async ({ page }) => {
    await page.goto(path);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 84\d/);
  });
}

test('points of one kind are found together', async ({ page }) => {
  await page.goto('fj7/20/');
  await page.getByRole('link', { name: '定标准' }).first().click();
  await expect(page).toHaveURL(/\/fj7\/points\/#standard$/);
  await expect(page.locator('#standard')).toBeInViewport();
});
