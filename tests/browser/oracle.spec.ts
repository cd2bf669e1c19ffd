import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { NoticeFile } from '../../src/files/data.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { writeIndex } from '../../src/search/build/write-index.ts';
import { recordsOf } from '../../src/search/core/collection.ts';
import { pick, seeded } from '../random.ts';
import { answersOf } from '../search-page.ts';
import { DIST } from '../site.ts';
import { syntheticNotice } from '../synthetic.ts';

const QUERIES = 500;
/** As many as the page shows at once. */
const SHOWN = 30;

interface Asked {
  q: string;
  unit?: string;
  zone?: string;
}

const level = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '');

/** Title, names, text, remarks: where a reform's words stand, from the weightiest on. */
const partsOf = (reform: NoticeFile['reforms'][number]) =>
  [
    [reform.title],
    [...reform.zones, ...reform.units].map((one) => one.name).concat(reform.scope ?? ''),
    [reform.officialText],
    (reform.remarks ?? '').split(/[\n\t]/),
  ].map((values) => values.map(level));

/** The naive scan: shares no code with the engines. Numbers are left to the tests of ordinals. */
function scan(file: NoticeFile, { q, unit, zone }: Asked): number[] {
  const terms = [...new Set(q.split(/\s+/).map(level).filter(Boolean))];
  const whole = terms.join('');
  return file.reforms
    .flatMap((reform) => {
      const parts = partsOf(reform);
      const ranks = terms.map((term) =>
        parts.findIndex((values) => values.some((value) => value.includes(term))),
      );
      const within =
        (!unit || reform.units.some(({ id }) => id === unit)) &&
        (!zone || reform.zones.some(({ id }) => id === zone));
      if (ranks.includes(-1) || !within) return [];
      const scattered = terms.length > 1 && !parts.flat().some((value) => value.includes(whole));
      return [{ number: reform.number, rank: ranks.reduce((a, b) => a + b, 0), scattered }];
    })
    .sort(
      (a, b) => a.rank - b.rank || Number(a.scattered) - Number(b.scattered) || a.number - b.number,
    )
    .map(({ number }) => number);
}

/** Random substrings, pairs of them, and both within facets. */
function queriesOf(file: NoticeFile, seed: number): Asked[] {
  const random = seeded(seed);
  const asked: Asked[] = [];
  const substring = () => {
    const reform = pick(random, file.reforms);
    const text = pick(random, [
      reform.title,
      reform.officialText,
      reform.officialText,
      ...(reform.remarks ?? '').split(/[\n\t]/).filter(Boolean),
      ...reform.units.map((u) => u.name),
    ]);
    const characters = [...text];
    const length = 1 + Math.floor(random() * Math.min(8, characters.length));
    const start = Math.floor(random() * (characters.length - length + 1));
    return characters.slice(start, start + length).join('');
  };
  while (asked.length < QUERIES) {
    const q = random() < 0.3 ? `${substring()} ${substring()}` : substring();
    const words = q.split(/\s+/);
    // What is all digits asks for a number; what is all punctuation for nothing.
    if (words.some((word) => !level(word) || /^\d+$/.test(level(word)))) continue;
    const unit = random() < 0.2 ? pick(random, file.reforms[0]?.units ?? []).id : undefined;
    const zone = random() < 0.2 ? pick(random, file.reforms[0]?.zones ?? []).id : undefined;
    asked.push({ q, ...(unit ? { unit } : {}), ...(zone ? { zone } : {}) });
  }
  return asked;
}

const catalog = checkedCatalog(process.cwd());
const real = JSON.parse(readFileSync(join(DIST, 'fj7/data.json'), 'utf8')) as NoticeFile;
const synthetic = syntheticNotice(catalog, 500, 7);
let index = '';

test.beforeAll(async () => {
  index = mkdtempSync(join(tmpdir(), 'index-'));
  await writeIndex(recordsOf([synthetic]), index);
});
test.afterAll(() => rmSync(index, { recursive: true, force: true }));

for (const [name, file] of [
  ['the real content', real],
  ['500 synthetic reforms', synthetic],
] as const) {
  for (const engine of ['pagefind', 'literal'] as const) {
    test(`${QUERIES} random queries on ${name}: ${engine} finds what a naive scan finds, in its order`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await page.route('**/data.json', (route) =>
        engine === 'pagefind' ? route.abort() : route.fulfill({ json: file }),
      );
      await page.route('**/pagefind/**', (route) => {
        const path = new URL(route.request().url()).pathname.replace(/^.*\/pagefind\//, '');
        if (engine === 'literal') return route.abort();
        return file === real ? route.continue() : route.fulfill({ path: join(index, path) });
      });
      await page.goto('search/');
      const asked = queriesOf(file, 20191120);
      const answers = await answersOf(
        page,
        asked.map((query) => ({ verbatim: '1', ...query })),
      );
      for (const [at, query] of asked.entries()) {
        const expected = scan(file, query);
        expect(answers[at], JSON.stringify(query)).toMatchObject({
          state: expected.length + (answers[at]?.named.length ?? 0) > 0 ? 'found' : 'none',
          engine,
          reforms: expected.slice(0, SHOWN).map((number) => `${real.notice.id}/${number}`),
          total: expected.length,
        });
      }
    });
  }
}
