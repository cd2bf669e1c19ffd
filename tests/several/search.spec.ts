import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { answersOf } from '../search-page.ts';
import { SEVERAL } from '../site.ts';

const { notices, reforms, units } = checkedCatalog(SEVERAL);
const [newest, , , oldest] = notices;
if (!newest || !oldest) throw new Error('too few notices');

const results = (page: Page) => page.locator('search-results');
const permalinks = (list: readonly { url: string }[]) => list.map(({ url }) => url.slice(1, -1));

async function search(page: Page, parameters: Record<string, string>) {
  await page.goto(`search/?${new URLSearchParams(parameters)}`);
  await expect(results(page)).toHaveAttribute('data-state', /^(found|none)$/);
}

/** Lets only one engine answer: the other's files don't arrive. */
const only = (page: Page, engine: 'pagefind' | 'literal') =>
  page.route(engine === 'pagefind' ? '**/data.json' : '**/pagefind/**', (route) => route.abort());

for (const engine of ['pagefind', 'literal'] as const) {
  test(`with several notices ${engine} finds each one's reforms, the newest first`, async ({
    page,
  }) => {
    await only(page, engine);
    await page.goto('search/');
    const answers = await answersOf(page, [
      { q: reforms[0]?.title ?? '' },
      ...notices.map(({ id }) => ({ notice: id })),
      { notice: oldest.id, q: '第2项' },
      { zone: newest.zones[0]?.id ?? oldest.zones[0]?.id ?? '', notice: newest.id },
    ]);
    for (const answer of answers.slice(0, -1)) expect(answer).toMatchObject({ engine });
    expect(answers[0]?.reforms[0]).toBe(permalinks(reforms)[0]);
    for (const [index, notice] of notices.entries()) {
      expect(answers[index + 1]?.reforms).toEqual(permalinks(notice.reforms));
    }
    expect(answers[notices.length + 1]?.reforms[0]).toBe(`${oldest.id}/2`);
  });
}

test('a number finds that of each notice, and each result says whose it is', async ({ page }) => {
  await search(page, { q: '第1项' });
  const items = page.locator('.reforms > li');
  for (const [index, { qualifier }] of notices.entries()) {
    const item = items.nth(index);
    await expect(item.locator('a')).toContainText(`${qualifier}第1项`);
    // The bare number says nothing where there are several.
    await expect(item.locator('.number')).toHaveCount(0);
  }
});

test('a clause says whose it is', async ({ page }) => {
  const [clause] = oldest.clauses;
  await search(page, { q: clause?.heading ?? '', notice: oldest.id });
  await expect(page.locator('.others-found a').first()).toHaveText(
    `${oldest.qualifier} ${clause?.label} ${clause?.heading}`,
  );
});

test('the boxes of the notices narrow, count, stand in the address before others, and come off', async ({
  page,
}) => {
  const [unit] = newest.units;
  await search(page, { unit: unit?.id ?? '' });
  const box = page.locator(`input[name="notice"][value="${newest.id}"]`);
  const led = newest.reforms.filter(({ units }) => units.some(({ id }) => id === unit?.id));
  await expect(page.locator('label', { has: box }).locator('.count')).toHaveText(
    String(led.length),
  );
  await box.check();
  await expect(page).toHaveURL(new RegExp(`\\?notice=${newest.id}&unit=${unit?.id}$`));
  await expect(page.locator('.reforms > li')).toHaveCount(led.length);
  await page.getByRole('button', { name: `去掉${newest.shortTitle}` }).click();
  await expect(page).toHaveURL(new RegExp(`\\?unit=${unit?.id}$`));
});

test('the boxes have the notices from the newest on', async ({ page }) => {
  await page.goto('search/');
  const ids = await page
    .locator('input[name="notice"]')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect(ids).toEqual(notices.map(({ id }) => id));
});

test('a notice that has no box, as older ones where there are many, narrows by the address', async ({
  page,
}) => {
  await page.route('**/search/?*', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const [panel = ''] = /<ul[^>]*>(?:(?!<ul)[\s\S])*?name="notice"[\s\S]*?<\/ul>/.exec(html) ?? [];
    const boxes = panel.split('<li>').filter((box) => !box.includes(`value="${oldest.id}"`));
    const cut = boxes.join('<li>').replace('<ul', '<ul data-cut');
    await route.fulfill({ response, body: html.replace(panel, `${cut}</ul>`) });
  });
  await search(page, { notice: oldest.id });
  await expect(page.locator('.reforms > li')).toHaveCount(oldest.reforms.length);
  await expect(page.getByRole('button', { name: `去掉${oldest.shortTitle}` })).toBeVisible();
  const box = page.getByRole('checkbox', { name: oldest.shortTitle });
  await expect(box).toBeChecked();
  await expect(page.locator('label', { has: box }).locator('.count')).toHaveText(
    String(oldest.reforms.length),
  );
  await box.uncheck();
  await expect(results(page)).toHaveAttribute('data-state', 'idle');
});

test('a result as a file says in each row whose reform it is', async ({ page }) => {
  await search(page, { q: '第1项' });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^下载这\d+项（CSV）$/ }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  const [head = '', ...rows] = csv.replace('\uFEFF', '').split('\r\n');
  expect(head.split(',')).toContain('出处');
  for (const { shortTitle, reforms } of notices) {
    const row = rows.find((one) => one.includes(reforms[0]?.title ?? ''));
    expect(row).toContain(shortTitle);
  }
});

test('a suggestion says whose reform it is', async ({ page }) => {
  await page.goto('');
  const box = page.locator('input[name="q"]');
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  await box.pressSequentially('1');
  const options = page.getByRole('option');
  for (const [index, { qualifier }] of notices.entries()) {
    await expect(options.nth(index)).toContainText(`${qualifier}第1项`);
  }
});

test('the page names the index of notices, not all of their data', async ({ page }) => {
  await page.goto('search/');
  const html = readFileSync(join(SEVERAL, 'dist/search/index.html'), 'utf8');
  expect(html).not.toContain('data.json');
  const index = await (await page.request.get('notices.json')).json();
  expect(index).toHaveLength(notices.length);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page has the newest notice, and leads to the others', async ({ page }) => {
    await page.goto('search/');
    await expect(page.locator('.reforms > li')).toHaveCount(newest.reforms.length);
    await page.locator('#main').getByRole('link', { name: '全部通知' }).click();
    await expect(page).toHaveURL(/\/notices\/$/);
  });
});

for (const engine of ['pagefind', 'literal'] as const) {
  test(`${engine} finds a withdrawn reform by that, and says it of one that is found otherwise`, async ({
    page,
  }) => {
    await only(page, engine);
    const standing = page.locator('.reforms > li .standing');
    await search(page, { q: '停止执行' });
    await expect(page.locator('.reforms > li')).toHaveCount(1);
    await expect(standing).toHaveText('编者注：自2022年1月1日起停止执行');
    await expect(standing.locator('mark')).toHaveText('停止执行');
    await search(page, { q: '虚构证明电子化申报' });
    await expect(standing.first()).toContainText('自2021年5月1日起由虚构举措清单通知第1项替代');
    await search(page, { q: '虚构商品溯源体系' });
    await expect(standing).toHaveCount(0);
  });
}

for (const engine of ['pagefind', 'literal'] as const) {
  test(`${engine} finds a unit and what it became by the names of either`, async ({ page }) => {
    await only(page, engine);
    await page.goto('search/');
    const changed = units.filter(({ events }) => events.some(({ kind }) => kind !== '更名'));
    expect(changed.length).toBeGreaterThan(0);
    for (const unit of changed) {
      const heirs = unit.events.flatMap(({ into }) => into.flatMap(({ id }) => id ?? []));
      for (const id of [unit.id, ...heirs]) {
        const one = units.find((other) => other.id === id);
        const [answer] = await answersOf(page, [{ q: one?.name ?? '' }]);
        // A heir's name finds all that went into it, a unit's own name no other that did.
        const ids = [...new Set([id, unit.id, ...(id === unit.id ? heirs : [])])];
        const led = reforms.filter((reform) => reform.units.some((each) => ids.includes(each.id)));
        for (const url of permalinks(led)) expect(answer?.reforms, one?.name).toContain(url);
      }
    }
  });
}

test('a unit that was renamed is named by its name of today, and suggested by it', async ({
  page,
}) => {
  const unit = units.find(({ id, today }) => id.startsWith('xj-') && today?.startsWith('今名'));
  const today = unit?.today?.replace('今名', '') ?? '';
  await search(page, { q: today });
  await expect(page.locator('.named li').first()).toContainText(`${unit?.name} 今名${today}`);
  const led = reforms.filter(({ units }) => units.some(({ id }) => id === unit?.id));
  await expect(page.locator('.reforms > li')).toHaveCount(led.length);
  await page.goto('');
  await page.locator('input[name="q"]').focus();
  await page.locator('input[name="q"]').pressSequentially(today);
  await expect(page.getByRole('option').first()).toContainText(`通知写作${unit?.name}`);
});
