import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { codesIn } from '../paper.ts';
import { TEST_SITE_URL } from '../site.ts';

const OFFICIAL =
  '《福建省人民政府关于推广福建自贸试验区第七批可复制创新成果的通知》（＿＿〔＿＿〕＿＿号，2019年11月20日）附件第16项“‘易（e）用电’供电服务体系”';
const today = () => {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reform is cited from its page, the day left blank', async ({ page }) => {
    await page.goto('fj7/16/');
    const forms = page.locator('#cite copyable-text');
    await expect(forms).toHaveCount(6);
    await expect(forms.nth(0)).toHaveText(OFFICIAL);
    await expect(forms.nth(1)).toHaveText(`${TEST_SITE_URL}fj7/16/`);
    await expect(forms.nth(2)).toContainText(`[____-__-__]. ${TEST_SITE_URL}fj7/16/`);
    await expect(forms.nth(2)).toContainText('：附件第16项[A/OL]. （2019-11-26）[');
    await expect(forms.nth(3)).toContainText(': 附件第16项[A/OL]. (2019-11-26)[');
    await expect(page.locator('#cite')).toContainText('没有载明发文字号');
    await expect(forms.nth(4)).toBeHidden();
    await page.getByText('其他格式').click();
    await expect(forms.nth(4)).toContainText('[《');
    await expect(page.getByRole('button', { name: '复制' })).toHaveCount(0);
    expect(await forms.nth(0).evaluate((text) => getComputedStyle(text).userSelect)).not.toBe(
      'none',
    );
  });

  test('a clause has its own forms behind a word', async ({ page }) => {
    await page.goto('fj7/#c2-2');
    const clause = page.locator('#c2-2');
    await expect(clause.locator('copyable-text').first()).toBeHidden();
    await clause.getByText('引用', { exact: true }).click();
    await expect(clause.locator('copyable-text').first()).toHaveText(
      /2019年11月20日）“二、加强组织实施”第（二）项“逐项制定方案”$/,
    );
    await expect(clause.locator('copyable-text').nth(1)).toHaveText(`${TEST_SITE_URL}fj7/#c2-2`);
  });
});

test("the day of citing is the reader's", async ({ page }) => {
  await page.goto('fj7/16/');
  await expect(page.locator('#cite copyable-text').nth(2)).toContainText(`[${today()}]. `);
});

test.describe('a button', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const copies = [
    ['copies by the clipboard', () => {}, '已复制'],
    [
      'copies as a selection where the clipboard is refused',
      () => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      },
      '已复制',
    ],
    [
      'leaves the text selected where both are refused',
      () => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
        Object.assign(document, { execCommand: () => false });
      },
      '已选中，请按 Ctrl+C 复制',
    ],
  ] as const;
  for (const [what, refuse, said] of copies) {
    test(what, async ({ page }) => {
      await page.goto('fj7/16/');
      await page.evaluate(() => navigator.clipboard.writeText('before'));
      await page.evaluate(refuse);
      const button = page.locator('#cite .copy').first();
      await button.click();
      await expect(button).toHaveText(said);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const selected = await page.evaluate(() => String(getSelection()));
      expect(said === '已复制' ? copied : selected).toBe(OFFICIAL);
      await expect(button).toHaveText('复制');
    });
  }
});

test('a point and a clause show their link when pointed at and when reached', async ({ page }) => {
  for (const [path, place] of [
    ['fj7/16/', '#p3'],
    ['fj7/', '#c2-2'],
    ['fj7/', '#annex-16'],
  ] as const) {
    await page.goto(path);
    const own = page.locator(`${place} .self`);
    await expect(own).toHaveCSS('opacity', '0');
    await own.locator('xpath=..').hover();
    await expect(own).toHaveCSS('opacity', '1');
    await page.mouse.move(0, 0);
    await own.focus();
    await expect(own).toHaveCSS('opacity', '1');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${path}${place}$`));
  }
});

test.describe('a code', () => {
  for (const path of ['fj7/16/', 'units/swt/', 'fj7/']) {
    test(`on /${path} leads to its permalink, on the page and in the picture`, async ({ page }) => {
      await page.goto(path);
      const code = page.locator('.qr');
      expect(codesIn(await code.locator('svg').screenshot())).toEqual([TEST_SITE_URL + path]);
      await expect(code.locator('.address')).toHaveText(`www.example.gov.cn/column/${path}`);
      const download = page.waitForEvent('download');
      await code.getByRole('link').click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\p{Script=Han}+.*二维码\.png$/u);
      const png = readFileSync(await file.path());
      expect(codesIn(png)).toEqual([TEST_SITE_URL + path]);
      // Width in dots, and dots per metre: 2 cm at 300 dots per inch.
      const dots = png.readUInt32BE(16);
      const perMetre = png.readUInt32BE(png.indexOf('pHYs') + 4);
      expect(perMetre).toBe(11811);
      expect((dots / perMetre) * 100).toBeCloseTo(2, 2);
    });
  }
});

test("a search's result is taken along as a CSV file", { tag: '@folder' }, async ({
  page,
  request,
}) => {
  await page.goto(`search/?${new URLSearchParams({ q: '海关' })}`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载这\d+项（CSV）/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('搜索“海关”的结果.csv');
  const csv = readFileSync(await file.path(), 'utf8');
  expect(csv).toMatch(/^\uFEFF序号,成果名称,成果内容,来源片区,复制推广范围,牵头责任单位,网址\r\n/);
  const { reforms } = await (await request.get('fj7/data.json')).json();
  const shown = await page.locator('.reforms > li .number').allTextContents();
  const lines = csv.trimEnd().split('\r\n').slice(1);
  expect(lines.map((line) => line.split(',')[0])).toEqual(shown);
  for (const line of lines) {
    const reform = reforms.find(
      (one: { number: number }) => one.number === Number.parseInt(line, 10),
    );
    expect(line).toContain(reform.officialText.replaceAll('"', '""'));
    // As in every other file: the address that is published, wherever the page was read.
    expect(line).toContain(`${TEST_SITE_URL}fj7/${reform.number}/`);
  }
});

test('a file has a name that says in Chinese what it holds', { tag: '@folder' }, async ({
  page,
}) => {
  await page.goto('units/swt/');
  for (const [format, name] of [
    ['Excel', '省商务厅（口岸办）牵头的创新成果复制推广任务表.xlsx'],
    ['CSV', '省商务厅（口岸办）牵头的创新成果复制推广任务表.csv'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.locator('.downloads').getByRole('link', { name: format }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(name);
    expect(new URL(file.url()).pathname).toMatch(/\/units\/swt\.(xlsx|csv)$/);
  }
});
