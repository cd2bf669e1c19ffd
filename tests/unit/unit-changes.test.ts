import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { feed } from '../../src/files/feed.ts';
import { knowledgeOf } from '../../src/importing/knowledge.ts';
import { pageDates } from '../../src/policy/address/history.ts';
import { faultReport } from '../../src/policy/fault.ts';
import { unitChangeFaults } from '../../src/policy/join/unit-changes.ts';
import { asNamed, joinUnits } from '../../src/policy/join/units.ts';
import { newsOf } from '../../src/policy/news.ts';
import { type UnitData, unitSchema } from '../../src/policy/schema/unit.ts';
import { UNIT_CHANGE_KINDS } from '../../src/policy/schema/unit-change.ts';
import { presentNames } from '../../src/policy/unit-names.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { futureFaults } from '../../src/reading/dates.ts';
import { readContent } from '../../src/reading/read.ts';
import { ContentFiles, editedFixture, fixtureRoot } from '../content.ts';

const UNITS = 'content/units.yaml';

/** Where a unit's entry ends in the made-up list: what became of it is put there. */
const ENTRY = {
  'xj-wu': '  name: 虚构戊电力公司\n  kind: company\n',
  'xj-yi': '  name: 虚构省乙局（丙办）\n  kind: provincial\n',
  'xj-ding': '  name: 虚构丁关\n  kind: national\n',
} as const;

type Changes = Partial<Record<keyof typeof ENTRY, readonly string[]>>;

const withChanges = (changes: Changes) => (files: ContentFiles) => {
  for (const [id, list] of Object.entries(changes)) {
    const head = ENTRY[id as keyof typeof ENTRY];
    files.replace(
      UNITS,
      head,
      `${head}  changes:\n${list.map((one) => `    - ${one}\n`).join('')}`,
    );
  }
};

/** The faults of what became of units, each with its line. */
const faultsOf = (changes: Changes) => editedFixture(withChanges(changes)).faults;

const RENAMED = '{ kind: 更名, on: 2024-03-01, to: 虚构戊供电公司, source: 虚构公告 }';

describe('what became of a unit', () => {
  for (const [what, changes] of [
    ['a new name', [RENAMED]],
    [
      'two new names, known to the month and the year',
      [
        '{ kind: 更名, on: 2024-03, to: 虚构戊供电公司, source: 虚构公告 }',
        '{ kind: 更名, on: 2024, to: 虚构戊能源公司, source: 虚构公告 }',
      ],
    ],
    ['another unit', ['{ kind: 合并, on: 2024-03-01, into: xj-yi, source: 虚构公告 }']],
    [
      'a body that leads nothing, which was renamed since',
      [
        '{ kind: 合并, on: 2024-03-01, into: 虚构癸公司, source: 虚构公告 }',
        '{ kind: 更名, on: 2025-03-01, to: 虚构新癸公司, source: 虚构公告 }',
      ],
    ],
    ['several', ['{ kind: 分设, on: 2024-03-01, into: [xj-yi, 虚构癸公司], source: 虚构公告 }']],
  ] as const) {
    it(`may be ${what}`, () => {
      const faults = faultsOf({ 'xj-wu': changes });
      assert.deepEqual(faults, [], faultReport(faults));
    });
  }

  for (const [what, changes, field, problem] of [
    [
      'a kind that there is not',
      { 'xj-wu': ['{ kind: 撤销, on: 2024, to: 甲公司, source: 文 }'] },
      'kind',
      /“撤销”不合要求/,
    ],
    [
      'a day that no calendar has',
      { 'xj-wu': ['{ kind: 更名, on: 2024-02-30, to: 甲公司, source: 文 }'] },
      'on',
      /不是存在的年、月或日/,
    ],
    [
      'a day in words',
      { 'xj-wu': ['{ kind: 更名, on: 2024年3月, to: 甲公司, source: 文 }'] },
      'on',
      /日期“2024年3月”的写法不对/,
    ],
    ['no source', { 'xj-wu': ['{ kind: 更名, on: 2024, to: 甲公司 }'] }, 'source', /缺这一项/],
    [
      'a new name in the key of the others',
      { 'xj-wu': ['{ kind: 更名, on: 2024, into: 甲公司, source: 文 }'] },
      'into',
      /“甲公司”不写在这里：更名用 to/,
    ],
    [
      'a merger in the key of new names',
      { 'xj-wu': ['{ kind: 合并, on: 2024, to: 甲公司, source: 文 }'] },
      'to',
      /“甲公司”不写在这里：合并用 into/,
    ],
    [
      'a merger without what it went into',
      { 'xj-wu': ['{ kind: 合并, on: 2024, source: 文 }'] },
      'into',
      /缺这一项/,
    ],
    [
      'a merger into several',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: [甲公司, 乙公司], source: 文 }'] },
      'into',
      /合并只并入一个单位/,
    ],
    [
      'a parting into one',
      { 'xj-wu': ['{ kind: 分设, on: 2024, into: 甲公司, source: 文 }'] },
      'into',
      /只有一个单位/,
    ],
    [
      'two names in one',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: 甲公司、乙公司, source: 文 }'] },
      'into',
      /“甲公司、乙公司”像是几个单位写在了一起/,
    ],
    [
      'a list of names in one',
      { 'xj-wu': ['{ kind: 分设, on: 2024, into: [甲公司，乙公司, xj-yi], source: 文 }'] },
      'into',
      /像是几个单位写在了一起/,
    ],
    [
      'an id that no unit has',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: xj-ren, source: 文 }'] },
      'into',
      /没有代号为“xj-ren”的单位/,
    ],
    [
      'a part that is named twice',
      { 'xj-wu': ['{ kind: 分设, on: 2024, into: [xj-yi, xj-yi], source: 文 }'] },
      'into',
      /“xj-yi”写了两次/,
    ],
    [
      'the name of a unit that has a page',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: 虚构丁关, source: 文 }'] },
      'into',
      /“虚构丁关”是单位 xj-ding 的名称/,
    ],
    [
      'the name that it has',
      { 'xj-wu': ['{ kind: 更名, on: 2024, to: 虚构戊电力公司, source: 文 }'] },
      'to',
      /更名前后都叫“虚构戊电力公司”/,
    ],
    [
      'itself',
      { 'xj-wu': ['{ kind: 分设, on: 2024, into: [xj-wu, 虚构癸公司], source: 文 }'] },
      'into',
      /“xj-wu”分设后又是它自己/,
    ],
    [
      'itself by its name',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: 虚构戊电力公司, source: 文 }'] },
      'into',
      /“虚构戊电力公司”合并后又是它自己/,
    ],
    [
      'the name that it has in full',
      { 'xj-ding': ['{ kind: 更名, on: 2024, to: 中华虚构国丁关, source: 文 }'] },
      'to',
      /更名前后都叫“中华虚构国丁关”/,
    ],
    [
      'another name of a unit that has a page',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: 己促会, source: 文 }'] },
      'into',
      /“己促会”是单位 xj-ji 的名称/,
    ],
    [
      'the name of today of a unit that has a page',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: 虚构省新甲厅, source: 文 }'] },
      'into',
      /“虚构省新甲厅”是单位 xj-jia 的名称/,
    ],
    [
      'an id in capitals',
      { 'xj-wu': ['{ kind: 合并, on: 2024, into: XJ-YI, source: 文 }'] },
      'into',
      /“XJ-YI”不是单位的名称，也不是代号/,
    ],
    [
      'noted before it happened',
      { 'xj-wu': ['{ kind: 更名, on: 2024-03, noted: 2024-02-28, to: 甲公司, source: 文 }'] },
      'noted',
      /注明的日期 2024-02-28 早于变动的日期 2024-03/,
    ],
  ] as const satisfies readonly (readonly [string, Changes, string, RegExp])[]) {
    it(`can't be ${what}`, () => {
      const faults = faultsOf(changes);
      assert.equal(faults.length, 1, faultReport(faults));
      assert.match(faults[0]?.field ?? '', new RegExp(`changes\\[0\\]\\.${field}$`));
      assert.match(faults[0]?.problem ?? '', problem);
      assert.equal(faults[0]?.file, UNITS);
      assert.ok(faults[0]?.line, 'has a line');
    });
  }

  it('runs forward, as far as the days are known', () => {
    const later = '{ kind: 更名, on: 2024-02, to: 虚构戊能源公司, source: 文 }';
    const faults = faultsOf({ 'xj-wu': [RENAMED, later] });
    assert.match(faults[0]?.problem ?? '', /日期 2024-02 早于上一条的 2024-03-01/);
    assert.equal(faults.length, 1);
    assert.deepEqual(faultsOf({ 'xj-wu': [RENAMED, later.replace('2024-02', '2024-03')] }), []);
  });

  for (const [what, first, second, problem, mend] of [
    [
      'a parting',
      '{ kind: 分设, on: 2024, into: [甲公司, 乙公司], source: 文 }',
      RENAMED,
      /在 2024 已经分设，后面不能再有更名/,
      /删去另一条/,
    ],
    [
      'a merger',
      '{ kind: 合并, on: 2024, into: 甲公司, source: 文 }',
      '{ kind: 合并, on: 2025, into: 乙公司, source: 文 }',
      /在 2024 已经合并，后面不能再有合并/,
      /删去另一条/,
    ],
    [
      'a merger into a unit with a page',
      '{ kind: 合并, on: 2024, into: xj-yi, source: 文 }',
      RENAMED,
      /已经合并/,
      /写在 xj-yi 的 changes 里/,
    ],
    [
      'a new name that is another unit',
      '{ kind: 更名, on: 2024, to: xj-yi, source: 文 }',
      RENAMED,
      /已经更名/,
      /写在 xj-yi 的 changes 里/,
    ],
  ] as const) {
    it(`ends with ${what}`, () => {
      const faults = faultsOf({ 'xj-wu': [first, second] });
      assert.equal(faults.length, 1, faultReport(faults));
      assert.match(faults[0]?.field ?? '', /changes\[1\]\.kind$/);
      assert.match(faults[0]?.problem ?? '', problem);
      assert.match(faults[0]?.mend ?? '', mend);
    });
  }

  it('is no circle, which is told once', () => {
    const into = (id: string, on: string) => `{ kind: 合并, on: ${on}, into: ${id}, source: 文 }`;
    const faults = faultsOf({
      'xj-wu': [into('xj-yi', '2024')],
      'xj-yi': [into('xj-ding', '2024')],
      'xj-ding': [into('xj-wu', '2024')],
    });
    assert.equal(faults.length, 1, faultReport(faults));
    assert.match(faults[0]?.problem ?? '', /绕成一圈：xj-yi → xj-ding → xj-wu → xj-yi/);
  });

  it("isn't what was no more by then", () => {
    const faults = faultsOf({
      'xj-wu': ['{ kind: 合并, on: 2024, into: xj-ding, source: 文 }'],
      'xj-ding': ['{ kind: 合并, on: 2023, into: 甲公司, source: 文 }'],
    });
    assert.ok(faults.some(({ problem }) => /“xj-ding”在 2023 已经合并/.test(problem)));
  });

  it("isn't told of two units as one new name", () => {
    const renamed = '{ kind: 更名, on: 2024, to: xj-ding, source: 文 }';
    const faults = faultsOf({ 'xj-wu': [renamed], 'xj-yi': [renamed] });
    assert.equal(faults.length, 1, faultReport(faults));
    assert.match(faults[0]?.problem ?? '', /“xj-yi”也更名为“xj-ding”/);
    assert.match(faults[0]?.mend ?? '', /kind: 合并/);
    const named = faultsOf({ 'xj-wu': [RENAMED], 'xj-yi': [RENAMED] });
    assert.equal(named.length, 1, faultReport(named));
    assert.match(named[0]?.problem ?? '', /“xj-yi”也更名为“虚构戊供电公司”/);
  });

  it("isn't written among the other names", () => {
    const { faults } = editedFixture((files) =>
      files.replace(UNITS, '{ kind: alias, name: 甲厅口子', '{ kind: present, name: 甲厅口子'),
    );
    assert.equal(faults.length, 1, faultReport(faults));
    assert.match(faults[0]?.mend ?? '', /更名的，写在这个单位的 changes 里/);
  });

  it("hasn't happened yet on a day to come", () => {
    const { content } = readContent(fixtureRoot());
    const told = (now: string) =>
      futureFaults(
        { ...content, ledger: [], notices: [], reforms: [], changes: [], moved: [] },
        now,
      ).map(({ field, problem }) => `${field} ${problem}`);
    assert.deepEqual(told('2023-11-20'), []);
    const [first = '', ...rest] = told('2023-10-01');
    assert.match(first, /changes\[0\]\.on 日期 2023-11-20 还没有到/);
    assert.deepEqual(rest, []);
    assert.equal(told('2021-12-31').length, 4);
  });
});

/** Units by what became of them, joined. */
function joined(changes: Record<string, UnitData['changes']>) {
  const data = Object.entries(changes).map(([id, list]) =>
    unitSchema.parse({ id, name: `${id}局`, kind: 'company', otherNames: [], changes: list }),
  );
  return Object.fromEntries(joinUnits(data).map((unit) => [unit.id, unit]));
}
const renamed = (to: string, on = '2020') => ({ kind: '更名' as const, on, to, source: '文' });
const merged = (into: string, on = '2021') => ({ kind: '合并' as const, on, into, source: '文' });
const parted = (into: string[], on = '2022') => ({ kind: '分设' as const, on, into, source: '文' });

describe('what a unit is today', () => {
  for (const [what, changes, today] of [
    ['itself, where nothing changed', { a: undefined }, undefined],
    ['its last name', { a: [renamed('新局'), renamed('更新局', '2021')] }, '今名更新局'],
    ['another unit', { a: [renamed('b')], b: undefined }, '今名b局'],
    [
      'another unit by its last name',
      { a: [renamed('b')], b: [renamed('丙局', '2023')] },
      '今名丙局',
    ],
    ['what it went into', { a: [renamed('新局'), merged('b')], b: undefined }, '已并入b局'],
    ['what that is called since', { a: [merged('乙局'), renamed('丙局', '2022')] }, '已并入丙局'],
    [
      'what became of that',
      { a: [merged('b')], b: [renamed('丙局', '2022')] },
      '已并入b局（今名丙局）',
    ],
    [
      'its parts',
      { a: [parted(['b', '丙局'])], b: [merged('丁局', '2023')] },
      '已分设为b局（已并入丁局）、丙局',
    ],
    [
      'told to its end where it runs in a circle',
      { a: [merged('b')], b: [merged('a')] },
      '已并入b局（已并入a局）',
    ],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(joined(changes as Record<string, UnitData['changes']>).a?.today, today);
    });
  }

  it('stands beside its name in notes on lists', () => {
    const { a, b, c } = joined({ a: [merged('c')], b: [renamed('新局')], c: undefined });
    assert.ok(a && b && c);
    assert.equal(presentNames([a, c, b]), '编者注：a局已并入c局，b局今名新局。');
    assert.equal(presentNames([c]), '');
  });

  it('is known to what it became', () => {
    const { a, b } = joined({ a: [merged('b')], b: undefined });
    assert.deepEqual(b?.predecessors, [{ id: 'a', name: 'a局', event: a?.events[0] }]);
  });

  it('goes without saying in a notice that was signed since and has its own name for it', () => {
    const files = new ContentFiles(fixtureRoot());
    files.replace(UNITS, 'on: 2023-09-01, to: 虚构省新甲厅', 'on: 2022-09-01, to: 虚构省新甲厅');
    const todayIn = () =>
      Object.fromEntries(
        checkedCatalog(files.root).notices.map(({ id, units }) => [
          id,
          units.find((unit) => unit.id === 'xj-jia')?.today,
        ]),
      );
    // The notice of 2023 still has the name of the list: its reader needs to be told.
    const told = '今名虚构省新甲厅';
    assert.deepEqual(todayIn(), { ta1: told, tb2: told, tc3: told });
    files.replace(
      'content/tc3/notice.mdx',
      'listMark: 、\n',
      'listMark: 、\nnames:\n  units:\n    xj-jia: 省新甲厅\n',
    );
    files.replace('content/tc3/source.txt', '虚构省甲厅', '省新甲厅');
    assert.deepEqual(todayIn(), { ta1: told, tb2: told, tc3: undefined });
  });
});

describe('a unit as a notice names it', () => {
  const { a } = joined({ a: [renamed('新局', '2020-05')] });
  const today = (ownName: string | undefined, signedOn: string, on = '2020-05') => {
    assert.ok(a);
    const events = a.events.map((event) => ({ ...event, on }));
    return asNamed({ ...a, events }, ownName, signedOn).today;
  };

  it('needs a note under the name of the list, whenever the notice was signed', () => {
    assert.equal(today(undefined, '2021-01-01'), '今名新局');
  });

  it("needs one under the notice's own name only if that was signed before, as far as is known", () => {
    assert.equal(today('老局', '2020-04-30'), '今名新局');
    assert.equal(today('老局', '2020-05-31'), '今名新局');
    assert.equal(today('小新局', '2020-06-01'), undefined);
    assert.equal(today('老局', '2020-05-30', '2020-05-31'), '今名新局');
    assert.equal(today('小新局', '2020-05-31', '2020-05-31'), undefined);
    assert.equal(today('新局', '2020-05-02'), undefined, 'what it is called today');
  });

  it('is known by its name of today to a notice that is imported', () => {
    const { units } = knowledgeOf(fixtureRoot(), 'td4');
    assert.deepEqual(units.read('虚构省新甲厅、虚构省委辛办').names, [
      { printed: '虚构省新甲厅', id: 'xj-jia' },
      { printed: '虚构省委辛办', id: undefined },
    ]);
  });
});

describe('the editing guide', () => {
  it('has examples of all that can become of a unit, and each is right', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/editing.md'), 'utf8');
    const [, section = ''] = guide.split('\n## 单位更名、合并、分设\n');
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];
    const other = { id: 'yi', name: '省乙厅', kind: 'provincial', otherNames: [] };
    const units = unitSchema.array().parse([...parse(yaml), other]);
    const kinds = units.flatMap(({ changes = [] }) => changes.map(({ kind }) => kind));
    assert.deepEqual(kinds, UNIT_CHANGE_KINDS);
    assert.deepEqual(unitChangeFaults(units), []);
  });
});

describe('news of what became of a unit', () => {
  const catalog = checkedCatalog(fixtureRoot());
  const news = newsOf(catalog).filter(({ title }) => title.startsWith('单位'));

  it('is an entry for each event, with its source, since the page stands or since it happened', () => {
    const events = catalog.units.flatMap((unit) => unit.events);
    assert.equal(news.length, events.length);
    assert.ok(events.length >= 4);
    for (const { on, path, title } of news) {
      assert.equal(on, '2024-01-01', path);
      assert.match(title, /^单位(更名|合并|分设)：2\d{3}年.*(更名为|并入|分设为)/);
    }
    assert.equal(new Set(news.map(({ id }) => id)).size, news.length);
    const [merger] = news.filter(({ path }) => path === '/units/xj-ji/#change-1');
    assert.equal(
      merger?.summary,
      '2023年10月，虚构己促进会并入虚构省乙局（丙办）。依据：虚构省机构改革方案。',
    );
  });

  it('comes with whole days in the feed, and later than the page where it happened later', () => {
    const later = {
      ...catalog,
      units: catalog.units.map((unit) => ({
        ...unit,
        events: unit.events.map((event) => ({ ...event, on: '2025' })),
      })),
    };
    const xml = feed(later, { siteUrl: 'https://host/', name: '站', subtitle: '一行' });
    const entry = xml.split('<entry>').find((one) => one.includes('/units/xj-ji/#change-1')) ?? '';
    assert.match(entry, /<updated>2025-01-01T00:00:00\+08:00<\/updated>/);
    const dates = pageDates(later);
    for (const path of ['/units/xj-ji/', '/units/xj-yi/', '/units/']) {
      assert.equal(dates.get(path)?.updated, '2025-01-01', path);
    }
    assert.equal(dates.get('/units/xj-wu/')?.updated, '2024-01-01');
  });

  it('stands by the day on which it was noted, where it happened long before', () => {
    const late = {
      ...catalog,
      units: catalog.units.map((unit) => ({
        ...unit,
        events: unit.events.map((event) => ({ ...event, on: '2020', noted: '2025-03-05' })),
      })),
    };
    const told = newsOf(late).filter(({ title }) => title.startsWith('单位'));
    assert.deepEqual([...new Set(told.map(({ on }) => on))], ['2025-03-05']);
    assert.match(told[0]?.title ?? '', /2020年/);
    assert.equal(pageDates(late).get('/units/xj-ji/')?.updated, '2025-03-05');
  });

  it('is refused where it was noted on a day to come', () => {
    const { faults } = editedFixture((files) =>
      files.replace('content/units.yaml', 'kind: 合并, ', 'kind: 合并, noted: 2999-01-01, '),
    );
    assert.ok(faults.length > 0);
    for (const { field, problem } of faults) {
      assert.match(field ?? '', /^\[\d+\]\.changes\[\d+\]\.noted$/);
      assert.match(problem, /还没有到/);
    }
  });

  it('is none of a unit whose page was never published', () => {
    assert.deepEqual(newsOf({ ...catalog, ledger: [], changes: [], reforms: [] }), []);
  });
});
