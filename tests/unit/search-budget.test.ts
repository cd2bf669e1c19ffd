import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { checkedCatalog } from '../../src/reading/check.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { askerOf, catalogWith, fetchFrom, searchFiles } from '../asker.ts';
import {
  BEFORE_FIRST_KEY,
  FIRST_RESULT,
  PAGE_AND_SCRIPTS,
  SUGGESTING_SCRIPT,
  weightOf,
} from '../budgets.ts';
import { pick, seeded } from '../random.ts';
import { syntheticNotice } from '../synthetic.ts';

const QUERIES = 12;
/** What a server's headers weigh, about. */
const HEADERS = 300;
const catalog = checkedCatalog(join(import.meta.dirname, '../..'));
const nothing = { notice: [], unit: [], zone: [], topic: [] };

describe('the search costs no more than is promised', () => {
  for (const size of [20, 100, 2_000]) {
    it(`before the first key, with ${size} reforms`, () => {
      const known = catalogWith(catalog, [syntheticNotice(catalog, size, 42)]);
      const weight = weightOf(JSON.stringify(makeLexicon(known))) + SUGGESTING_SCRIPT;
      assert.ok(weight <= BEFORE_FIRST_KEY, `${weight} bytes`);
    });
  }

  it('up to the first result of a link, with 2000 reforms', async () => {
    const notice = syntheticNotice(catalog, 2_000, 42);
    const files = searchFiles(catalog, [notice]);
    const random = seeded(42);
    for (let run = 0; run < QUERIES; run++) {
      const text = pick(random, notice.reforms).officialText.replace(/[^\p{L}\p{N}]/gu, '');
      const start = Math.floor(random() * (text.length - 6));
      const query = {
        text: text.slice(start, start + 2 + (run % 5)),
        verbatim: false,
        narrowed: nothing,
      };
      const weights: number[] = [];
      const weigh = (_name: string, content: string) => weights.push(weightOf(content) + HEADERS);
      mock.method(globalThis, 'fetch', fetchFrom(files, weigh));
      const { engine, reforms } = await askerOf('pairs').ask(query, nothing);
      assert.equal(engine.name, 'pairs');
      assert.ok(reforms.length > 0, query.text);
      const all = weights.reduce((sum, weight) => sum + weight, PAGE_AND_SCRIPTS);
      assert.ok(all <= (FIRST_RESULT[2_000] ?? 0), `${query.text}: ${all} bytes`);
    }
  });
});
