import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as pagefind from 'pagefind';
import { noticeFile } from '../../src/files/data.ts';
import { pagePaths } from '../../src/policy/address/pages.ts';
import type { Reform } from '../../src/policy/model.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { firstEngine } from '../../src/search/build/first-engine.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makeSpokenWords } from '../../src/search/build/make-spoken-words.ts';
import { makeTitles } from '../../src/search/build/make-titles.ts';
import { makeWords } from '../../src/search/build/make-words.ts';
import { noticeIndex } from '../../src/search/build/notice-index.ts';
import { homophones } from '../../src/search/build/spoken.ts';
import { makeIndex, putIndex } from '../../src/search/build/write-index.ts';
import { recordsOf } from '../../src/search/core/collection.ts';
import { evaluate } from '../../src/search/core/evaluate.ts';
import { excerpt, marked, type Piece } from '../../src/search/core/excerpt.ts';
import { byFacet, FACETS } from '../../src/search/core/facet.ts';
import { indexWords } from '../../src/search/core/index-words.ts';
import { LiteralEngine } from '../../src/search/core/literal.ts';
import { namedBy, partlyNamedBy } from '../../src/search/core/names.ts';
import { isEmpty, parametersOf, type Query, queryFrom } from '../../src/search/core/query.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { folded, foldedWithPositions, pairs } from '../../src/search/core/text.ts';
import { understand } from '../../src/search/core/understand.ts';
import { mergedRoot } from '../content.ts';
import { pick, seeded } from '../random.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const catalog = checkedCatalog(REPOSITORY);
const { reforms } = catalog;
const files = catalog.notices.map((notice) => noticeFile(notice));
const records = recordsOf(files);
const engine = new LiteralEngine(files);
const words = makeLexicon(catalog);
const spokenSo = homophones();
const knowledge = {
  lexicon: words,
  homophones: async () => spokenSo,
  words: async () => makeWords(catalog.words),
  spokenWords: async () => makeSpokenWords(catalog),
  titles: async () => makeTitles(catalog),
};

const ids = (list: readonly { id: string }[]) => list.map((one) => one.id);
const urlsOf = (list: readonly { url: string }[]) => list.map((one) => one.url);
const knownIds = {
  // The page has no boxes for the only notice.
  notice: [] as string[],
  unit: ids(catalog.units),
  zone: ids(catalog.zones),
  topic: ids(catalog.topics),
};
const NOTHING: Query = { text: '', verbatim: false, narrowed: byFacet(() => []) };

/** What a query is understood to ask for. */
const termsOf = async (query: Query) => (await understand(engine, query, knowledge)).terms;

/** The texts that a query looks for, with nothing read into it. */
const textsOf = async (query: Query) =>
  (await termsOf({ ...query, verbatim: true })).map((term) => term.texts.join('|'));

const whole = (random: () => number, limit: number) => Math.floor(random() * limit);

/** A run of characters of a text, of a length up to the given one. */
function runOf(random: () => number, text: string, longest: number): string {
  const characters = [...text];
  const length = 1 + whole(random, Math.min(longest, characters.length));
  const start = whole(random, characters.length - length + 1);
  return characters.slice(start, start + length).join('');
}

/** Characters that are hard to fold: of one, two or no letters, of one or two code units, halves. */
const AWKWARD = [...'海关a1Ａ１ﬁ㎏①Ⅲİß、（(“ \u3000𠀀𠀁😀é\u0301\u200B\uFE0F', '\uD800', '\uDC00'];

const awkward = (random: () => number, longest: number) =>
  Array.from({ length: whole(random, longest + 1) }, () => pick(random, AWKWARD)).join('');

describe('folding', () => {
  for (const [original, expected] of [
    ['ＰＣ端', 'pc端'],
    ['GPS定位', 'gps定位'],
    ['电子健康卡（码）', '电子健康卡码'],
    ['“双随机、一公开”监管', '双随机一公开监管'],
    ['易（e）用电', '易e用电'],
    ['e-service', 'eservice'],
    ['160 千伏安', '160千伏安'],
    ['１６０㎏', '160kg'],
    ['《处罚告知单》 \u3000\n', '处罚告知单'],
    ['……——！？', ''],
  ] as const) {
    it(`levels ${JSON.stringify(original)} to ${JSON.stringify(expected)}`, () => {
      assert.equal(folded(original), expected);
    });
  }

  it('knows for each character where it stood', () => {
    const random = seeded(1);
    for (let run = 0; run < 1000; run++) {
      const original = awkward(random, 12);
      const { text, positions } = foldedWithPositions(original);
      assert.equal(positions.length, text.length);
      let rest = text;
      for (const position of new Set(positions)) {
        const character = String.fromCodePoint(original.codePointAt(position) ?? 0);
        const here = character
          .normalize('NFKC')
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]/gu, '');
        assert.ok(here && rest.startsWith(here), JSON.stringify(original));
        rest = rest.slice(here.length);
      }
      assert.equal(rest, '');
      assert.deepEqual(
        positions,
        positions.toSorted((a, b) => a - b),
      );
    }
  });

  it('finds a run of characters of any text in that text again', () => {
    const random = seeded(2);
    for (let run = 0; run < 1000; run++) {
      const text = awkward(random, 12);
      if (!text) continue;
      const part = runOf(random, text, 6);
      assert.ok(folded(text).includes(folded(part)), JSON.stringify([text, part]));
    }
  });
});

describe('pairs', () => {
  it('overlap by one character', () => {
    assert.deepEqual(pairs('区块链'), ['区块', '块链']);
    assert.deepEqual(pairs('𠀀𠀁a'), ['𠀀𠀁', '𠀁a']);
  });

  it('of a single character are itself, and of nothing none', () => {
    assert.deepEqual(pairs('电'), ['电']);
    assert.deepEqual(pairs('𠀀'), ['𠀀']);
    assert.deepEqual(pairs(''), []);
  });

  it('stand in a row among those of another text exactly where the text stands in it', () => {
    const random = seeded(3);
    const text = (shortest: number, longest: number) =>
      Array.from({ length: shortest + whole(random, longest - shortest + 1) }, () =>
        pick(random, ['电', '子', 'a', '1', '𠀀', '𠀁']),
      ).join('');
    let contained = 0;
    for (let run = 0; run < 10000; run++) {
      const part = text(2, 4);
      const other = text(1, 20);
      const [row, all] = [pairs(part), pairs(other)];
      const inRow = all.some((_, start) => row.every((pair, at) => all[start + at] === pair));
      assert.equal(inRow, other.includes(part), `${part} in ${other}`);
      if (inRow) contained++;
    }
    assert.ok(contained > 500 && contained < 9500, `${contained} of 10000 contained`);
  });
});

describe('the records', () => {
  it('are every reform, clause, unit and zone once, each under a page of the site', () => {
    const paths = pagePaths(catalog);
    assert.equal(new Set(records.map((record) => record.url)).size, records.length);
    for (const { url } of records) assert.ok(paths.includes(url.replace(/#.*/, '')), url);
    const count = (kind: string) => records.filter((record) => record.kind === kind).length;
    assert.equal(count('reform'), reforms.length);
    // Beside its clauses, what a notice says at its head and foot, and at its annex's.
    const places = catalog.notices.flatMap(({ clauses }) => clauses).length + 2;
    assert.equal(count('clause'), places);
    assert.equal(count('unit'), catalog.units.length);
    assert.equal(count('zone'), catalog.zones.length);
  });

  it('say of a reform what the notice says, and nothing of the editors', () => {
    for (const [index, reform] of reforms.entries()) {
      const record = records[index];
      assert.equal(record?.url, reform.url);
      assert.equal(record?.title, reform.title);
      assert.equal(record?.text, reform.officialText);
      assert.deepEqual(record?.names, [
        ...reform.zones.map((zone) => zone.name),
        reform.scope ?? '',
        ...reform.units.map((unit) => unit.name),
      ]);
    }
  });

  const PERSON = ['赖忠超', '87846327', '87323157', 'laizc', 'swt.fujian.gov.cn'];
  const digits = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

  for (const words of PERSON) {
    it(`hold ${words} of the contact person nowhere, nor do the data files`, () => {
      const notice = readFileSync(join(REPOSITORY, 'content/fj7/notice.mdx'), 'utf8');
      assert.ok(digits(notice).includes(digits(words)), 'the notice itself says it');
      for (const json of [JSON.stringify(records), JSON.stringify(files)]) {
        assert.ok(!json.includes(words));
        assert.ok(!digits(json).includes(digits(words)));
      }
    });
  }
});

describe('a query in an address', () => {
  const read = (address: string) => queryFrom(new URLSearchParams(address), knownIds);

  it('comes back from its own parameters as it was', () => {
    const random = seeded(4);
    for (let run = 0; run < 1000; run++) {
      const some = (all: string[]) => all.filter(() => random() < 0.2);
      const text = Array.from({ length: whole(random, 12) }, () =>
        pick(random, [...'海关a１&+%=#?;/\\<>"\' 😀𠀀、\u3000']),
      )
        .join('')
        .trim();
      const query: Query = {
        text,
        verbatim: text !== '' && random() < 0.5,
        narrowed: byFacet((facet) => some(knownIds[facet])),
      };
      assert.deepEqual(read(parametersOf(query).toString()), query);
    }
  });

  it('that asks for nothing makes an address without parameters', () => {
    assert.equal(parametersOf(NOTHING).toString(), '');
    assert.deepEqual(read(''), NOTHING);
    assert.ok(isEmpty(NOTHING));
  });

  it('asks for nothing where it is but blanks and punctuation', () => {
    assert.ok(isEmpty(read('q=+%20、（）“”')));
    assert.ok(!isEmpty(read('q=电')));
    assert.ok(!isEmpty(read('unit=fzhg')));
  });

  it('is read as far as it can be where its escapes are broken', async () => {
    const query = read('q=%E6%B5%B7%E5%85%B3+%E4%BD&unit=%FF&zone=xiamen&%');
    assert.deepEqual(query.narrowed, { ...NOTHING.narrowed, zone: ['xiamen'] });
    assert.deepEqual(await textsOf(query), ['海关']);
  });

  it('names a unit once, however often it is repeated', () => {
    assert.deepEqual(read('unit=swt&unit=fzhg&unit=swt').narrowed.unit, ['fzhg', 'swt']);
  });

  it('passes over ids that the site does not know', () => {
    for (const id of ['nobody', '', '__proto__', 'constructor', 'FZHG', 'fzhg ', 'fuzhou']) {
      assert.deepEqual(read(new URLSearchParams({ unit: id }).toString()), NOTHING, id);
    }
  });

  it('passes over parameters that the site does not know', () => {
    assert.deepEqual(read('from=singlemessage&page=3'), NOTHING);
  });

  it('of 100,000 characters is cut to its beginning, between characters', () => {
    for (const first of ['', '海', '海海']) {
      const typed = first + '𠀀'.repeat(100_000);
      const { text } = read(new URLSearchParams({ q: typed }).toString());
      assert.ok(typed.startsWith(text));
      assert.ok(text.length > 50 && text.length < 1000, `${text.length} characters are kept`);
      assert.ok(text.isWellFormed());
    }
  });

  it('with halves of characters neither throws nor asks for them', async () => {
    for (const half of ['\uD800', '\uDC00', '\uDC00\uD800']) {
      const query: Query = { ...NOTHING, text: `${half} 海关${half}` };
      assert.deepEqual(await textsOf(query), ['海关']);
      assert.deepEqual(await textsOf(read(parametersOf(query).toString())), ['海关']);
    }
  });

  it('has a term for each word between blanks of any width, each once', async () => {
    const texts = (text: string) => textsOf({ ...NOTHING, text });
    assert.deepEqual(await texts('秒批 秒贷\u3000秒到'), ['秒批', '秒贷', '秒到']);
    assert.deepEqual(await texts('ＰＣ端 pc端 “PC”端 、'), ['pc端']);
  });
});

describe('marks', () => {
  const ELLIPSIS = '……';
  const joined = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
  const hits = (pieces: readonly Piece[]) =>
    pieces.filter((piece) => piece.hit).map((piece) => piece.text);

  /** Where a text has a hit: every place inside a stretch that folds to a term, ends included. */
  function naiveHits(text: string, terms: readonly string[]): string {
    const characters = [...text];
    const hit = characters.map(() => false);
    for (let from = 0; from < characters.length; from++) {
      for (let to = from + 1; to <= characters.length; to++) {
        const stretch = characters.slice(from, to);
        const tight = folded(stretch[0] ?? '') && folded(stretch.at(-1) ?? '');
        if (tight && terms.includes(folded(stretch.join('')))) hit.fill(true, from, to);
      }
    }
    return hit.map(Number).join('');
  }

  it('stand on every place that folds to a term, and nowhere else', () => {
    const random = seeded(5);
    for (let run = 0; run < 1000; run++) {
      const text = Array.from({ length: whole(random, 14) }, () =>
        pick(random, [...'电子电Ａa、“ 𠀀']),
      ).join('');
      const terms = ['电子', 'a', '电a', '𠀀', '子电'].filter(() => random() < 0.5);
      const pieces = marked(text, terms);
      assert.equal(
        pieces.map((piece) => String(Number(piece.hit)).repeat([...piece.text].length)).join(''),
        naiveHits(text, terms),
        `${JSON.stringify(text)} ${terms}`,
      );
    }
  });

  it('leave the text as it is, whatever is marked', () => {
    const random = seeded(6);
    for (let run = 0; run < 1000; run++) {
      const text = awkward(random, 20);
      const term = folded(text ? runOf(random, text, 4) : '');
      assert.equal(joined(marked(text, term ? [term] : [])), text);
    }
  });

  it('reach over the punctuation inside a hit', () => {
    assert.deepEqual(hits(marked('实行“双随机、一公开”监管', ['双随机一公开'])), [
      '双随机、一公开',
    ]);
  });

  const TEXTS = records.map((record) => record.text).filter(Boolean);
  const PLAIN = Array.from('一二三四五六七八九十百千万亿甲乙丙丁戊己庚辛壬癸');

  /** Texts that the notice has not: long clauses, few stops or none. */
  function madeUp(random: () => number): string {
    const stops = pick(random, [0, 0.01, 0.05]);
    return Array.from({ length: 50 + whole(random, 300) }, () =>
      random() < stops ? '，' : pick(random, PLAIN),
    ).join('');
  }

  /** The stretch that an excerpt shows, without the dots that say that there is more. */
  function stretchOf(pieces: readonly Piece[]): string {
    const inner = pieces.filter(
      (piece, index) =>
        !(piece.text === ELLIPSIS && !piece.hit && (index === 0 || index === pieces.length - 1)),
    );
    return joined(inner);
  }

  for (const [kind, textOf] of [
    ['the notice', (random: () => number) => pick(random, TEXTS)],
    ['any text', madeUp],
  ] as const) {
    describe(`in an excerpt of ${kind}`, () => {
      it('stand on a stretch of the text, with dots where something is left out', () => {
        const random = seeded(8);
        for (let run = 0; run < 1000; run++) {
          const text = textOf(random);
          const pieces = excerpt(text, [folded(runOf(random, text, 8))].filter(Boolean));
          const stretch = stretchOf(pieces);
          assert.ok(stretch && text.includes(stretch), `${joined(pieces)} of ${text}`);
          assert.equal(pieces[0]?.text === ELLIPSIS, !text.startsWith(stretch));
          assert.equal(pieces.at(-1)?.text === ELLIPSIS, !text.endsWith(stretch));
          assert.ok([...stretch].length <= 200, `${[...stretch].length} characters`);
        }
      });

      it('stand on the whole of what was looked for, however long it is', () => {
        const random = seeded(9);
        for (let run = 0; run < 2000; run++) {
          const text = textOf(random);
          const term = folded(runOf(random, text, pick(random, [8, 20, 200])));
          if (!term) continue;
          const pieces = excerpt(text, [term]);
          assert.ok(
            hits(pieces).some((hit) => folded(hit).includes(term)),
            `“${term}” in “${joined(pieces)}”`,
          );
        }
      });
    });
  }

  it('are missing in an excerpt without a hit, which shows the beginning', () => {
    for (const text of TEXTS) {
      const pieces = excerpt(text, ['龘']);
      assert.deepEqual(hits(pieces), []);
      assert.ok(text.startsWith(stretchOf(pieces)));
    }
  });
});

describe('a name', () => {
  const idsOf = (typed: string, by = namedBy) =>
    by(folded(typed), words)
      .map(({ named }) => named.id)
      .sort();
  const partly = (typed: string) => idsOf(typed, partlyNamedBy);
  const namesOf = ({ name, otherNames }: (typeof words.named)[number]) => [
    name[0],
    ...otherNames.map((other) => other.spoken[0]),
  ];

  it('names its unit or zone, be it the one in the notice or another one', () => {
    for (const named of words.named) {
      for (const one of namesOf(named)) assert.ok(idsOf(one).includes(named.id), one);
    }
  });

  for (const [typed, ids] of [
    ['福建省商务厅', ['swt']],
    ['口岸办', ['swt']],
    ['卫生健康委', ['wjw']],
    ['住房和城乡建设', ['zjt']],
    ['出入境边防检查', ['xmbj']],
    ['发展和改革委', ['fgw']],
    ['国家金融监督管理总局', ['fjybjj', 'xmybjj']],
    ['国家金融监督管理总局福建', ['fjybjj']],
    ['中国人民银行', ['rhfz', 'rhxm']],
    ['国家税务总局', ['swj', 'xmswj']],
    ['海关', ['fzhg', 'xmhg']],
    ['省市监局', ['scjgj']],
    ['省发展改革委', ['fgw']],
    ['省台办', ['tgab']],
    ['人民银行福州中支', ['rhfz']],
    ['福建电力公司', ['gwfj']],
    ['平潭自贸', ['pingtan']],
  ] as const) {
    it(`names ${ids.join(' and ')} by “${typed}”`, () => {
      const whole = idsOf(typed);
      assert.deepEqual(whole.length > 0 ? whole : partly(typed), ids);
    });
  }

  for (const typed of [
    '保险',
    '银行',
    '福建省',
    '委员会',
    '监督管理委员会',
    '福建监管局',
    '中心支行',
    '中华人民共和国',
    '有限公司',
    '办公室',
    '福建省人民政府',
    '福建省商务厅厅长',
  ]) {
    it(`is not “${typed}”`, () => {
      assert.deepEqual(idsOf(typed), []);
    });
  }

  it('is not a piece of the words that many names share', () => {
    const shared =
      /中华人民共和国|福建省|福建|厦门市|厦门|福州|委员会|监督管理|监管局|总局|中心支行|省分行|市分行|办公室|有限公司/g;
    const naming = new Set<string>();
    for (const name of words.named.flatMap(namesOf).map(folded)) {
      const covered = name.replace(shared, (words) => '·'.repeat(words.length));
      for (let from = 0; from < name.length; from++) {
        for (let to = from + 4; to <= name.length; to++) {
          const piece = name.slice(from, to);
          if (!/^·+$/.test(covered.slice(from, to))) continue;
          if (idsOf(piece).length + partly(piece).length > 0) naming.add(piece);
        }
      }
    }
    assert.deepEqual([...naming], []);
  });
});

describe('an answer of the plain scan', () => {
  const ask = async (text: string, narrowed: Partial<Query['narrowed']> = {}) => {
    const query: Query = { ...NOTHING, text, narrowed: { ...NOTHING.narrowed, ...narrowed } };
    return evaluate(engine, await termsOf(query), query.narrowed, knownIds);
  };
  const numbersOf = async (ids: readonly number[]) =>
    (await engine.load(ids)).map((record) => Number(record.label));

  interface QueryCase {
    q: string;
    kind: string;
    expect: number[];
    strict: boolean;
  }
  const cases = JSON.parse(
    readFileSync(join(REPOSITORY, 'tests/fixtures/queries.json'), 'utf8'),
  ) as QueryCase[];

  // The others are asked in understanding.test.ts.
  for (const { q, kind, expect } of cases.filter(({ strict }) => strict)) {
    it(`to “${q}” (${kind}) is ${expect.join(', ') || 'nothing'}`, async () => {
      const numbers = await numbersOf((await ask(q)).reforms);
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        expect,
      );
    });
  }

  const level = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');

  /** Title, names, text: the parts of a reform in which a naive scan looks, in this order. */
  const partsOf = (reform: Reform) => [
    [reform.title],
    [...reform.zones, ...reform.units].map((one) => one.name).concat(reform.scope ?? ''),
    [reform.officialText],
  ];
  const rankOf = (reform: Reform, q: string) =>
    partsOf(reform).findIndex((part) => part.some((value) => level(value).includes(level(q))));
  const scan = (q: string) => reforms.filter((reform) => rankOf(reform, q) >= 0);

  it('has the reform that any of its runs of characters was taken from', async () => {
    const random = seeded(11);
    for (let run = 0; run < 500; run++) {
      const reform = pick(random, reforms);
      const q = runOf(random, pick(random, partsOf(reform).flat()), 30);
      if (!level(q)) continue;
      const numbers = await numbersOf((await ask(q)).reforms);
      assert.ok(numbers.includes(reform.number), `“${q}” of ${reform.number} finds ${numbers}`);
    }
  });

  it('has every run of characters that the notice has outside its annex, in one piece', async () => {
    const [notice] = catalog.notices;
    const source = readFileSync(join(REPOSITORY, 'content/fj7/source.txt'), 'utf8');
    const contact = /（联系人.*?）/s;
    // From the title to the annex's heading; the list of reforms is the reforms' own.
    const body = source.slice(0, source.indexOf('\n1', source.indexOf('附件：')));
    const passages = body
      .replace(contact, '\n\n')
      .split(
        /\n(?=(?:[一二]、|（[一二三四]）|附件|\(|2019|福建省人民政府\n|各设区|为深入|发布日期|\d+[.．]))/,
      )
      .map((passage) => level(passage))
      .filter((passage) => passage && !/^(?:\d|发布日期)/.test(passage));
    assert.ok(passages.length > 10 && notice);
    const random = seeded(2019);
    for (let run = 0; run < 400; run++) {
      const passage = pick(random, passages);
      const length = 2 + whole(random, 5);
      const start = whole(random, Math.max(1, passage.length - length));
      const asked = passage.slice(start, start + length);
      const { others, reforms: found } = await ask(asked, {});
      assert.ok(others.length + found.length > 0, asked);
    }
  });

  it('has only what every word is found in', async () => {
    const numbers = await numbersOf((await ask('单一窗口 出口')).reforms);
    const both = scan('单一窗口').filter((reform) => scan('出口').includes(reform));
    assert.ok(both.length > 0 && both.length < scan('单一窗口').length);
    assert.deepEqual(
      numbers.sort((a, b) => a - b),
      both.map((reform) => reform.number),
    );
  });

  it('has clauses, units and zones beside the reforms, unless it is narrowed', async () => {
    const kinds = async (narrowed: Partial<Query['narrowed']>) =>
      (await engine.load((await ask('福州', narrowed)).others)).map((record) => record.kind);
    assert.deepEqual([...new Set(await kinds({}))].sort(), ['unit', 'zone']);
    assert.deepEqual(await kinds({ zone: ['xiamen'] }), []);
    const clauses = await engine.load((await ask('每半年报送')).others);
    assert.deepEqual(
      clauses.map((record) => record.url),
      ['/fj7/#c2-4'],
    );
  });

  describe('that is narrowed', () => {
    const random = seeded(13);
    const some = (all: readonly string[], most: number) => [
      ...new Set(Array.from({ length: whole(random, most + 1) }, () => pick(random, all))),
    ];
    const trials = Array.from({ length: 60 }, () => ({
      q: pick(random, ['', '', '海关', '单一窗口', '服务', '保函', '电子', '厦门', '龘']),
      narrowed: {
        notice: [],
        unit: some(knownIds.unit, 3),
        zone: some(knownIds.zone, 2),
        topic: some(knownIds.topic, 2),
      },
    }));

    const OF = {
      notice: (reform: Reform) => [reform.notice],
      unit: (reform: Reform) => reform.units,
      zone: (reform: Reform) => reform.zones,
      topic: (reform: Reform) => reform.topics,
    };
    const belongs = (reform: Reform, facet: keyof typeof OF, allowed: readonly string[]) =>
      allowed.length === 0 || OF[facet](reform).some((one) => allowed.includes(one.id));

    it('has what belongs to one of the units, one of the zones and one of the topics', async () => {
      for (const { q, narrowed } of trials) {
        const numbers = await numbersOf((await ask(q, narrowed)).reforms);
        const expected = (q ? scan(q) : reforms).filter((reform) =>
          FACETS.every((facet) => belongs(reform, facet, narrowed[facet])),
        );
        assert.deepEqual(
          numbers.sort((a, b) => a - b),
          expected.map((reform) => reform.number),
          JSON.stringify({ q, narrowed }),
        );
      }
    });

    it('counts for each value of a facet what it would leave, the other facets being as they are', async () => {
      for (const { q, narrowed } of trials) {
        const { counts } = await ask(q, narrowed);
        for (const facet of FACETS) {
          const open = (q ? scan(q) : reforms).filter((reform) =>
            FACETS.every((other) => other === facet || belongs(reform, other, narrowed[other])),
          );
          const naive = knownIds[facet].map(
            (id) => [id, open.filter((reform) => belongs(reform, facet, [id])).length] as const,
          );
          assert.deepEqual(counts[facet], new Map(naive), JSON.stringify({ q, narrowed, facet }));
        }
      }
    });
  });
});

describe('with several notices', () => {
  const several = checkedCatalog(mergedRoot());
  const sources = several.notices.map(noticeFile);
  const scan = new LiteralEngine(sources);
  const lexicon = makeLexicon(several);
  const known = {
    notice: ids(several.notices),
    unit: ids(several.units),
    zone: ids(several.zones),
    topic: ids(several.topics),
  };
  const ask = async (text: string, narrowed: Partial<Query['narrowed']> = {}) => {
    const query = { ...NOTHING, text, narrowed: { ...NOTHING.narrowed, ...narrowed } };
    const { terms } = await understand(scan, query, { ...knowledge, lexicon });
    const answer = await evaluate(scan, terms, query.narrowed, known);
    const urls = async (found: readonly number[]) =>
      (await scan.load(found)).map((record) => record.url);
    return { ...answer, reforms: await urls(answer.reforms), others: await urls(answer.others) };
  };
  const [newest, ...older] = several.notices;

  it('a number finds that of each notice, the newest first', async () => {
    assert.ok(older.length > 1);
    const { reforms } = await ask('第1项');
    assert.deepEqual(
      reforms.slice(0, several.notices.length),
      several.notices.map((notice) => notice.reforms[0]?.url),
    );
  });

  it('a notice narrows to its reforms, and to its clauses', async () => {
    for (const { id, reforms, clauses } of several.notices) {
      const all = await ask('', { notice: [id] });
      assert.deepEqual(all.reforms, urlsOf(reforms));
      const [clause] = clauses;
      if (!clause) continue;
      const { others } = await ask(clause.heading, { notice: [id] });
      assert.ok(others.includes(`/${id}/#${clause.anchor}`), clause.heading);
      assert.ok(others.every((url) => url.startsWith(`/${id}/`)));
    }
  });

  it('each notice is counted, the other facets being as they are', async () => {
    const [unit] = newest?.units ?? [];
    assert.ok(unit);
    const { counts } = await ask('', { unit: [unit.id], notice: [newest?.id ?? ''] });
    for (const notice of several.notices) {
      const led: Reform[] = several.groups
        .of('units', unit.id)
        .filter((reform) => reform.notice === notice);
      assert.equal(counts.notice.get(notice.id), led.length);
    }
  });

  it('a suggested number is told with its notice, which it has no need of where there is one', () => {
    const notes = suggest('1', lexicon).map(({ note }) => note);
    assert.deepEqual(
      notes.slice(0, several.notices.length),
      several.notices.map(({ qualifier }) => `${qualifier}第1项`),
    );
    assert.equal(suggest('1', words)[0]?.note, '第1项');
  });

  it('a unit is known by the names that notices have for it', () => {
    const renamed = several.notices.flatMap((notice) =>
      notice.units.filter(({ id, name }) =>
        several.units.some((unit) => unit.id === id && unit.name !== name),
      ),
    );
    assert.notEqual(renamed.length, 0);
    for (const { id, name } of renamed) {
      const before = several.units.filter(({ events }) =>
        events.some(({ into }) => into.some((body) => body.id === id)),
      );
      assert.deepEqual(ids(namedBy(folded(name), lexicon).map(({ named }) => named)), [
        id,
        ...ids(before),
      ]);
    }
  });

  it('the index of notices has each once, the newest first, with its data', () => {
    const index = noticeIndex(several);
    assert.deepEqual(ids(index), ids(several.notices));
    for (const [at, { data, reforms, url, qualifier }] of index.entries()) {
      const notice = several.notices[at];
      assert.deepEqual(
        { data, reforms, url, qualifier },
        {
          data: `/${notice?.id}/data.json`,
          reforms: notice?.reforms.length,
          url: notice?.url,
          qualifier: notice?.qualifier,
        },
      );
    }
  });
});

describe('the engine that is asked first', () => {
  const noise = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 20_000 }, () => String.fromCharCode(33 + whole(random, 90))).join(
      '',
    );
  };

  it('is the scan where there is little to read', () => {
    assert.equal(firstEngine(files.map((file) => JSON.stringify(file))), 'scan');
  });

  it('looks up pairs where there is much, and no more is weighed than tells it', () => {
    let asked = 0;
    function* endless() {
      for (;;) yield noise(asked++);
    }
    assert.equal(firstEngine(endless()), 'pairs');
    assert.ok(asked < 20, `${asked} files`);
  });
});

describe('the index on disc', () => {
  const written = (files: Awaited<ReturnType<typeof makeIndex>>) => {
    const folder = mkdtempSync(join(tmpdir(), 'index-'));
    putIndex(files, folder);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    const content = paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => `${path} ${readFileSync(join(folder, path), 'base64')}`);
    rmSync(folder, { recursive: true });
    return content;
  };

  it('is the same for the same records, byte for byte', async () => {
    const first = written(await makeIndex(records));
    assert.ok(first.length > records.length);
    assert.deepEqual(written(await makeIndex(records)), first);
  });

  it('is the one that Pagefind makes of the records one by one', async () => {
    const { index } = await pagefind.createIndex({ forceLanguage: 'unknown' });
    for (const record of records) {
      await index?.addCustomRecord({
        url: record.url,
        language: 'unknown',
        content: indexWords(record).join(' '),
        meta: { record: JSON.stringify(record) },
      });
    }
    const files = (await index?.getFiles())?.files ?? [];
    await pagefind.close();
    const made = written(await makeIndex(records));
    const all = new Set(written(files));
    assert.deepEqual(
      made.filter((file) => !all.has(file)),
      [],
    );
    const isOfRecords = ({ path }: { path: string }) => /\.pf_(fragment|index|meta)$/.test(path);
    assert.equal(
      made.filter((file) => /\.pf_/.test(file)).length,
      files.filter(isOfRecords).length,
    );
  });

  it('says which record Pagefind refuses', async () => {
    const [first] = records;
    assert.ok(first);
    await assert.rejects(makeIndex([...records, { ...first, url: undefined as never }]));
  });
});
