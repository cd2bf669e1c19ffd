import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { noticeFile } from '../../src/files/data.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { homophones } from '../../src/search/build/spoken.ts';
import { evaluate } from '../../src/search/core/evaluate.ts';
import { byFacet } from '../../src/search/core/facet.ts';
import { NO_LEXICON } from '../../src/search/core/lexicon.ts';
import { LiteralEngine } from '../../src/search/core/literal.ts';
import { isOneSlipAway } from '../../src/search/core/slips.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { ordinal, understand } from '../../src/search/core/understand.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const catalog = checkedCatalog(REPOSITORY);
const engine = new LiteralEngine(catalog.notices.map((notice) => noticeFile(notice)));
const words = makeLexicon(catalog);
const soundingAlike = homophones();
const nothing = byFacet((): string[] => []);

async function ask(text: string, verbatim = false) {
  const query = { text, verbatim, narrowed: nothing };
  const understanding = await understand(engine, query, words, async () => soundingAlike);
  const answer = await evaluate(engine, understanding.terms, nothing, nothing);
  const numbers = (await engine.load(answer.reforms)).map((record) => Number(record.label));
  return { numbers, readings: understanding.readings };
}

describe('a query that says it otherwise', () => {
  const cases = JSON.parse(
    readFileSync(join(REPOSITORY, 'tests/fixtures/queries.json'), 'utf8'),
  ) as { q: string; kind: string; expect: number[]; strict: boolean }[];

  for (const { q, kind, expect } of cases.filter((one) => !one.strict)) {
    it(`finds its reforms first, and no more: ${kind} ${q}`, async () => {
      const { numbers } = await ask(q);
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        expect,
      );
    });
  }

  for (const [q, expect] of [
    ['省司法厅要复制推广什么', [4, 19]],
    ['平潭首创的有哪些', [2, 3, 5, 9, 10, 11, 12, 13, 14, 19, 20]],
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
    ['不产动抵押登记', [12]],
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
    assert.deepEqual((await ask('质量朔源')).readings, [
      { kind: 'slip', typed: '质量朔源', read: ['质量溯源'] },
    ]);
    assert.deepEqual(await ask('质量朔源', true), { numbers: [], readings: [] });
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
