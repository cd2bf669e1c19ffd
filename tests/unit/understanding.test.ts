import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { noticeFile } from '../../src/files/data.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makeSpokenWords } from '../../src/search/build/make-spoken-words.ts';
import { makeTitles } from '../../src/search/build/make-titles.ts';
import { makeWords } from '../../src/search/build/make-words.ts';
import { homophones } from '../../src/search/build/spoken.ts';
import { evaluate } from '../../src/search/core/evaluate.ts';
import { byFacet } from '../../src/search/core/facet.ts';
import { ordinal } from '../../src/search/core/item.ts';
import { NO_LEXICON } from '../../src/search/core/lexicon.ts';
import { LiteralEngine } from '../../src/search/core/literal.ts';
import { nearestOf } from '../../src/search/core/near.ts';
import { isOneSlipAway } from '../../src/search/core/slips.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { understand } from '../../src/search/core/understand.ts';
import { pick, seeded } from '../random.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const catalog = checkedCatalog(REPOSITORY);
const engine = new LiteralEngine(catalog.notices.map((notice) => noticeFile(notice)));
const words = makeLexicon(catalog);
const soundingAlike = homophones();
const knowledge = {
  lexicon: words,
  homophones: async () => soundingAlike,
  words: async () => makeWords(catalog.words),
  spokenWords: async () => makeSpokenWords(catalog),
  titles: async () => makeTitles(catalog),
};
const nothing = byFacet((): string[] => []);

async function ask(text: string, verbatim = false) {
  const query = { text, verbatim, narrowed: nothing };
  const understanding = await understand(engine, query, knowledge);
  const { terms, readings, guesses, absent } = understanding;
  const answer = await evaluate(engine, terms, nothing, nothing);
  const numbersOf = async (ids: readonly number[]) =>
    (await engine.load(ids)).map((record) => Number(record.label));
  const near = await nearestOf(engine, understanding, answer, words);
  return {
    numbers: await numbersOf(answer.reforms),
    near: await numbersOf(near.map(({ id }) => id)),
    lacking: near.map(({ lacks }) => lacks),
    named: terms.flatMap(({ named }) => named.map((one) => one.named.name[0])),
    readings,
    guesses: guesses.map(({ meant }) => meant),
    absent,
  };
}

describe('a query that says it otherwise', () => {
  const cases = JSON.parse(
    readFileSync(join(REPOSITORY, 'tests/fixtures/queries.json'), 'utf8'),
  ) as { q: string; kind: string; expect: number[]; strict: boolean }[];

  const inOrder = (numbers: number[]) => numbers.sort((a, b) => a - b);

  for (const { q, kind, expect } of cases.filter((one) => !one.strict && one.kind !== 'plain')) {
    it(`finds its reforms, or has them alone near: ${kind} ${q}`, async () => {
      const { numbers, near } = await ask(q);
      assert.deepEqual(inOrder([...numbers, ...near]), expect);
    });
  }

  for (const { q, expect } of cases.filter(({ kind }) => kind === 'plain')) {
    it(`in plain words has its reforms among the first three: ${q}`, async () => {
      const { numbers, near } = await ask(q);
      const first = [...numbers, ...near].slice(0, 3);
      for (const number of expect) assert.ok(first.includes(number), `${first}`);
    });
  }

  for (const [q, expect] of [
    ['省司法厅要复制推广什么', [4, 19]],
    ['平潭首创的有哪些', [10, 13, 19]],
    ['平潭片区独有', [10, 13, 19]],
    ['平潭 首创', [10, 13, 19]],
    ['福州海关 牵头', [1, 4, 8, 9]],
    ['福州海关 谁牵头', [1, 4, 8, 9]],
    ['来自平潭片区的有哪些', [2, 3, 5, 9, 10, 11, 12, 13, 14, 19, 20]],
    ['附件第12项“不动产抵押登记全程网办”', [12]],
    ['12．不动产抵押登记全程网办', [12]],
    ['第 16 项', [16]],
    ['第七批第16项', [16]],
    ['第七批第十六项', [16]],
    ['泉州 集装箱', [8]],
    ['质量溯元', [1]],
    ['第十六项', [16]],
    ['16.', [16]],
    ['臺商臺胞', [13]],
    ['跨境電商', [2]],
    ['160 千伏安', [16]],
    ['kuajingdianshang', [2]],
    ['KJDS', [2]],
    ['fuzhouhaiguan', [1, 4, 8, 9]],
    ['区快链', [18]],
    ['人社局', [15]],
    ['不动产低押登记', [12]],
    ['不动抵押登记', [12]],
    ['不动产的抵押登记', [12]],
    ['住房和城乡建设', [10, 16]],
    ['住房', [10, 16]],
    ['国家税务总局', [14]],
    ['保险', [3, 17]],
    ['银行', [12, 13, 14]],
  ] as const) {
    it(`finds exactly its reforms: ${q}`, async () => {
      const { numbers } = await ask(q);
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        expect,
      );
    });
  }
});

describe('a word that stands in the text', () => {
  it('is never read otherwise', async () => {
    for (const q of ['保函', 'api', 'gps', '改革', '复制推广', '牵头责任单位', 'e-service']) {
      assert.deepEqual((await ask(q)).readings, [], q);
    }
  });
});

describe('a word that is read otherwise', () => {
  it('says how, and is looked for as it is on request', async () => {
    assert.deepEqual((await ask('质量溯元')).readings, [
      { kind: 'sound', typed: '质量溯元', read: ['质量溯源'] },
    ]);
    const { numbers, near, readings } = await ask('质量溯元', true);
    assert.deepEqual({ numbers, near, readings }, { numbers: [], near: [], readings: [] });
  });

  it('keeps all that was typed where only something is missing', async () => {
    assert.deepEqual((await ask('易用电')).readings[0]?.read, ['易e用电']);
  });
});

describe('an ordinal', () => {
  for (const [word, number] of [
    ['第16项', 16],
    ['16', 16],
    ['第十六项', 16],
    ['附件第二十项', 20],
    ['十六', undefined],
    ['第七批', undefined],
    ['160千伏安', undefined],
  ] as const) {
    it(`${word} is ${number}`, () => assert.equal(ordinal(word), number));
  }
});

describe('one slip', () => {
  for (const [a, b, away] of [
    ['溯源', '朔源', true],
    ['区块链', '区链', true],
    ['区链', '区块链', true],
    ['区块链', '块区链', true],
    ['区块链', '区块链', false],
    ['区块链', '链块区', false],
    ['双随机', '双随', true],
    ['一公开', '二公关', false],
  ] as const) {
    it(`${away ? 'is' : 'is not'} between ${a} and ${b}`, () =>
      assert.equal(isOneSlipAway(a, b), away));
  }
});

describe('suggestions', () => {
  const first = (typed: string) => suggest(typed, words)[0];

  for (const [typed, text, url] of [
    ['16', '“易（e）用电”供电服务体系', '/fj7/16/'],
    ['区块', '基于区块链技术的“多码融合”创新应用', '/fj7/18/'],
    ['省卫', '省卫健委', '/units/wjw/'],
    ['福建省卫生健康', '福建省卫生健康委员会', '/units/wjw/'],
    ['平潭', '平潭片区', '/zones/pingtan/'],
    ['xmhg', '厦门海关', '/units/xmhg/'],
    ['kongg', '空港入境旅客预检系统', '/fj7/7/'],
    ['臺商', '台商台胞金融信用证书颁证', '/fj7/13/'],
  ] as const) {
    it(`to “${typed}” begin with ${text}`, () => {
      assert.equal(first(typed)?.text, text);
      assert.equal(first(typed)?.url, url);
    });
  }

  it('show the name that was typed first and the notice’s beside it, unless nothing public backs it', () => {
    const { text, note } = first('国家金融监督管理总局福建') ?? {};
    assert.equal(text, '国家金融监督管理总局福建监管局');
    assert.equal(note, '牵头单位，通知写作福建银保监局');
    const unbacked = first('中国银行保险监督管理委员会福建');
    assert.equal(unbacked?.text, '福建银保监局');
    assert.equal(unbacked?.note, '牵头单位');
  });

  it('show of several names the one that fits best', () => {
    const spoken = (text: string): [string, string] => [text, ''];
    const unit = (name: string, ...others: string[]) => ({
      facet: 'unit' as const,
      id: 'a',
      url: '/units/a/',
      name: spoken(name),
      otherNames: others.map((other) => ({ spoken: spoken(other), label: '又称' })),
    });
    const lexicon = { ...NO_LEXICON, named: [unit('丙局', '某甲乙局', '甲乙局')] };
    assert.equal(suggest('甲乙', lexicon)[0]?.text, '甲乙局');
  });

  it('are none for nothing and for what is not there', () => {
    assert.deepEqual(suggest(' 、', words), []);
    assert.deepEqual(suggest('海南自贸港', words), []);
  });
});

describe('what may have been meant', () => {
  for (const [q, guess, near] of [
    ['质量朔源', '质量溯源', [1]],
    ['不产动抵押登记', '不动产抵押登记', [12]],
    ['省工信委', '省工信厅', []],
  ] as const) {
    it(`is asked, and stands near: ${q}`, async () => {
      const asked = await ask(q);
      assert.deepEqual(asked.numbers, []);
      assert.deepEqual(asked.readings, []);
      assert.deepEqual(asked.guesses, [guess]);
      assert.deepEqual(asked.near, near);
    });
  }
});

describe('a query that stands nowhere in one piece', () => {
  it('is found by its pieces where one reform has all of them', async () => {
    const { numbers, readings } = await ask('处罚决定书送达');
    assert.deepEqual(numbers, [4]);
    assert.deepEqual(readings, [
      { kind: 'pieces', typed: '处罚决定书送达', read: ['处罚决定书', '送达'] },
    ]);
  });

  it('has those near that have some of it, with what they lack', async () => {
    const { numbers, near, lacking } = await ask('集装箱外星人');
    assert.deepEqual(numbers, []);
    assert.deepEqual(near, [8]);
    assert.deepEqual(lacking, [['外星人']]);
  });

  it('has no more than five near, the nearest first', async () => {
    const { numbers, near, lacking } = await ask('系统 企业 船舶');
    assert.deepEqual(numbers, []);
    assert.ok(near.length > 1 && near.length <= 5, `${near}`);
    // Of the three, 船舶 is the rarest by far.
    assert.deepEqual(near[0], 6);
    assert.deepEqual(lacking[0], ['系统', '企业']);
  });

  it('has nobody near who has only a place of it', async () => {
    assert.deepEqual((await ask('福建省天文馆')).near, []);
  });
});

describe('a clause', () => {
  for (const q of ['二（三）', '二（三）“强化沟通指导”', '二(三)强化沟通指导']) {
    it(`is found by its number as it is cited: ${q}`, async () => {
      const query = { text: q, verbatim: false, narrowed: nothing };
      const { terms } = await understand(engine, query, knowledge);
      const { reforms, others } = await evaluate(engine, terms, nothing, nothing);
      assert.deepEqual(reforms, []);
      const found = await engine.load(others);
      assert.deepEqual(
        found.map(({ url }) => url),
        ['/fj7/#c2-3'],
      );
    });
  }
});

describe('a place', () => {
  for (const [q, name] of [
    ['泉州', '泉州市'],
    ['莆田市', '莆田市'],
    ['泉州要做什么', '泉州市'],
    ['县', '各设区市和平潭综合实验区'],
    ['区县', '各设区市和平潭综合实验区'],
  ] as const) {
    it(`is named by “${q}”, and no reform is claimed to say it`, async () => {
      const { numbers, named } = await ask(q);
      assert.deepEqual(numbers, []);
      assert.deepEqual(named, [name]);
    });
  }
});

describe('a query of runs that stand in one reform', () => {
  /** The runs of a reform's title, names and text that a naive scan sees, value by value. */
  const valuesOf = (reform: (typeof catalog.reforms)[number]) =>
    [
      reform.title,
      reform.officialText,
      reform.scope ?? '',
      reform.remarks?.text ?? '',
      ...reform.zones.map(({ name }) => name),
      ...reform.units.map(({ name }) => name),
    ].map((text) =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ''),
    );

  /** Whether a query can be cut into runs of two characters or more that all stand in the values. */
  function isCut(query: string, values: readonly string[]): boolean {
    if (query === '') return true;
    for (let length = 2; length <= query.length; length++) {
      const run = query.slice(0, length);
      if (!values.some((value) => value.includes(run))) return false;
      if (isCut(query.slice(length), values)) return true;
    }
    return false;
  }

  it('has just the reforms that can be cut so', async () => {
    const random = seeded(60);
    // Words that say nothing may be passed over, and Latin words are one: a naive cut knows neither.
    const isPlain = (run: string) =>
      /^\p{Script=Han}+$/u.test(run) && !/[的了吗呢吧啊呀和与或及在把被让要想去是]/.test(run);
    let asked = 0;
    while (asked < 150) {
      const reform = pick(random, catalog.reforms);
      const [, text = ''] = valuesOf(reform);
      const run = () => {
        const length = 2 + Math.floor(random() * 3);
        const start = Math.floor(random() * (text.length - length));
        return text.slice(start, start + length);
      };
      const query = run() + run() + (random() < 0.5 ? run() : '');
      if (!isPlain(query)) continue;
      const { numbers, readings } = await ask(query);
      // A run that stands somewhere as it is, or is read otherwise first, is not cut.
      if (readings.length > 0 && readings[0]?.kind !== 'pieces') continue;
      if (catalog.reforms.some((one) => valuesOf(one).some((value) => value.includes(query)))) {
        continue;
      }
      asked++;
      const expected = catalog.reforms.filter((one) => isCut(query, valuesOf(one)));
      assert.ok(expected.includes(reform));
      const missing = expected.filter(({ number }) => !numbers.includes(number));
      assert.deepEqual(
        missing.map(({ number }) => number),
        [],
        query,
      );
      // What people say for the notice's words may add to it.
      if (!Object.keys(makeWords(catalog.words)).some((said) => query.includes(said))) {
        assert.equal(numbers.length, expected.length, query);
      }
    }
  });
});
