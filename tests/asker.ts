import { noticeFile } from '../src/files/data.ts';
import type { NoticeFile } from '../src/files/data-schemas.ts';
import type { Catalog } from '../src/policy/model.ts';
import { Asker } from '../src/search/browser/ask.ts';
import { makeLexicon } from '../src/search/build/make-lexicon.ts';
import { makePairIndex } from '../src/search/build/make-pair-index.ts';
import { makeSpokenWords } from '../src/search/build/make-spoken-words.ts';
import { makeTitles } from '../src/search/build/make-titles.ts';
import { makeWords } from '../src/search/build/make-words.ts';
import { homophones } from '../src/search/build/spoken.ts';
import { recordsOf } from '../src/search/core/collection.ts';
import type { EngineKind } from '../src/search/core/engine.ts';

const SITE = 'http://site/';

/** What a browser would fetch for the search of some notices, by the names of the files. */
export function searchFiles(catalog: Catalog, notices: readonly NoticeFile[]): Map<string, string> {
  const [newest = noticeFile(catalog.notices[0] as Catalog['notices'][number])] = notices;
  const known = catalogWith(catalog, notices);
  return new Map([
    ...makePairIndex(recordsOf(notices)),
    ['data.json', JSON.stringify(newest)],
    ['lexicon.json', JSON.stringify(makeLexicon(known))],
    ['titles.json', JSON.stringify(makeTitles(known))],
    ['spoken.json', JSON.stringify(makeSpokenWords(known))],
    ['homophones.json', JSON.stringify(homophones())],
    ['words.json', JSON.stringify(makeWords(catalog.words))],
  ]);
}

/** A catalog with the reforms of data files, as far as the search's own files need them. */
export const catalogWith = (catalog: Catalog, notices: readonly NoticeFile[]): Catalog => ({
  ...catalog,
  reforms: notices.flatMap(({ reforms }) =>
    reforms.map(({ remarks, ...reform }) => ({
      events: [],
      ...reform,
      notice: catalog.notices[0],
      ...(remarks ? { remarks: { text: remarks } } : {}),
    })),
  ) as unknown as Catalog['reforms'],
});

/** What the search page's script asks, where only these files are there. */
export const askerOf = (first: EngineKind): Asker =>
  new Asker({
    index: `${SITE}pagefind/`,
    pairs: SITE,
    data: async () => [`${SITE}data.json`],
    lexicon: `${SITE}lexicon.json`,
    homophones: `${SITE}homophones.json`,
    words: `${SITE}words.json`,
    spokenWords: `${SITE}spoken.json`,
    titles: `${SITE}titles.json`,
    notices: undefined,
    first,
  });

/** A `fetch` that answers out of the files, and tells what it was asked for. */
export const fetchFrom =
  (files: ReadonlyMap<string, string>, asked: (name: string, content: string) => void = () => {}) =>
  async (url: string | URL): Promise<Response> => {
    const name = String(url).slice(SITE.length);
    const content = files.get(name);
    if (content === undefined) return new Response('', { status: 404 });
    asked(name, content);
    return new Response(content);
  };
