import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byNotice, qualifiedNumber, ReformGroups, relatedTo } from '../../src/policy/groups.ts';
import { listParts, noticeParts, onePage } from '../../src/policy/list-parts.ts';
import type { Notice, Reform } from '../../src/policy/model.ts';
import { byScope } from '../../src/policy/scope.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { fixtureRoot, mergedRoot } from '../content.ts';
import { pick, seeded } from '../random.ts';

const catalog = checkedCatalog(mergedRoot());

/** Notices of some sizes, the oldest first, with reforms of one unit. */
function ofSizes(sizes: readonly number[]): Notice[] {
  const [model] = catalog.reforms;
  assert.ok(model);
  return sizes.map((size, index) => {
    const notice = { ...model.notice, id: `zz${index}`, qualifier: `第${index}批` };
    notice.reforms = Array.from({ length: size }, (_, at) => ({
      ...model,
      notice,
      number: at + 1,
    }));
    return notice;
  });
}

const newestFirst = (notices: readonly Notice[]): Reform[] =>
  [...notices].reverse().flatMap(({ reforms }) => reforms);

const nameOf = ({ notice, number }: Reform) => `${notice.id}/${number}`;
const namesIn = ({ items }: ReturnType<typeof listParts>[number]) =>
  items.flatMap(({ reforms }) => reforms.map(nameOf));

describe('the parts of a list that grows with every notice', () => {
  const random = seeded(5);
  const runs = Array.from({ length: 60 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 40) }, () =>
      pick(random, [1, 4, 20, 33, 50, 51, 100, 250]),
    ),
  );

  it('have every reform on just one page, in the order of the list', () => {
    for (const sizes of runs) {
      const all = newestFirst(ofSizes(sizes));
      assert.deepEqual(listParts(all).flatMap(namesIn), all.map(nameOf));
    }
  });

  it('have at most 200 rows on a page, and never a first page with few', () => {
    for (const sizes of runs) {
      const all = newestFirst(ofSizes(sizes));
      const parts = listParts(all);
      for (const part of parts) assert.ok(namesIn(part).length <= 200);
      if (parts.length > 1) assert.ok(namesIn(parts[0] as (typeof parts)[number]).length > 20);
    }
  });

  it('have the fewer rows the more these say, however long: none weighs more than half a page', () => {
    const rows = (changed: Partial<Reform>) =>
      listParts(newestFirst(ofSizes([250])).map((reform) => ({ ...reform, ...changed }))).map(
        (part) => namesIn(part).length,
      );
    const [model] = catalog.reforms;
    assert.ok(model);
    const units = Array.from({ length: 8 }, () => ({
      ...model.units[0],
      name: '虚构单位'.repeat(5),
    }));
    for (const changed of [{}, { title: '虚构'.repeat(50) }, { units: units as Reform['units'] }]) {
      const bytes = Buffer.byteLength(
        [
          changed.title ?? model.title,
          ...(changed.units ?? model.units).map(({ name }) => name),
        ].join(),
      );
      for (const count of rows(changed)) assert.ok(count * bytes <= 50_000, `${count} of ${bytes}`);
    }
    assert.ok(Math.max(...rows({ title: '虚构'.repeat(2000) })) <= 4);
  });

  it('are numbered from the oldest, the first page not at all', () => {
    for (const sizes of runs) {
      const [first, ...older] = listParts(newestFirst(ofSizes(sizes)));
      assert.equal(first?.part, undefined);
      assert.deepEqual(
        older.map(({ part }) => part),
        older.map((_, index) => older.length - index),
      );
    }
  });

  it('stay as they are when newer notices come', () => {
    for (const sizes of runs) {
      const notices = ofSizes(sizes);
      let before = new Map<number | undefined, string[]>();
      for (let count = 1; count <= notices.length; count++) {
        const parts = listParts(newestFirst(notices.slice(0, count)));
        const now = new Map(parts.map((part) => [part.part, namesIn(part)]));
        for (const [part, names] of before) {
          if (part !== undefined) assert.deepEqual(now.get(part), names);
        }
        before = now;
      }
    }
  });

  it('end between two notices, where a notice fits into one', () => {
    const notices = ofSizes(Array.from({ length: 30 }, () => 20));
    for (const { items } of listParts(newestFirst(notices))) {
      for (const { notice, reforms } of items) assert.deepEqual(reforms, notice.reforms);
    }
  });

  it('name a notice once on a page, even one that fills several', () => {
    for (const sizes of runs) {
      for (const { items } of listParts(newestFirst(ofSizes(sizes)))) {
        assert.equal(new Set(items.map(({ notice }) => notice.id)).size, items.length);
      }
    }
  });

  it('of notices hold at most 100 of them', () => {
    const notices = ofSizes(Array.from({ length: 333 }, () => 1)).reverse();
    const parts = noticeParts(notices);
    assert.deepEqual(
      parts.map(({ part }) => part),
      [undefined, ...parts.slice(1).map((_, index) => parts.length - 1 - index)],
    );
    for (const { items } of parts) assert.ok(items.length <= 100);
    assert.deepEqual(
      parts.flatMap(({ items }) => items),
      notices,
    );
  });

  it('are as much of a list without further pages as one page may show', () => {
    const lines = (text: string) =>
      onePage(
        Array.from({ length: 1000 }, () => text),
        (one) => one,
      );
    assert.equal(lines('短').length, 200);
    assert.ok(lines('长'.repeat(500)).join('').length * 3 <= 50_000);
    assert.deepEqual(
      onePage(['一', '二'], (one) => one),
      ['一', '二'],
    );
    assert.deepEqual(onePage([], String), []);
  });

  it('are one empty page, where there is nothing', () => {
    assert.deepEqual(listParts([]), [{ part: undefined, items: [] }]);
  });
});

describe('reforms by what they have in common', () => {
  const groups = new ReformGroups(catalog.reforms);

  for (const grouping of ['units', 'zones', 'topics', 'places'] as const) {
    it(`are those that name it, for all ${grouping}, in the order of the catalog`, () => {
      for (const { id } of catalog[grouping]) {
        const expected = catalog.reforms.filter((reform) =>
          reform[grouping].some((one) => one.id === id),
        );
        assert.deepEqual(groups.of(grouping, id).map(nameOf), expected.map(nameOf));
        assert.equal(groups.count(grouping, id), expected.length);
      }
    });
  }

  it('are none for what nobody knows', () => {
    assert.deepEqual(groups.of('units', 'nobody'), []);
    assert.equal(groups.count('units', 'nobody'), 0);
    assert.deepEqual(groups.around('units', 'nobody', catalog.reforms[0] as Reform, 3), []);
  });

  it('stand around one of them as far as one asks, and not around a stranger', () => {
    for (const { id } of catalog.topics) {
      const group = groups.of('topics', id);
      for (const [index, reform] of group.entries()) {
        assert.deepEqual(
          groups.around('topics', id, reform, 2).map(nameOf),
          group.slice(Math.max(0, index - 2), index + 3).map(nameOf),
        );
      }
      const stranger = catalog.reforms.find((reform) => !group.includes(reform));
      if (stranger) assert.deepEqual(groups.around('topics', id, stranger, 2), []);
    }
  });

  it('by notice are all of them, each notice once', () => {
    const groups = byNotice(catalog.reforms);
    assert.deepEqual(
      groups.map(({ notice }) => notice),
      catalog.notices,
    );
    for (const { notice, reforms } of groups) assert.deepEqual(reforms, notice.reforms);
  });
});

describe('a number outside its notice', () => {
  it('says which notice it is of', () => {
    const numbers = catalog.reforms.map(qualifiedNumber);
    assert.equal(new Set(numbers).size, catalog.reforms.length);
    for (const { notice, reforms } of byNotice(catalog.reforms)) {
      for (const reform of reforms) {
        const qualifier = notice.batch ?? notice.shortTitle;
        assert.equal(qualifiedNumber(reform), `${qualifier}第${reform.number}项`);
      }
    }
  });
});

describe('the reforms related to one', () => {
  const catalog = checkedCatalog(fixtureRoot());
  const ids = (reform: Reform, field: 'units' | 'topics' | 'zones') =>
    new Set(reform[field].map(({ id }) => id));
  const shared = (a: Reform, b: Reform, field: 'units' | 'topics' | 'zones') =>
    [...ids(a, field)].filter((id) => ids(b, field).has(id)).length;
  const closeness = (a: Reform, b: Reform) =>
    shared(a, b, 'units') * 100 + shared(a, b, 'topics') * 10 + shared(a, b, 'zones');

  it('are the six closest of all that share a unit or a topic, by a count of every pair', () => {
    for (const reform of catalog.reforms) {
      const expected = catalog.reforms
        .filter((other) => other !== reform)
        .filter((other) => shared(reform, other, 'units') + shared(reform, other, 'topics') > 0)
        .map((other) => closeness(reform, other))
        .sort((a, b) => b - a)
        .slice(0, 6);
      const related = relatedTo(reform, catalog.groups);
      assert.deepEqual(
        related.map((one) => closeness(reform, one.reform)),
        expected,
      );
      for (const one of related) {
        assert.equal(one.units.length, shared(reform, one.reform, 'units'));
        assert.equal(one.topics.length, shared(reform, one.reform, 'topics'));
        assert.equal(one.zones.length, shared(reform, one.reform, 'zones'));
      }
    }
  });

  it('come from its own notice first, where they are as close', () => {
    for (const reform of catalog.reforms) {
      const related = relatedTo(reform, catalog.groups);
      for (const [index, one] of related.entries()) {
        const next = related[index + 1];
        if (!next || closeness(reform, one.reform) > closeness(reform, next.reform)) continue;
        assert.ok(one.reform.notice === reform.notice || next.reform.notice !== reform.notice);
      }
    }
  });

  it('take no longer to find, the more reforms there are', () => {
    let asked = 0;
    const counting = (reforms: readonly Reform[]) => {
      const groups = new ReformGroups(reforms);
      return {
        of: () => assert.fail('looks through a whole group'),
        count: () => assert.fail('counts'),
        around: (...args: Parameters<ReformGroups['around']>) => {
          const found = groups.around(...args);
          asked += found.length;
          return found;
        },
      };
    };
    const reforms = newestFirst(ofSizes(Array.from({ length: 50 }, () => 20)));
    relatedTo(reforms[500] as Reform, counting(reforms));
    const names = (reforms[500] as Reform).units.length + (reforms[500] as Reform).topics.length;
    assert.ok(asked > 0 && asked <= names * 41, `${asked}`);
  });
});

describe('reforms by their scope', () => {
  it('stand together where the same places replicate them by the same words, and else apart', () => {
    const [one] = catalog.reforms.filter(({ placesListed }) => placesListed);
    assert.ok(one);
    const otherwise = { ...one, scope: '沿海各地' };
    const elsewhere = { ...one, places: one.places.slice(1) };
    assert.deepEqual(
      byScope([one, otherwise, one, elsewhere]).map(({ reforms }) => reforms.length),
      [2, 1, 1],
    );
  });
});
