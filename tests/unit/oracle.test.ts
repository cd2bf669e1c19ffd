import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it, mock } from 'node:test';
import { pathToFileURL } from 'node:url';
import { noticeFile } from '../../src/files/data.ts';
import type { NoticeFile } from '../../src/files/data-schemas.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { Asker } from '../../src/search/browser/ask.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makePairIndex } from '../../src/search/build/make-pair-index.ts';
import { writeIndex } from '../../src/search/build/write-index.ts';
import { recordsOf } from '../../src/search/core/collection.ts';
import { queryFrom } from '../../src/search/core/query.ts';
import { queriesOf, scanOf } from '../oracle.ts';
import { syntheticNotice } from '../synthetic.ts';

const QUERIES = 500;
const ENGINES = ['pagefind', 'pairs', 'literal'] as const;
const FIRST = { pagefind: 'index', pairs: 'pairs', literal: 'scan' } as const;

const catalog = checkedCatalog(join(import.meta.dirname, '../..'));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const known = {
  notice: [],
  unit: ids(catalog.units),
  zone: ids(catalog.zones),
  topic: ids(catalog.topics),
};
const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
after(() => rmSync(folder, { recursive: true }));

// What a page fetches from its site comes from the disk.
mock.method(globalThis, 'fetch', async (url: string | URL) => {
  return new Response(readFileSync(new URL(url)));
});

/** What the page's script asks, before an address that has the files of one engine only. */
async function askerOf(engine: (typeof ENGINES)[number], file: NoticeFile): Promise<Asker> {
  const root = mkdtempSync(join(folder, `${engine}-`));
  const address = (name: string) => pathToFileURL(join(root, name)).href;
  writeFileSync(join(root, 'lexicon.json'), JSON.stringify(makeLexicon(catalog)));
  if (engine === 'pagefind') await writeIndex(recordsOf([file]), join(root, 'pagefind'));
  else if (engine === 'literal') writeFileSync(join(root, 'data.json'), JSON.stringify(file));
  else
    for (const [name, content] of makePairIndex(recordsOf([file])))
      writeFileSync(join(root, name), content);
  return new Asker({
    index: address('pagefind/'),
    pairs: address('./'),
    data: async () => [address('data.json')],
    lexicon: address('lexicon.json'),
    homophones: address('homophones.json'),
    words: address('words.json'),
    spokenWords: address('spoken.json'),
    titles: address('titles.json'),
    notices: undefined,
    first: FIRST[engine],
  });
}

for (const [name, file] of [
  ['the real content', noticeFile(catalog.notices[0] ?? assert.fail('no notice'))],
  ['500 synthetic reforms', syntheticNotice(catalog, 500, 7)],
] as const) {
  for (const engine of ENGINES) {
    it(`${QUERIES} random queries on ${name}: ${engine} finds what a naive scan finds, in its order`, async () => {
      const asker = await askerOf(engine, file);
      const scan = scanOf(file);
      const urls = new Map<number, string>();
      for (const asked of queriesOf(file, QUERIES, 20191120)) {
        const query = queryFrom(new URLSearchParams({ ...asked, verbatim: '1' }), known);
        const answered = await asker.ask(query, known);
        assert.equal(answered.engine.name, engine);
        const found = answered.answer.reforms;
        const unseen = found.filter((id) => !urls.has(id));
        const records = await answered.engine.load(unseen);
        unseen.forEach((id, at) => {
          urls.set(id, records[at]?.url ?? '');
        });
        assert.deepEqual(
          found.map((id) => urls.get(id)),
          scan(asked).map((number) => `/${file.notice.id}/${number}/`),
          JSON.stringify(asked),
        );
      }
    });
  }
}
