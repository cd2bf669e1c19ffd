import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { NoticeFile } from '../../src/files/data-schemas.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { writeIndex } from '../../src/search/build/write-index.ts';
import { recordsOf } from '../../src/search/core/collection.ts';
import { queriesOf, scanOf } from '../oracle.ts';
import { answersOf } from '../search-page.ts';
import { DIST } from '../site.ts';
import { syntheticNotice } from '../synthetic.ts';

/**
 * A sample: that the engines find what a scan finds is proved by `tests/unit/oracle.test.ts`, with
 * more queries and whole answers; here, that the page shows what they answer.
 */
const QUERIES = 60;
/** As many as the page shows at once. */
const SHOWN = 30;

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
    test(`${QUERIES} random queries on ${name}: ${engine} shows what a naive scan finds, in its order`, async ({
      page,
    }) => {
      await page.route('**/data.json', (route) =>
        engine === 'pagefind' ? route.abort() : route.fulfill({ json: file }),
      );
      await page.route('**/pagefind/**', (route) => {
        const path = new URL(route.request().url()).pathname.replace(/^.*\/pagefind\//, '');
        if (engine === 'literal') return route.abort();
        return file === real ? route.continue() : route.fulfill({ path: join(index, path) });
      });
      await page.goto('search/');
      const asked = queriesOf(file, QUERIES, 20191120);
      const answers = await answersOf(
        page,
        asked.map((query) => ({ verbatim: '1', ...query })),
      );
      const scan = scanOf(file);
      for (const [at, query] of asked.entries()) {
        const expected = scan(query);
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
