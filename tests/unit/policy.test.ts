import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  chineseDate,
  chineseNumber,
  chineseNumeral,
  formalDates,
} from '../../src/policy/source/numeral.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { mergedRoot } from '../content.ts';

const ROOT = mergedRoot();
const catalog = checkedCatalog(ROOT);

describe('Chinese numerals', () => {
  const CHARACTERS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

  /** 一 to 九十九, counted up as a clerk counts. */
  function counted(): string[] {
    const ones = CHARACTERS.slice(1, 10);
    const tens = ['', '十', ...CHARACTERS.slice(2, 10).map((digit) => `${digit}十`)];
    return tens.flatMap((ten) => ['', ...ones].map((one) => ten + one)).slice(1);
  }

  it('have the values 1 to 99 in the order of counting', () => {
    assert.equal(counted().length, 99);
    assert.equal(counted()[18], '十九');
    assert.deepEqual(
      counted().map(chineseNumeral),
      [...Array(99).keys()].map((index) => index + 1),
    );
  });

  it('are nothing else that these characters spell', () => {
    const right = new Set(counted());
    let texts = [''];
    for (let length = 0; length < 4; length++) {
      for (const text of texts) {
        if (!right.has(text)) assert.equal(chineseNumeral(text), undefined, `“${text}”`);
      }
      texts = texts.flatMap((text) => CHARACTERS.map((character) => text + character));
    }
  });

  it('are written as they are read', () => {
    assert.deepEqual(
      counted(),
      counted().map((_, index) => chineseNumber(index + 1)),
    );
  });

  for (const text of [
    '1',
    '１',
    '百',
    '一百',
    '两',
    '廿',
    '〇',
    '贰',
    '第二',
    '二、',
    ' 二',
    '二\n',
  ]) {
    it(`are not ${JSON.stringify(text)}`, () => {
      assert.equal(chineseNumeral(text), undefined);
    });
  }
});

describe('a Chinese date', () => {
  for (const [iso, chinese] of [
    ['2019-11-20', '2019年11月20日'],
    ['2019-01-05', '2019年1月5日'],
    ['2020-10-30', '2020年10月30日'],
  ] as const) {
    it(`is ${chinese} for ${iso}, without leading zeros`, () => {
      assert.equal(chineseDate(iso), chinese);
    });
  }
});

describe('the formal dates of a day', () => {
  it('are in Chinese numerals, with each sign for zero', () => {
    assert.deepEqual(formalDates('2020-10-30'), [
      '二〇二〇年十月三十日',
      '二○二○年十月三十日',
      '二零二零年十月三十日',
    ]);
  });
});

describe('what the joined content says', () => {
  it('is as many reforms as each notice has files, numbered in order', () => {
    for (const { id, reforms } of catalog.notices) {
      const files = readdirSync(join(ROOT, 'content', id)).filter((name) =>
        /^\d+\.mdx$/.test(name),
      );
      assert.deepEqual(
        reforms.map((reform) => reform.number),
        files.map((_, index) => index + 1),
      );
    }
  });

  it('goes from the newest notice to the oldest', () => {
    const days = catalog.notices.map(({ signedOn }) => signedOn);
    assert.deepEqual(days, [...days].sort().reverse());
    assert.deepEqual(
      catalog.reforms,
      catalog.notices.flatMap(({ reforms }) => reforms),
    );
  });

  it('gives each notice the address of its folder, and each duty that of its clause', () => {
    for (const notice of catalog.notices) {
      assert.equal(notice.url, `/${notice.id}/`);
      for (const { url, number } of notice.reforms) assert.equal(url, `/${notice.id}/${number}/`);
      for (const { url, clause } of notice.duties)
        assert.equal(url, `/${notice.id}/#${clause.anchor}`);
    }
  });

  it('has the units and zones that its reforms name, and no others', () => {
    for (const notice of catalog.notices) {
      for (const list of ['units', 'zones'] as const) {
        const named = new Set(notice.reforms.flatMap((reform) => reform[list].map(({ id }) => id)));
        const expected = catalog[list].map(({ id }) => id).filter((id) => named.has(id));
        assert.deepEqual(
          notice[list].map(({ id }) => id),
          expected,
        );
      }
    }
  });

  it('binds all places where the scope lists none', () => {
    for (const { scopeIsNames, placesListed, places, scope } of catalog.reforms) {
      if (scopeIsNames) assert.equal(scope, places.map(({ name }) => name).join('、'));
      if (!placesListed) assert.deepEqual(places, catalog.places);
    }
  });

  it('has no zones, no scope and no papers where a notice has none', () => {
    const has = (id: string) => {
      const notice = catalog.notices.find((one) => one.id === id);
      assert.ok(notice);
      const [first] = notice.reforms;
      return [
        notice.zones.length > 0,
        first?.scope !== undefined,
        first?.placesListed,
        notice.plan !== undefined,
        notice.review !== undefined,
        notice.batch !== undefined,
      ];
    };
    assert.deepEqual(has('ta1'), [true, true, false, true, true, true]);
    assert.deepEqual(has('tb2'), [false, false, false, false, false, false]);
    assert.deepEqual(has('tc3'), [false, true, true, true, false, false]);
  });

  it('calls units as each notice does, and otherwise by their own name', () => {
    const named = (id: string) =>
      catalog.notices.find((one) => one.id === id)?.units.find((unit) => unit.id === 'xj-jia')
        ?.name;
    assert.equal(named('ta1'), '虚构省甲厅');
    assert.equal(named('tb2'), '省甲厅');
    for (const notice of catalog.notices) {
      const own = new Map(notice.units.map(({ id, name }) => [id, name]));
      for (const { units } of notice.reforms) {
        for (const { id, name } of units) assert.equal(name, own.get(id));
      }
    }
  });
});

describe('the counts of the first notice, as its source was counted by hand,', () => {
  const notice = catalog.notices.find(({ id }) => id === 'fj7');
  assert.ok(notice);
  const reformsBy = (field: 'zones' | 'units') =>
    notice[field].map(({ id, name }): [string, number] => [
      name,
      notice.reforms.filter((reform) => reform[field].some((one) => one.id === id)).length,
    ]);

  it('are 20 reforms for the whole province, 12, 13 and 11 from the zones, 6 from all three', () => {
    assert.equal(notice.reforms.length, 20);
    assert.deepEqual([...new Set(notice.reforms.map(({ scope }) => scope))], ['全省']);
    assert.deepEqual(reformsBy('zones'), [
      ['福州片区', 12],
      ['厦门片区', 13],
      ['平潭片区', 11],
    ]);
    assert.equal(notice.reforms.filter(({ zones }) => zones.length === 3).length, 6);
  });

  it('are 23 lead units, the two customs the busiest with 4', () => {
    const counts = reformsBy('units');
    assert.equal(counts.length, 23);
    assert.deepEqual(
      counts.filter(([, count]) => count >= 4),
      [
        ['福州海关', 4],
        ['厦门海关', 4],
      ],
    );
  });
});

/** A row of an annex: number, title, text, zones, scope and units, as the source prints them. */
interface Row {
  number: number;
  title: string;
  text: string;
  zones?: string;
  scope?: string;
  units: string;
}

describe('the annex, read from the source without any code of the site,', () => {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('');
  for (const [id, form] of [
    [
      'fj7',
      /^(?<number>\d+)\s+(?<title>.+?)。(?<text>.+) (?<zones>(?:..片区)+) (?<scope>全省) (?<units>\S+)\s*$/gm,
    ],
    [
      'ta1',
      /^(?<number>\d+)\s+(?<title>.+?)。(?<text>.+) (?<zones>(?:..片区)+) (?<scope>全省) (?<units>\S+)\s*$/gm,
    ],
    ['tb2', /^(?<number>\d+) (?<units>\S+) (?<title>.+?)。(?<text>.+)$/gm],
    ['tc3', /^(?<number>\d+) (?<title>\S+) (?<text>\S+) (?<scope>\S+) (?<units>\S+)$/gm],
  ] as const) {
    const source = readFileSync(join(ROOT, `content/${id}/source.txt`), 'utf8');
    const rows = [...source.matchAll(form)].map(
      ({ groups = {} }, at): Row => ({
        ...(groups as unknown as Row),
        // The second part of tc3's annex numbers anew.
        number: at + 1,
      }),
    );
    const notice = catalog.notices.find((one) => one.id === id);

    it(`has a row for each reform of ${id}, numbered as its annex says`, () => {
      const printed = [...source.matchAll(form)].map(({ groups = {} }) => Number(groups.number));
      const anew = id === 'tc3' ? [1, 2, 3, 1] : rows.map((_, at) => at + 1);
      assert.deepEqual(printed, anew);
      assert.ok(rows.length > 0);
      assert.equal(rows.length, notice?.reforms.length);
    });

    for (const row of rows) {
      it(`says of reform ${row.number} of ${id} just what the catalog says`, () => {
        const reform = notice?.reforms.find((one) => one.number === row.number);
        assert.ok(reform);
        assert.equal(reform.title, row.title);
        assert.equal(reform.officialText, row.text);
        assert.equal(names(reform.zones), row.zones ?? '');
        assert.equal(reform.scope, row.scope);
        assert.equal(names(reform.units), row.units.replace(/[、，]/g, ''));
      });
    }
  }
});
