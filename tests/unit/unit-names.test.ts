import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { noticeFile } from '../../src/files/data.ts';
import type { Unit } from '../../src/policy/model.ts';
import { laterNames } from '../../src/policy/unit-names.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { makeLexicon } from '../../src/search/build/make-lexicon.ts';
import { makeSpokenWords } from '../../src/search/build/make-spoken-words.ts';
import { makeTitles } from '../../src/search/build/make-titles.ts';
import { makeWords } from '../../src/search/build/make-words.ts';
import { homophones } from '../../src/search/build/spoken.ts';
import { evaluate } from '../../src/search/core/evaluate.ts';
import { byFacet } from '../../src/search/core/facet.ts';
import { LiteralEngine } from '../../src/search/core/literal.ts';
import { namedFactsOf } from '../../src/search/core/named-facts.ts';
import { nearestOf } from '../../src/search/core/near.ts';
import { suggest } from '../../src/search/core/suggest.ts';
import { understand } from '../../src/search/core/understand.ts';
import { ContentFiles, fixtureRoot, mergedRoot } from '../content.ts';

/** A searcher of the content below a root. */
function searcherOf(root: string) {
  const catalog = checkedCatalog(root);
  const engine = new LiteralEngine(catalog.notices.map((notice) => noticeFile(notice)));
  const lexicon = makeLexicon(catalog);
  const soundingAlike = homophones();
  const knowledge = {
    lexicon,
    homophones: async () => soundingAlike,
    words: async () => makeWords(catalog.words),
    spokenWords: async () => makeSpokenWords(catalog),
    titles: async () => makeTitles(catalog),
  };
  const nothing = byFacet((): string[] => []);
  const ask = async (text: string) => {
    const query = { text, verbatim: false, narrowed: nothing };
    const understanding = await understand(engine, query, knowledge);
    const answer = await evaluate(engine, understanding.terms, nothing, nothing);
    const near = await nearestOf(engine, understanding, answer, lexicon);
    const ordered = (await engine.load(answer.reforms)).map(({ url }) => url);
    const urls = [...ordered].sort();
    const named = understanding.terms.flatMap((term) => term.named.map((one) => one.named));
    const facts = await namedFactsOf(engine, understanding);
    return { urls, ordered, named, near, facts, ...understanding };
  };
  return { catalog, ask };
}

const { catalog, ask } = searcherOf(join(import.meta.dirname, '..', '..'));

/** How people write a name, by rule: the province in four ways, 和 or none, the kind long or short. */
function spellingsOf(unit: Unit): string[] {
  const { name, otherNames } = unit;
  const further = [...otherNames.map((other) => other.name), ...laterNames(unit)];
  const names = [name, name.replace(/（.*）/, ''), ...further];
  const spellings = new Set<string>();
  for (const one of names) {
    const bare = one.replace(/^(?:中共)?(?:福建省委|福建省|福建|省委|省)/, '');
    const placed = bare === one ? [one] : ['福建省', '省', '福建', ''].map((place) => place + bare);
    for (const spelling of placed) {
      for (const kind of kindsOf(spelling)) {
        spellings.add(kind);
        spellings.add(kind.replace(/和/g, ''));
      }
    }
  }
  return [...spellings].filter((spelling) => spelling.length > 2);
}

function kindsOf(name: string): string[] {
  for (const [long, short] of [
    ['监督管理局', '监管局'],
    ['委员会', '委'],
    ['办公室', '办'],
    ['有限公司', '公司'],
    ['中心支行', '中支'],
  ] as const) {
    if (name.endsWith(long)) return [name, name.slice(0, -long.length) + short];
    if (long !== '监督管理局' && name.endsWith(short) && short.length === 1) {
      return [name, name.slice(0, -short.length) + long];
    }
  }
  return [name];
}

describe('a unit', () => {
  for (const unit of catalog.units) {
    it(`is found by the names that people have for it, and nothing else is: ${unit.name}`, async () => {
      const expected = catalog.reforms
        .filter(({ units }) => units.some(({ id }) => id === unit.id))
        .map(({ url }) => url)
        .sort();
      for (const spelling of spellingsOf(unit)) {
        const { urls } = await ask(spelling);
        assert.deepEqual(urls, expected, spelling);
      }
    });
  }

  it('that a later notice brings is known by the same rule', async () => {
    const later = searcherOf(mergedRoot());
    const fresh = later.catalog.units.filter(
      ({ id }) => !catalog.units.some((unit) => unit.id === id),
    );
    assert.notEqual(fresh.length, 0);
    for (const unit of fresh) {
      for (const spelling of spellingsOf(unit)) {
        const { named } = await later.ask(spelling);
        assert.ok(
          named.some(({ facet, id }) => facet === 'unit' && id === unit.id),
          spelling,
        );
      }
    }
  });

  for (const [spelling, id] of [
    ['省市监局', 'scjgj'],
    ['市监局', 'scjgj'],
    ['福建省住房城乡建设厅', 'zjt'],
    ['城乡建设厅', 'zjt'],
    ['省人力社保厅', 'rst'],
    ['省工业信息化厅', 'gxt'],
    ['省台办', 'tgab'],
    ['福建省委台办', 'tgab'],
    ['人行福州中支', 'rhfz'],
    ['厦门人行', 'rhxm'],
    ['国家电网福建省电力公司', 'gwfj'],
    ['金融监管总局厦门监管局', 'xmybjj'],
    ['国家税务总局福建省局', 'swj'],
    ['中国银保监会福建监管局', 'fjybjj'],
    ['福建省国际贸易促进委员会', 'smch'],
    ['福建电力', 'gwfj'],
    ['省发展改革委', 'fgw'],
    ['省卫生健康委', 'wjw'],
    ['福建住建', 'zjt'],
    ['厦门边检', 'xmbj'],
    ['福建商务', 'swt'],
  ] as const) {
    it(`is named alone by ${spelling}`, async () => {
      const { named } = await ask(spelling);
      assert.deepEqual(
        named.map((one) => one.id),
        [id],
      );
    });
  }
});

describe('a unit that changed', () => {
  const { catalog: several, ask: askSeveral } = searcherOf(mergedRoot());
  const suggested = (typed: string) =>
    suggest(typed, makeLexicon(several)).map(({ text, note, url }) => `${url} ${text} ${note}`);

  for (const [names, ids] of [
    ['虚构省甲厅 虚构省甲事务管理厅 虚构省中甲厅 虚构省新甲厅 新甲厅 省中甲厅', ['xj-jia']],
    ['虚构己促进会 虚构国己贸易促进会 己促会 虚构省乙局（丙办） 省乙局', ['xj-ji', 'xj-yi']],
    ['虚构省委庚办 虚构丁关 中华虚构国丁关', ['xj-ding', 'xj-geng']],
    ['虚构省委辛办 省委辛办', ['xj-geng']],
  ] as const) {
    for (const name of names.split(' ')) {
      it(`is found with what it became by old and new names, in full or short: ${name}`, async () => {
        const { named, urls } = await askSeveral(name);
        assert.deepEqual(named.map(({ id }) => id).sort(), ids);
        const led = several.reforms.filter(({ units }) =>
          units.some(({ id }) => (ids as readonly string[]).includes(id)),
        );
        assert.deepEqual(urls, led.map(({ url }) => url).sort());
      });
    }
  }

  it('is suggested by a new name for its own, and beside its own by that of another body', () => {
    assert.deepEqual(suggested('虚构省新甲'), [
      '/units/xj-jia/ 虚构省新甲厅 牵头单位，通知写作虚构省甲厅',
    ]);
    assert.deepEqual(suggested('虚构己'), [
      '/units/xj-ji/ 虚构己促进会 牵头单位',
      '/units/xj-yi/ 虚构省乙局（丙办） 牵头单位，前身虚构己促进会',
    ]);
    assert.deepEqual(suggested('虚构省委辛'), [
      '/units/xj-geng/ 虚构省委庚办 牵头单位，后续单位虚构省委辛办',
    ]);
    assert.deepEqual(suggested('己促会'), [
      '/units/xj-ji/ 虚构己促进会 牵头单位',
      '/units/xj-yi/ 虚构省乙局（丙办） 牵头单位，前身虚构己促进会',
    ]);
  });

  it('comes before what it became, and what it led before what that leads', async () => {
    for (const [name, first] of [
      ['己促会', 'xj-ji'],
      ['省乙局', 'xj-yi'],
    ] as const) {
      const { named, ordered } = await askSeveral(name);
      assert.equal(named[0]?.id, first);
      const led = several.groups.of('units', first).map(({ url }) => url);
      assert.deepEqual(new Set(ordered.slice(0, led.length)), new Set(led), name);
    }
  });

  it('is named with all that went into it, however many they are', async () => {
    const files = new ContentFiles(fixtureRoot());
    const own = files.read('content/units.yaml').replace(/^ {2}changes:\n(?: {4}.*\n)+/gm, '');
    const merged = '  changes: [{ kind: 合并, on: 2023, into: xj-yi, source: 文 }]\n';
    const entries = own
      .split(/^(?=- id: )/m)
      .map((entry) =>
        entry.startsWith('- ') && !entry.startsWith('- id: xj-yi') ? entry + merged : entry,
      );
    files.write('content/units.yaml', entries.join(''));
    const { facts } = await searcherOf(files.root).ask('虚构省乙局（丙办）');
    assert.deepEqual(
      facts.map(({ match, reforms }) => `${match.named.id} ${match.other?.of ?? ''} ${reforms}`),
      [
        'xj-yi  7',
        'xj-jia 虚构省乙局（丙办） 5',
        'xj-ding 虚构省乙局（丙办） 5',
        'xj-wu 虚构省乙局（丙办） 2',
        'xj-ji 虚构省乙局（丙办） 2',
        'xj-geng 虚构省乙局（丙办） 1',
      ],
    );
  });

  it('is one with the unit that it is called today, through all that it was in between', () => {
    const files = new ContentFiles(fixtureRoot());
    const change = (head: string, to: string) =>
      files.replace(
        'content/units.yaml',
        head,
        `${head}  changes:\n    - { kind: 更名, on: 2023, to: ${to}, source: 文 }\n`,
      );
    change('  name: 虚构戊电力公司\n  kind: company\n', 'xj-ding');
    change('  name: 虚构丁关\n  kind: national\n', 'xj-yi');
    const { named } = makeLexicon(checkedCatalog(files.root));
    const namesOf = (id: string) =>
      named
        .find((one) => one.id === id)
        ?.otherNames.map(({ spoken, label, of }) => [spoken[0], label, of]);
    assert.deepEqual(namesOf('xj-wu')?.slice(0, 2), [
      ['虚构丁关', '曾用名', undefined],
      ['中华虚构国丁关', '全称', undefined],
    ]);
    assert.deepEqual(namesOf('xj-wu')?.at(2), ['虚构省乙局（丙办）', '今名', undefined]);
    assert.deepEqual(
      namesOf('xj-yi')?.filter(([name]) => /丁关|戊电力/.test(String(name))),
      [
        ['虚构丁关', '曾用名', undefined],
        ['中华虚构国丁关', '全称', undefined],
        ['虚构戊电力公司', '曾用名', undefined],
      ],
    );
  });
});

/** Bodies that lead nothing in the notice; some are one character from one that does. */
const OTHERS =
  '福建省财政厅 省教育厅 省公安厅 福州市税务局 福建省科技厅 省民政厅 省水利厅 省农业农村厅 ' +
  '福建省文化和旅游厅 省生态环境厅 省应急厅 省审计厅 省国资委 省体育局 省统计局 省医保局 省林业局 ' +
  '省海洋与渔业局 省粮食和物资储备局 省地方金融监督管理局 福建证监局 厦门证监局 厦门市商务局 ' +
  '厦门市发改委 厦门市市场监管局 福州市市场监管局 泉州市税务局 泉州海关 平潭海关 福建海关 ' +
  '福建省高级人民法院 福建省人民检察院 省委组织部 省委宣传部 省政府办公厅 省委办公厅 省委办 省办 市局 ' +
  '省总工会 福建海事局 省通信管理局 民航福建监管局 省药监局 省知识产权局 国家外汇管理局福建省分局 ' +
  '中国银行 中国银行福建省分行 建设银行厦门分行 农业银行 福州边检总站 省能源局 国家发改委 商务部 ' +
  '国家卫健委 海关总署 人社部 莆田市住建局 省卫计委 省质监局 委员会 总局 办公室 药监局 应急管理厅 财政厅 国土厅 经信委 教育局';

describe('a body that leads nothing', () => {
  for (const name of OTHERS.split(' ')) {
    it(`is nobody else: ${name}`, async () => {
      const { urls, named, readings } = await ask(name);
      assert.deepEqual({ urls, named, readings }, { urls: [], named: [], readings: [] });
    });
  }

  it('is said not to be among those that lead', async () => {
    assert.deepEqual((await ask('福建省财政厅')).absent, ['福建省财政厅']);
    assert.deepEqual((await ask('福建省财政厅')).near, []);
    assert.deepEqual((await ask('财政厅')).near, []);
  });
});
