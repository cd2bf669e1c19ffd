import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { violations } from '../audit.ts';
import { answersOf } from '../search-page.ts';
import { DIST } from '../site.ts';

interface QueryCase {
  q: string;
  kind: string;
  expect: number[];
  strict: boolean;
}
const cases = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/queries.json'), 'utf8'),
) as QueryCase[];

interface Data {
  reforms: {
    number: number;
    title: string;
    officialText: string;
    scope: string;
    zones: { name: string }[];
    units: { name: string }[];
  }[];
}
const { reforms } = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as Data;

/** Opens a search by its address and waits for its answer. */
async function search(page: Page, parameters: Record<string, string> | string[][]) {
  await page.goto(`search/?${new URLSearchParams(parameters)}`);
  await settled(page);
}

/** Waits until the search is there and has answered: before that the page is its own whole list. */
async function settled(page: Page) {
  await page.waitForFunction(() => customElements.get('search-results'));
  await expect(page.locator('search-results')).toHaveAttribute(
    'data-state',
    /^(idle|found|none|failed)$/,
  );
}

/** The numbers of the reforms found, in order. */
const found = (page: Page) =>
  page
    .locator('search-results .reforms > li a')
    .evaluateAll((links) =>
      links.map((link) => Number(/\/(\d+)\/$/.exec((link as HTMLAnchorElement).pathname)?.[1])),
    );

/** The naive scan that the engine is held against: it shares no code with it. */
function scan(q: string): number[] {
  const level = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}]+/gu, '');
  return reforms
    .filter((reform) =>
      [
        reform.title,
        reform.officialText,
        reform.scope,
        ...reform.zones.map((zone) => zone.name),
        ...reform.units.map((unit) => unit.name),
      ].some((text) => level(text).includes(level(q))),
    )
    .map((reform) => reform.number);
}

const results = (page: Page) => page.locator('search-results');

/** Lets only one engine answer: the other's files don't arrive. */
const only = (page: Page, engine: 'pagefind' | 'literal') =>
  page.route(engine === 'pagefind' ? '**/data.json' : '**/pagefind/**', (route) => route.abort());

for (const engine of ['pagefind', 'literal'] as const) {
  test(`each of the ${cases.length} queries finds its reforms with ${engine}`, {
    tag: '@folder',
  }, async ({ page }) => {
    await only(page, engine);
    await search(page, {});
    const answers = await answersOf(
      page,
      cases.map(({ q }) => ({ q })),
    );
    for (const [index, { q, kind, expect: numbers, strict }] of cases.entries()) {
      const answer = answers[index];
      expect.soft(answer?.engine, `${kind} ${q}`).toBe(engine);
      const numbersOf = (list: readonly string[] = []) =>
        list.map((reform) => Number(reform.split('/')[1]));
      const all = numbersOf(answer?.reforms);
      if (strict) {
        expect.soft(answer?.state, `${kind} ${q}`).toBe(numbers.length ? 'found' : 'none');
        expect
          .soft(
            all.sort((a, b) => a - b),
            `${kind} ${q}`,
          )
          .toEqual(numbers);
      } else {
        const first = [...all, ...numbersOf(answer?.near)].slice(0, Math.max(3, numbers.length));
        for (const number of numbers) expect.soft(first, `${kind} ${q}`).toContain(number);
      }
    }
  });
}

test('what was named stands first, with its facts and its page, and its reforms without excerpts', async ({
  page,
}) => {
  for (const [q, href, facts] of [
    ['省市监局', /\/units\/scjgj\/$/, '牵头2项'],
    ['国家金融监督管理总局福建监管局', /\/units\/fjybjj\/$/, '牵头3项'],
    ['平潭自贸片区', /\/zones\/pingtan\/$/, '来自该片区11项'],
    ['泉州', /\/places\/$/, '应复制推广20项'],
    ['第七批', /\/fj7\/$/, '20项'],
  ] as const) {
    await search(page, { q });
    await expect(results(page)).toHaveAttribute('data-state', 'found');
    const named = page.locator('.named li').first();
    await expect(named.locator('a')).toHaveAttribute('href', href);
    await expect(named).toContainText(facts);
    await expect(page.locator('.reforms .excerpt')).toHaveCount(0);
  }
});

test('both engines answer alike, in full and near', async ({ browser, baseURL }) => {
  const queries = [
    ...['房产证抵押', '看病付钱', '孩子上学', '企业 税务 船舶', '照等信平助查重自', '省市监局'],
    ...['开公司', '福州海关 集装箱', '泉州 集装箱', '平潭首创', '第七批第16项', 'zhicheng'],
    ...['质量朔源', '不产动抵押登记', '怎么自助打印营业执照', '停电了怎么办', '省教育厅', '的'],
  ];
  const answers = await Promise.all(
    (['pagefind', 'literal'] as const).map(async (engine) => {
      const page = await browser.newPage({ baseURL: baseURL ?? '' });
      await only(page, engine);
      await search(page, {});
      const all = await answersOf(
        page,
        queries.map((q) => ({ q })),
      );
      expect(all[0]?.engine).toBe(engine);
      await page.close();
      return all.map(({ state, reforms: found, near, named }) => ({ state, found, near, named }));
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
});

test('several terms are all required', async ({ page }) => {
  await search(page, { q: '单一窗口 出口' });
  expect((await found(page)).sort((a, b) => a - b)).toEqual(
    scan('单一窗口').filter((one) => scan('出口').includes(one)),
  );
});

test('a hit in the title comes before one in the text', async ({ page }) => {
  await search(page, { q: '保险' });
  expect((await found(page))[0]).toBe(3);
});

test('hits are marked in title and excerpt, and a result leads to its permalink', {
  tag: '@folder',
}, async ({ page }) => {
  await search(page, { q: '一点接入' });
  const result = page.locator('search-results .reforms > li').first();
  await expect(result.locator('.excerpt mark')).toHaveText('一点接入');
  await result.locator('a').first().click();
  await expect(page).toHaveURL(/\/fj7\/5\/$/);
});

test('clauses, units and zones are found too, after the reforms', { tag: '@folder' }, async ({
  page,
}) => {
  await search(page, { q: '福州海关' });
  await expect(page.locator('.named a')).toHaveAttribute('href', /\/units\/fzhg\/$/);
  await search(page, { q: '每半年报送' });
  await expect(page.locator('.others-found a')).toHaveCount(1);
  await page.locator('.others-found a').click();
  await expect(page).toHaveURL(/\/fj7\/#c2-4$/);
});

test('facets narrow, count and are in the address', async ({ page }) => {
  await search(page, { q: '单一窗口' });
  await page.getByText('牵头单位', { exact: true }).last().click();
  const unit = page.getByRole('checkbox', { name: /^省贸促会/ });
  await expect(page.locator('label', { has: unit }).locator('.count')).toHaveText('1');
  await unit.check();
  await settled(page);
  expect(await found(page)).toEqual([5]);
  await expect(page).toHaveURL(/unit=smch/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await settled(page);
  expect(await found(page)).toEqual([2, 3, 5]);
});

test('a unit and a zone in the address narrow together, without any word', async ({ page }) => {
  await search(page, { unit: 'fzhg', zone: 'xiamen' });
  await expect(page.locator('search-results')).toHaveAttribute('data-state', 'found');
  const both = reforms.filter(
    (reform) =>
      reform.units.some((unit) => unit.name === '福州海关') &&
      reform.zones.some((zone) => zone.name === '厦门片区'),
  );
  expect(await found(page)).toEqual(both.map((reform) => reform.number));
});

test('back, forward and reload keep the search', { tag: '@folder' }, async ({ page }) => {
  await search(page, { q: '海关' });
  await page.getByLabel('搜索成果、单位、片区和条款').fill('保函');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/%E4%BF%9D%E5%87%BD/);
  await expect.poll(() => found(page)).toEqual([17]);
  await page.goBack();
  await expect(page.getByLabel('搜索成果、单位、片区和条款')).toHaveValue('海关');
  await expect.poll(() => found(page)).toEqual([4, 1, 8, 9]);
  await page.goForward();
  await expect.poll(() => found(page)).toEqual([17]);
  await page.reload();
  await settled(page);
  expect(await found(page)).toEqual([17]);
});

test('the count is announced', async ({ page }) => {
  await search(page, { q: '原产地证' });
  await expect(page.getByRole('status')).toHaveText('找到1项成果。');
});

test('nothing found says so and shows ways on', async ({ page }) => {
  await search(page, { q: '海南自贸港' });
  await expect(page.getByRole('status')).toContainText('没有找到');
  await expect(page.locator('.ways a').first()).toBeVisible();
});

test('without a query the whole list stands there, idle', async ({ page }) => {
  await search(page, {});
  await expect(page.locator('search-results')).toHaveAttribute('data-state', 'idle');
  expect(await found(page)).toEqual(reforms.map((reform) => reform.number));
});

test('the box in the header of any page leads to the answer', { tag: '@folder' }, async ({
  page,
}) => {
  await page.goto('fj7/3/');
  await page.getByRole('searchbox').fill('区块链');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await found(page)).toEqual([18]);
});

test.describe('where files fail', () => {
  test('the other engine answers, and where both do, the page says so and keeps its whole list', async ({
    page,
  }) => {
    await page.route(/pagefind\/|data\.json/, (route) => route.abort());
    await search(page, { q: '海关' });
    await expect(results(page)).toHaveAttribute('data-state', 'failed');
    await expect(page.getByRole('status')).toContainText('搜索暂不可用');
    expect(await found(page)).toHaveLength(reforms.length);
  });

  test('a search whose own script does not come says so, too', async ({ page }) => {
    await page.route('**/search-results.*.js', (route) => route.abort());
    await page.goto(`/search/?${new URLSearchParams({ q: '海关' })}`);
    await expect(page.getByRole('status')).toContainText('搜索暂不可用');
    await expect(page.getByRole('status')).toHaveCSS('font-weight', '600');
    expect(await found(page)).toHaveLength(reforms.length);
  });

  for (const [how, body] of [
    ['cut', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['a page instead', () => Buffer.from('<!doctype html>')],
  ] as const) {
    test(`data that arrives ${how} leaves the answer to the index`, async ({ page }) => {
      await page.route('**/data.json', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: body(await response.body()) });
      });
      await search(page, { q: '保函' });
      await expect(results(page)).toHaveAttribute('data-engine', 'pagefind');
      expect(await found(page)).toEqual([17]);
    });
  }

  test('an index that arrives cut is never half an answer', async ({ page }) => {
    await page.route('**/data.json', (route) => route.abort());
    await page.route('**/*.pf_index', async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
    });
    await search(page, { q: '保函' });
    await expect(results(page)).toHaveAttribute('data-state', 'failed');
  });

  test('without the lexicon, what stands in the text is found', async ({ page }) => {
    await page.route('**/lexicon.json', (route) => route.abort());
    await search(page, { q: '保函' });
    expect(await found(page)).toEqual([17]);
  });
});

test.describe('a word read otherwise', () => {
  test('is said so, with a way back', async ({ page }) => {
    await search(page, { q: '质量溯元' });
    await expect(page.locator('.reading')).toContainText('没有“质量溯元”，按同音的“质量溯源”找');
    expect(await found(page)).toEqual([1]);
    await page.getByRole('link', { name: '仍搜原词' }).click();
    await expect(results(page)).toHaveAttribute('data-state', 'none');
  });

  test('in pieces says by which', async ({ page }) => {
    await search(page, { q: '处罚决定书送达' });
    await expect(page.locator('.reading')).toContainText('按词找：处罚决定书、送达');
    expect(await found(page)).toEqual([4]);
    await expect(page.locator('.reforms .excerpt mark').first()).toBeVisible();
  });

  test('as what people say for it says so', async ({ page }) => {
    await search(page, { q: '看病' });
    await expect(page.locator('.reading')).toContainText('按“就诊”找');
    expect(await found(page)).toEqual([18]);
  });

  test('is asked about where it may be a slip, above what is near', async ({ page }) => {
    await search(page, { q: '质量朔源' });
    await expect(results(page)).toHaveAttribute('data-state', 'none');
    await expect(page.locator('.near > li')).toHaveCount(1);
    const asked = page.locator('.asked');
    await expect(asked).toContainText('您是不是要找：质量溯源');
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
    expect(await top('.asked')).toBeLessThan(await top('.near'));
    await asked.getByRole('link').click();
    await expect.poll(() => found(page)).toEqual([1]);
  });

  test('has only some of itself says what, in a list of its own', async ({ page }) => {
    await search(page, { q: '集装箱外星人' });
    await expect(results(page)).toHaveAttribute('data-state', 'none');
    expect(await found(page)).toEqual([]);
    const near = page.locator('ol.near > li').first();
    await expect(near.locator('a')).toHaveAttribute('href', /\/fj7\/8\//);
    await expect(near).toContainText('有：集装箱；缺：外星人');
  });

  test('as a body that leads nothing is nobody', async ({ page }) => {
    await search(page, { q: '福建省财政厅' });
    await expect(results(page)).toHaveAttribute('data-state', 'none');
    await expect(page.locator('.status')).toHaveText('牵头责任单位里没有“福建省财政厅”。');
    await expect(page.locator('.named')).toBeHidden();
  });
});

test('answers come while one types, not while an input method composes', async ({ page }) => {
  await search(page, {});
  const box = page.getByLabel('搜索成果、单位、片区和条款');
  await box.pressSequentially('保函');
  await expect.poll(() => found(page)).toEqual([17]);
  await box.evaluate((input: HTMLInputElement) => {
    input.value = '区k';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
  });
  expect(await found(page)).toEqual([17]);
  await box.evaluate((input: HTMLInputElement) => {
    input.value = '区块链';
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  await expect.poll(() => found(page)).toEqual([18]);
});

test('a result leads to the hit itself', async ({ page }) => {
  await search(page, { q: '一点接入' });
  await expect(page.locator('.reforms a').first()).toHaveAttribute('href', /\/fj7\/5\/#:~:text=/);
});

test.describe('the box in the header', () => {
  test('suggests, is walked by arrows, and Enter goes to the page', { tag: '@folder' }, async ({
    page,
  }) => {
    await page.goto('fj7/3/');
    await page.keyboard.press('/');
    const box = page.getByLabel('搜索成果、单位、片区和条款');
    await expect(box).toBeFocused();
    await expect(box).toHaveAttribute('role', 'combobox');
    await box.pressSequentially('xmhg');
    const options = page.getByRole('option');
    await expect(options.first()).toContainText('厦门海关');
    await expect(box).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await expect(box).toHaveAttribute('aria-activedescendant', 'suggestions-0');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/units\/xmhg\/$/);
  });

  test('closes its list with Escape and keeps what was typed', async ({ page }) => {
    await page.goto('fj7/3/');
    const box = page.getByLabel('搜索成果、单位、片区和条款');
    await box.focus();
    await expect(box).toHaveAttribute('role', 'combobox');
    await box.pressSequentially('平潭');
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option').first()).toBeHidden();
    await expect(box).toHaveValue('平潭');
    expect(await violations(page)).toEqual([]);
  });
});

test('chips show what is chosen, and come off one by one', async ({ page }) => {
  await search(page, [
    ['unit', 'fzhg'],
    ['zone', 'xiamen'],
  ]);
  await page.getByRole('button', { name: '去掉福州海关' }).click();
  await expect(page).toHaveURL(/\?zone=xiamen$/);
  await expect(page.getByRole('button', { name: '去掉厦门片区' })).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page is the whole list, and says why', { tag: '@folder' }, async ({ page }) => {
    await page.goto(`search/?${new URLSearchParams({ q: '海关' })}`);
    await expect(page.locator('.reforms > li')).toHaveCount(reforms.length);
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('.facets')).toBeHidden();
  });

  test('everything but the search is read and walked', async ({ page }) => {
    await page.goto('');
    await page
      .getByRole('link', { name: /空港入境旅客预检系统/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('空港入境旅客预检系统');
    await page.getByRole('link', { name: '厦门边检总站' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('厦门边检总站');
  });
});
