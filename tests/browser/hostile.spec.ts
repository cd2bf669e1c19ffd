import { expect, test } from '@playwright/test';
import { pick, seeded } from '../random.ts';

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
  test.setTimeout(180_000);
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
