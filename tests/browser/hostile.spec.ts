import { expect, test } from '@playwright/test';
import { pick, seeded } from '../random.ts';
import { pageOfEachKind, TEST_SITE_URL } from '../site.ts';

const PIECES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '&lt;',
  '%3Cscript%3E',
  '\\',
  '"',
  "'",
  '`',
  '$' + '{1}',
  '{{1}}',
  '(?:',
  '[a-',
  '*+?',
  '^$',
  '.*',
  '\\u0000',
  '\uD800',
  '\uDC00',
  '\u0000',
  '\u0007',
  '\u202E',
  '\u2066',
  '\uFEFF',
  '\u200B',
  '"海关"',
  '-海关',
  'OR',
  'AND',
  '第99999999999999999999项',
  '__proto__',
  'constructor',
  'toString',
  '海关',
  '银行',
  ' ',
  '\u3000',
  '\n',
  '😀',
  '１',
  'ﷺ',
];
const NAMES = ['q', 'notice', 'unit', 'zone', 'topic', 'verbatim', 'Q', '__proto__'];
const MIXTURES = 500;
/** More than any address may be long: the search has to cut it. */
const LONG = 100_000;

type Parameters = [name: string, value: string][];

/** Each piece in each parameter, mixtures of pieces in several, and what is far too long. */
function hostileAddresses(): Parameters[] {
  const random = seeded(666);
  const mixture = () =>
    Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, PIECES)).join('');
  return [
    ...PIECES.flatMap((piece) => NAMES.map((name): Parameters => [[name, piece]])),
    ...Array.from({ length: MIXTURES }, () =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, (): Parameters[number] => [
        pick(random, NAMES),
        mixture(),
      ]),
    ),
    ...PIECES.slice(0, 5).map((piece): Parameters => [['q', piece.repeat(LONG / piece.length)]]),
  ];
}

test('hostile addresses: no exception, no element from outside, no hang, a sane page', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => errors.push(dialog.message()));
  await page.goto('search/');
  const worst = await page.evaluate(async (addresses) => {
    const results = document.querySelector<HTMLElement>('search-results');
    if (!results) throw new Error('no search');
    await customElements.whenDefined('search-results');
    const elements = new Set(['script', 'img', 'svg', 'iframe', 'object']);
    const isLoading = () => results.dataset.state === 'loading';
    let slowest = 0;
    for (const parameters of addresses) {
      const started = performance.now();
      const address = String(new URLSearchParams(parameters));
      history.replaceState(null, '', `?${address}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      while (isLoading()) await new Promise((done) => setTimeout(done));
      slowest = Math.max(slowest, performance.now() - started);
      if (!/^(idle|found|none)$/.test(results.dataset.state ?? ''))
        return `state ${results.dataset.state}: ${address}`;
      for (const element of results.querySelectorAll('*')) {
        if (elements.has(element.localName)) return `an element from outside: ${address}`;
      }
    }
    return slowest;
  }, hostileAddresses());
  expect(typeof worst, String(worst)).toBe('number');
  // A hang ends in the time-out; how slow the slowest was is told, since machines differ.
  test.info().annotations.push({ type: 'slowest answer', description: `${worst} ms` });
  expect(errors).toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('搜索');
});

/** What looks like markup, like another host, and like an instruction, in each part of an address. */
const HOSTILE_ADDRESSES = [
  '?q=<img src=x onerror=alert(1)>&notice="><script>alert(1)</script>',
  '?__proto__[ran]=1&constructor.prototype.ran=1&settings=dark&size=26&theme=<b>',
  '#<img src=x onerror=alert(1)>',
  '#%3Cscript%3Ealert(1)%3C/script%3E',
  '#"]),body{display:none}/*',
  '#p1"]),script',
  '#p999999999999999999999',
  '#w1-<script>',
  '#javascript:alert(1)',
  '#:~:text=<img src=x onerror=alert(1)>',
  '#:~:text=%ZZ,%E0%A4%A',
  '#:~:text=供电-,<script>,alert(1),-</script>',
  '#__proto__',
  `#${'['.repeat(50_000)}`,
];

test('hostile addresses of every kind of page change no element of it, and run nothing', async ({
  page,
}) => {
  const wrongs: string[] = [];
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('dialog', (dialog) => wrongs.push(dialog.message()));
  page.on('console', (message) => {
    // The page for wrong addresses looks for its script at the configured address first.
    if (!/Content Security/.test(message.text()) || message.text().includes(TEST_SITE_URL)) return;
    wrongs.push(message.text());
  });
  /** What of a page could run or load, with all addresses that its elements name. */
  const dangerous = () =>
    page.evaluate(async () => {
      await customElements.whenDefined('search-box');
      const found: string[] = [];
      for (const element of document.querySelectorAll('*')) {
        const names = element.getAttributeNames();
        if (/^(script|img|svg|iframe|object|embed|style|base|form)$/.test(element.localName)) {
          found.push(element.localName);
        }
        for (const name of names.filter((one) => /^(on|style|srcdoc)/.test(one))) found.push(name);
        for (const name of ['href', 'src', 'action']) {
          const address = element.getAttribute(name);
          if (address && /^\s*(javascript|data):|^\/\//i.test(address)) found.push(address);
        }
      }
      return [...found, 'ran' in {}];
    });
  const kinds = [...pageOfEachKind().filter((one) => one !== '/search/'), '/404.html'];
  for (const [kind, path] of kinds.entries()) {
    await page.goto(path.slice(1));
    const clean = await dangerous();
    // What reads addresses is the same on all; the pages that have places to lead to get every one.
    const hasPlaces = /^\/fj7\/(\d+\/)?$/.test(path);
    const due = HOSTILE_ADDRESSES.filter((_, at) => hasPlaces || at % 5 === kind % 5);
    for (const [index, hostile] of due.entries()) {
      // From the same page a hash alone loads nothing: each is come to from elsewhere.
      await page.goto('about:blank');
      await page.goto(path.slice(1) + hostile);
      expect(await dangerous(), `${path} ${index}`).toEqual(clean);
    }
  }
  expect(wrongs).toEqual([]);
});

test('a wrong address that begins like another host makes no link or request to it', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security/.test(message.text())) refused.push(message.text());
  });
  await page.goto(`${baseURL?.replace(/\/$/, '')}//outside.example/a/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('页面不存在');
  const home = page.locator('header .name a');
  await expect(home).toHaveAttribute('href', '/');
  expect(asked.filter((url) => new URL(url).host === 'outside.example')).toEqual([]);
  expect(refused.filter((text) => text.includes('outside.example'))).toEqual([]);
});
