import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Catalog } from '../../src/policy/model.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makeTitles, titleShards } from '../../src/search/build/make-titles.ts';
import { NO_LEXICON } from '../../src/search/core/lexicon.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { folded } from '../../src/search/core/text.ts';
import { titleShard } from '../../src/search/core/title-shard.ts';
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
    units: [],
    clauses: [],
    parts: [],
  };
  const notices = [notice, { ...notice, qualifier: '合成第二批' }];
  const reforms = Array.from({ length: count }, (_, index) => ({
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

describe('the titles of many reforms', () => {
  const catalog = catalogOf(300);
  const shards = titleShards(catalog);
  const lexicon = makeLexicon(catalog);

  it('are not in the lexicon, which each page with a box may ask for', () => {
    assert.deepEqual(lexicon.titles, []);
    assert.ok(lexicon.titlesApart);
    assert.ok(makeLexicon(catalogOf(20)).titles.length === 20);
    assert.equal(titleShards(catalogOf(20)).size, 0);
  });

  it('are suggested from one file as they would be from all', () => {
    const random = seeded(7);
    const all = { ...NO_LEXICON, titles: makeTitles(catalog) };
    for (let run = 0; run < 300; run++) {
      const { spoken, label } = pick(random, all.titles);
      const text = folded(spoken[0]);
      const start = Math.floor(random() * text.length);
      const syllables = spoken[1]
        .toLowerCase()
        .split(' ')
        .slice(start, start + 2)
        .join('');
      const typed = pick(random, [text.slice(start, start + 1 + (run % 4)), syllables, label]);
      const shard = shards.get(titleShard(typed)) ?? [];
      assert.deepEqual(
        suggest(typed, { ...NO_LEXICON, titles: shard }),
        suggest(typed, all),
        typed,
      );
      assert.ok(shard.length < all.titles.length || /^[a-z]/.test(typed), typed);
    }
  });
});
