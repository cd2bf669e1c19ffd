import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Catalog } from '../../src/policy/model.ts';
import { titleFinder } from '../../src/search/browser/apart-titles.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makeTitles, titleFiles } from '../../src/search/build/make-titles.ts';
import { NO_LEXICON } from '../../src/search/core/lexicon.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { folded } from '../../src/search/core/text.ts';
import { FILES_A_KEY, TITLE_FILE, weightOf } from '../budgets.ts';
import { pick, seeded } from '../random.ts';
import { title as syntheticTitle } from '../synthetic-words.ts';

/** A catalog of so many reforms, of which only the titles matter here. */
function catalogOf(count: number): Catalog {
  const random = seeded(count);
  const notice = {
    title: '合成通知',
    shortTitle: '合成通知',
    qualifier: '合成第一批',
    issuer: '合成省合成机关',
    signedOn: '2019-11-20',
    clauses: [],
    parts: [],
  };
  const notices = [notice, { ...notice, qualifier: '合成第二批' }];
  const reforms = Array.from({ length: count }, (_, index) => ({
    events: [],
    units: [],
    number: index + 1,
    title: syntheticTitle(random),
    officialText: '',
    url: `/he1/${index + 1}/`,
    notice: notices[index % 2],
  }));
  const lists = {
    units: [],
    zones: [],
    topics: [],
    places: [],
    platforms: [],
    served: [],
    glossary: [],
    words: {},
    pinyin: {},
  };
  return { notices, reforms, ...lists } as unknown as Catalog;
}

/** Finds titles in files as a browser does, and counts what it asks for. */
function finderIn(files: ReadonlyMap<string, object>, lost = new Set<string>()) {
  const asked: string[] = [];
  mock.method(globalThis, 'fetch', async (url: string) => {
    const name = /([^/]+)\.json$/.exec(url)?.[1] ?? '';
    asked.push(name);
    if (lost.has(name)) return new Response('', { status: 503 });
    const file = files.get(name);
    return file ? Response.json(file) : new Response('', { status: 404 });
  });
  return { find: titleFinder('http://site/titles/'), asked };
}

it('the titles of few reforms come with the lexicon', () => {
  assert.equal(makeLexicon(catalogOf(20)).titles.length, 20);
  assert.equal(titleFiles(catalogOf(20)).size, 0);
});

for (const count of [300, 2_000]) {
  describe(`the titles of ${count} reforms`, () => {
    const catalog = catalogOf(count);
    const files = titleFiles(catalog);
    const all = { ...NO_LEXICON, titles: makeTitles(catalog) };

    /** What may be typed for a title: a part of its text, its sound, its initials, its number. */
    function typedFor(random: () => number, run: number): string {
      const { spoken, label } = pick(random, all.titles);
      const text = folded(spoken[0]);
      const start = Math.floor(random() * text.length);
      const syllables = spoken[1].toLowerCase().split(' ').slice(start);
      const sound = syllables.join('');
      const initials = syllables.map((one) => one.charAt(0)).join('');
      const length = 1 + (run % 9);
      return pick(random, [
        text.slice(start, start + length),
        text.slice(start),
        sound.slice(0, length),
        initials.slice(0, length),
        sound,
        label,
        `${syllables[0]}${1 + (run % 4)}`,
        `${text.slice(start, start + 2)}不存在`,
        'zzzz',
      ]);
    }

    it('are not in the lexicon, which each page with a box may ask for', () => {
      const lexicon = makeLexicon(catalog);
      assert.deepEqual(lexicon.titles, []);
      assert.ok(lexicon.titlesApart);
    });

    it('are suggested out of two files at most as they would be out of all', async () => {
      const random = seeded(7);
      const { find, asked } = finderIn(files);
      for (let run = 0; run < 300; run++) {
        const typed = typedFor(random, run);
        asked.length = 0;
        const titles = await find(folded(typed));
        assert.deepEqual(suggest(typed, { ...NO_LEXICON, titles }), suggest(typed, all), typed);
        // Pinyin with its tones is looked for as letters besides.
        const most = /^[a-z]+\d$/.test(typed) ? 2 * FILES_A_KEY : FILES_A_KEY;
        assert.ok(asked.length <= most, `${typed}: ${asked}`);
      }
    });

    it('are each found by their first characters, one key after the other', async () => {
      const random = seeded(11);
      const { find } = finderIn(files);
      for (let run = 0; run < 20; run++) {
        const text = folded(pick(random, all.titles).spoken[0]);
        for (let length = 1; length <= text.length; length++) {
          const typed = text.slice(0, length);
          const titles = await find(typed);
          assert.deepEqual(suggest(typed, { ...NO_LEXICON, titles }), suggest(typed, all), typed);
        }
      }
    });

    it(`stand in files of at most ${TITLE_FILE} bytes`, () => {
      for (const [name, content] of files) {
        const weight = weightOf(JSON.stringify(content));
        assert.ok(weight <= TITLE_FILE, `${name}: ${weight} bytes`);
      }
    });

    it('are not suggested while their file is lost, and are once it comes', async () => {
      const [title] = all.titles;
      const typed = folded(title?.spoken[0] ?? '').slice(0, 4);
      const name = (typed.codePointAt(0) ?? 0).toString(16);
      const lost = new Set([name]);
      const { find } = finderIn(files, lost);
      await assert.rejects(find(typed));
      lost.clear();
      const titles = await find(typed);
      assert.deepEqual(suggest(typed, { ...NO_LEXICON, titles }), suggest(typed, all));
    });
  });
}
