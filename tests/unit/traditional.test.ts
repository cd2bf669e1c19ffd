import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Converter } from 'opencc-js';
import { noticeFile } from '../../src/files/data.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { traditional } from '../../src/search/build/traditional.ts';
import { recordsOf } from '../../src/search/core/collection.ts';
import { foldedValues } from '../../src/search/core/record.ts';
import { folded, simplified } from '../../src/search/core/text.ts';
import { mergedRoot } from '../content.ts';

describe('traditional characters', () => {
  for (const [standard, typed, meant] of [
    ['mainland China', '臺商衆裏峯爲', '台商众里峰为'],
    ['Hong Kong', '枱商眾裏峯衞説', '台商众里峰卫说'],
    ['Taiwan', '臺商眾裡峰衛說', '台商众里峰卫说'],
    ['Japan', '台商衆裏峰県発', '台商众里峰县发'],
  ] as const) {
    it(`of ${standard} become those of the texts: ${typed}`, () => {
      const pairs = traditional([`${meant}台商众里峰为卫说县发`]);
      assert.equal(simplified(folded(typed), pairs), meant);
    });
  }

  it('become what no text has of none, and are kept where a text has them itself', () => {
    assert.equal(traditional(['海']), '');
    assert.equal(simplified('臺', traditional(['台臺'])), '臺');
  });

  it('are those of the texts as they are folded: a radical is its ideograph', () => {
    assert.equal(simplified(folded('⾧'), traditional(['长⾧'])), folded('⾧'));
  });
});

describe('a query in traditional characters', () => {
  const catalog = checkedCatalog(mergedRoot());
  const lexicon = makeLexicon(catalog);
  const records = recordsOf(catalog.notices.map(noticeFile));
  const texts = records.flatMap((record) =>
    (['title', 'names', 'text', 'remarks'] as const).flatMap((field) =>
      foldedValues(record, field),
    ),
  );
  const names = lexicon.named.flatMap(({ name, otherNames }) =>
    [name, ...otherNames.map((other) => other.spoken)].map(([text]) => folded(text)),
  );

  for (const standard of ['t', 'hk', 'tw'] as const) {
    it(`is read as the text that it stands for, whatever text it is of: ${standard}`, () => {
      const own = new Set([...texts, ...names].join(''));
      const written = Converter({ from: 'cn', to: standard });
      for (const character of own) {
        const typed = folded(written(character));
        // A character that stands for another in the same texts is left alone.
        if (own.has(typed)) continue;
        assert.equal(simplified(typed, lexicon.traditional), character, `${typed} ${character}`);
      }
    });
  }
});
