import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pageDates } from '../../src/policy/address/history.ts';
import { pagePaths } from '../../src/policy/address/promised.ts';
import { absolute, permalink, relativeTo } from '../../src/policy/address/spell.ts';
import { outline } from '../../src/policy/source/clause.ts';
import { chineseDate, chineseNumeral } from '../../src/policy/source/numeral.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { noticeBlocks, parseBody } from '../../src/reading/mdx-body.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const catalog = checkedCatalog(REPOSITORY);
const [notice] = catalog.notices.filter((one) => one.id === 'fj7');
assert.ok(notice);

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

describe('a permalink', () => {
  for (const [spelled, contract] of [
    [permalink.home, '/'],
    [permalink.notice('fj7'), '/fj7/'],
    [permalink.anchor('fj7', 'c2-1'), '/fj7/#c2-1'],
    [permalink.annexRow('fj7', 16), '/fj7/#annex-16'],
    [permalink.reform('fj7', 1), '/fj7/1/'],
    [permalink.reform('fj7', 20), '/fj7/20/'],
    [permalink.data('fj7'), '/fj7/data.json'],
    [permalink.units, '/units/'],
    [permalink.unit('fzhg'), '/units/fzhg/'],
    [permalink.zones, '/zones/'],
    [permalink.zone('pingtan'), '/zones/pingtan/'],
    [permalink.search, '/search/'],
    [permalink.about, '/about/'],
    [permalink.sitemap, '/sitemap.xml'],
  ] as const) {
    it(`is spelled ${contract}`, () => {
      assert.equal(spelled, contract);
    });
  }

  it('is what the catalog gives a notice, a reform and a duty', () => {
    assert.equal(notice.url, '/fj7/');
    assert.deepEqual(
      notice.reforms.map((reform) => reform.url),
      notice.reforms.map((_, index) => `/fj7/${index + 1}/`),
    );
    for (const duty of notice.duties) assert.equal(duty.url, `/fj7/#${duty.clause.anchor}`);
  });

  it('of a page is short lower-case ASCII, ends in a slash and is given once', () => {
    const paths = pagePaths(catalog);
    for (const path of paths) assert.match(path, /^\/([a-z0-9-]+\/){0,2}$/);
    assert.equal(new Set(paths).size, paths.length);
  });

  it('is given to every page: home, notices, reforms, units, zones, and those beside them', () => {
    assert.deepEqual(
      pagePaths({
        notices: [{ id: 'fj8', reforms: [{ number: 1 }, { number: 2 }] }],
        units: [{ id: 'swt' }],
        zones: [{ id: 'xiamen' }],
        topics: [{ id: 'port' }],
      }).sort(),
      [
        '/',
        '/about/',
        '/data/',
        '/fj8/',
        '/fj8/1/',
        '/fj8/2/',
        '/matrix/',
        '/matrix/by-topic/',
        '/places/',
        '/points/',
        '/search/',
        '/topics/',
        '/topics/port/',
        '/units/',
        '/units/swt/',
        '/zones/',
        '/zones/xiamen/',
      ],
    );
  });

  it('as a full address stands below the configured one', () => {
    assert.equal(absolute('https://host/column/', '/'), 'https://host/column/');
    assert.equal(absolute('https://host/column/', '/fj7/16/'), 'https://host/column/fj7/16/');
  });
});

describe('a link relative to its page', () => {
  for (const [page, target, link] of [
    ['/fj7/16/', '/units/', '../../units/'],
    ['/fj7/16/', '/fj7/16/', './'],
    ['/fj7/16/', '/fj7/17/', '../17/'],
    ['/fj7/16/', '/fj7/', '../'],
    ['/fj7/16/', '/fj7/#annex-16', '../#annex-16'],
    ['/fj7/16/', '/', '../../'],
    ['/fj7/16/', '/?q=x', '../../?q=x'],
    ['/fj7/16/', '/sitemap.xml', '../../sitemap.xml'],
    ['/fj7/', '/fj7/#c2-1', './#c2-1'],
    ['/fj7/', '/fj7/16/', '16/'],
    ['/fj7/', '/fj7/data.json', 'data.json'],
    ['/fj7/16/', '/fj7/16', '../16'],
    ['/', '/', './'],
    ['/', '/#top', './#top'],
    ['/', '/fj7/16/', 'fj7/16/'],
    ['/', '/search/?q=%E4%BF%9D%E5%87%BD', 'search/?q=%E4%BF%9D%E5%87%BD'],
    ['/search/', '/search/?unit=fzhg&zone=xiamen', './?unit=fzhg&zone=xiamen'],
    ['/units/fzhg/', '/search/?unit=fzhg', '../../search/?unit=fzhg'],
    ['/units/fzhg/', '/unitsx/fzhg/', '../../unitsx/fzhg/'],
  ] as const) {
    it(`is ${link} from ${page} to ${target}`, () => {
      assert.equal(relativeTo(page, target), link);
    });
  }

  it('leads from any page to any page, whatever folder the site stands in', () => {
    const paths = pagePaths(catalog);
    for (const from of paths) {
      for (const to of paths) {
        for (const end of ['', '#a', '?q=a/../b']) {
          const link = relativeTo(from, to + end);
          const url = new URL(link, `https://x.example/a/b${from}`);
          assert.equal(url.href, `https://x.example/a/b${to}${end}`, `${from} to ${to}: ${link}`);
          assert.doesNotMatch(link, /^\/|^$/);
        }
      }
    }
  });
});

describe('the outline of a notice', () => {
  const clauses = (body: string) =>
    outline(noticeBlocks(parseBody(body)).blocks).filter((clause) => clause !== undefined);

  it('gives the clauses of the real one their anchors and labels', () => {
    assert.deepEqual(
      notice.clauses.map(({ anchor, level, label, heading }) => [anchor, level, label, heading]),
      [
        ['c1', 1, '一', '复制推广主要内容'],
        ['c2', 1, '二', '加强组织实施'],
        ['c2-1', 2, '二（一）', '切实加强领导'],
        ['c2-2', 2, '二（二）', '逐项制定方案'],
        ['c2-3', 2, '二（三）', '强化沟通指导'],
        ['c2-4', 2, '二（四）', '及时总结评估'],
      ],
    );
  });

  it('keeps the words as printed: heading and text make up the paragraph', () => {
    for (const part of notice.parts) {
      if (part.kind !== 'paragraph' || !part.clause) continue;
      assert.equal(part.clause.printedHeading + part.clause.fullText, part.text);
    }
  });

  it('follows the printed numbers, not the order', () => {
    assert.deepEqual(
      clauses('三、甲\n\n（十二）乙。丙。\n\n二十一、丁\n\n（二）戊。己。').map(
        (one) => one.anchor,
      ),
      ['c3', 'c3-12', 'c21', 'c21-2'],
    );
  });

  it('passes over what is no clause', () => {
    const others = '（一）没有上一级。甲。\n\n1.甲\n\n一是甲。\n\n甲一、乙\n\n(一)半角。甲。';
    assert.deepEqual(clauses(others), []);
  });

  describe('and the contact person', () => {
    const PERSON = ['赖忠超', '0591-87846327', '0591—87323157', 'laizc＠swt.fujian.gov.cn'];
    const whole = notice.clauses.map((clause) => clause.fullText).join();
    const quotable = notice.clauses
      .map(({ text, heading, printedHeading }) => text + heading + printedHeading)
      .join();

    for (const words of PERSON) {
      it(`keeps ${words} in the full text and out of what may be quoted`, () => {
        assert.ok(whole.includes(words));
        assert.ok(!quotable.includes(words));
      });
    }

    it('loses nothing else of the clause', () => {
      const clause = notice.clauses.find((one) => one.anchor === 'c2-2');
      assert.equal(clause?.text, clause?.fullText.replace(/（联系人：.*?）$/, ''));
      assert.match(clause?.text ?? '', /前报省自贸办$/);
    });
  });
});

describe('the counts of the real notice', () => {
  const reformsBy = (field: 'zones' | 'units') =>
    Object.fromEntries(
      catalog[field].map(({ id, name }) => [
        name,
        notice.reforms.filter((reform) => reform[field].some((one) => one.id === id)).length,
      ]),
    );

  it('are 20 reforms, numbered in order', () => {
    assert.deepEqual(
      notice.reforms.map((reform) => reform.number),
      [...Array(20).keys()].map((index) => index + 1),
    );
  });

  it('are 12 reforms from Fuzhou, 13 from Xiamen, 11 from Pingtan, 6 from all three', () => {
    assert.deepEqual(reformsBy('zones'), { 福州片区: 12, 厦门片区: 13, 平潭片区: 11 });
    assert.equal(notice.reforms.filter((reform) => reform.zones.length === 3).length, 6);
  });

  it('are 23 lead units, each of at least one reform, the two customs the busiest with 4', () => {
    const counts = Object.entries(reformsBy('units'));
    assert.equal(counts.length, 23);
    assert.deepEqual(
      counts.filter(([, count]) => count === 0 || count >= 4),
      [
        ['福州海关', 4],
        ['厦门海关', 4],
      ],
    );
  });

  it('are the whole province as scope of all', () => {
    assert.deepEqual([...new Set(notice.reforms.map((reform) => reform.scope))], ['全省']);
  });
});

describe('the annex, read from the source without any code of the site,', () => {
  /** Number, title, text, zones, scope and units of each row. */
  const ROW = /^(\d+)\s+(.+?)。(.+) ((?:..片区)+) (全省) (\S+)\s*$/gm;
  const source = readFileSync(join(REPOSITORY, 'content/fj7/source.txt'), 'utf8');
  const rows = [...source.matchAll(ROW)].map(
    ([, number = '', title = '', text = '', zones = '', scope = '', units = '']) => ({
      number: Number(number),
      title,
      text,
      zones,
      scope,
      units: units.replaceAll('、', ''),
    }),
  );

  it('has a row for each reform', () => {
    assert.equal(rows.length, 20);
  });

  for (const row of rows) {
    it(`says of reform ${row.number} just what the catalog says`, () => {
      const reform = notice.reforms.find((one) => one.number === row.number);
      assert.ok(reform);
      const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('');
      assert.deepEqual(
        {
          number: reform.number,
          title: reform.title,
          text: reform.officialText,
          zones: names(reform.zones),
          scope: reform.scope,
          units: names(reform.units),
        },
        row,
      );
    });
  }
});

describe('the dates of pages', () => {
  const dates = (changes: { on: string; text: string; at: string[] }[]) =>
    pageDates({
      ...catalog,
      ledger: pagePaths(catalog).map((address, index) => ({
        address,
        on: '2026-01-01',
        line: index,
      })),
      changes,
    });

  it('are those of their entry where nothing changed', () => {
    const all = dates([]);
    assert.equal(all.size, pagePaths(catalog).length);
    for (const one of all.values()) {
      assert.deepEqual(one, { published: '2026-01-01', updated: '2026-01-01' });
    }
  });

  it('are later for what changed and for the pages that list it, and for no other', () => {
    const all = dates([{ on: '2026-03-01', text: '改。', at: ['/fj7/6/#p1'] }]);
    const later = [...all].filter(([, one]) => one.updated === '2026-03-01').map(([path]) => path);
    assert.ok(
      ['/', '/fj7/', '/fj7/6/', '/units/xmbj/', '/zones/fuzhou/'].every((path) =>
        later.includes(path),
      ),
    );
    assert.ok(
      !later.includes('/fj7/7/') && !later.includes('/units/swt/') && !later.includes('/about/'),
    );
    for (const one of all.values()) assert.equal(one.published, '2026-01-01');
  });

  it('leave out a page that is not in the ledger', () => {
    assert.equal(pageDates({ ...catalog, ledger: [] }).size, 0);
  });
});
