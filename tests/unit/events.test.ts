import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { reformFile } from '../../src/files/data.ts';
import { reformFileSchema } from '../../src/files/data-schemas.ts';
import { pageDates } from '../../src/policy/address/history.ts';
import { standingOf } from '../../src/policy/events.ts';
import type { Catalog, Reform } from '../../src/policy/model.ts';
import { newsOf } from '../../src/policy/news.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { editedFixture, fixtureRoot } from '../content.ts';

const catalog = checkedCatalog(fixtureRoot());
const at = (url: string, { reforms }: Catalog = catalog): Reform =>
  reforms.find((reform) => reform.url === url) ?? assert.fail(url);

const WITHDRAWN = `  - kind: 停止执行
    on: 2022-01-01
    noted: 2024-03-01
    reason: 虚构航线停航。
    source: 虚构公告第2号
`;

/** The faults where the withdrawal of `/ta1/5/` is written otherwise. */
const faultsOf = (written: string) =>
  editedFixture((files) => files.replace('content/ta1/05.mdx', WITHDRAWN, written)).faults;

/** Holds that there is one fault, of that field, whose message says so. */
function refused(written: string, field: string, problem: RegExp): void {
  const faults = faultsOf(written);
  assert.equal(faults.length, 1, JSON.stringify(faults, undefined, 1));
  const [fault] = faults;
  assert.equal(fault?.file, 'content/ta1/05.mdx');
  assert.equal(fault?.field, field);
  assert.match(fault?.problem ?? '', problem);
  assert.ok((fault?.line ?? 0) > 1, 'a line');
}

describe('what became of a reform', () => {
  it('is said in one line, by what happened last', () => {
    const lines = catalog.reforms.flatMap((one) => {
      const line = standingOf(one);
      return line === undefined ? [] : [[one.url, line]];
    });
    assert.deepEqual(Object.fromEntries(lines), {
      '/ta1/2/': '自2022年6月1日起修订',
      '/ta1/3/': '自2021年5月1日起由虚构举措清单通知第1项替代',
      '/ta1/5/': '自2022年1月1日起停止执行',
      '/tb2/2/': '自2024年1月1日起废止',
    });
  });

  it('is known to the reforms that amend or replace it', () => {
    const known = (url: string) =>
      at(url).predecessors.map(({ reform, event }) => [reform.url, event.kind]);
    assert.deepEqual(known('/tb2/1/'), [['/ta1/3/', '被替代']]);
    assert.deepEqual(known('/tb2/3/'), [['/ta1/2/', '修订']]);
    assert.equal(catalog.reforms.filter(({ predecessors }) => predecessors.length > 0).length, 2);
  });

  it('stands in the data, as its schema has it', () => {
    for (const reform of catalog.reforms) reformFileSchema.parse(reformFile(reform));
    const { standing, events } = reformFile(at('/ta1/3/')).reform;
    assert.equal(standing, '自2021年5月1日起由虚构举措清单通知第1项替代');
    assert.deepEqual(events, [
      {
        kind: '被替代',
        on: '2021-05-01',
        noted: '2024-03-01',
        reason: '后来的通知把虚构证明也纳入告知承诺。',
        source: '虚构公告第1号',
        by: ['/tb2/1/'],
      },
    ]);
    assert.deepEqual(reformFile(at('/tb2/1/')).reform.predecessors, [
      { kind: '被替代', on: '2021-05-01', url: '/ta1/3/' },
    ]);
    assert.ok(!('standing' in reformFile(at('/ta1/1/')).reform));
  });

  it('is news on the day on which it is noted, each under an address of its own', () => {
    const news = newsOf(catalog).filter(({ id }) => id.includes('#event-'));
    assert.deepEqual(
      news.map(({ id, on }) => [id, on]).sort(),
      [
        '/ta1/2/#event-2021-05-01',
        '/ta1/2/#event-2022-06-01',
        '/ta1/3/#event-2021-05-01',
        '/ta1/5/#event-2022-01-01',
        '/tb2/2/#event-2022-06-01',
        '/tb2/2/#event-2024-01-01',
      ].map((id) => [id, '2024-03-01']),
    );
    const withdrawn = news.find(({ path }) => path === '/ta1/5/');
    assert.equal(withdrawn?.title, '停止执行：测试第一批第5项 虚构货运船舶“直通车”');
    assert.equal(
      withdrawn?.summary,
      '自2022年1月1日起停止执行。虚构航线停航。依据：虚构公告第2号。',
    );
  });

  it('dates its page, that of what replaced it, and the lists', () => {
    const dates = pageDates(catalog);
    for (const path of ['/ta1/3/', '/tb2/1/', '/ta1/', '/units/xj-ji/', '/']) {
      assert.equal(dates.get(path)?.updated, '2024-03-01', path);
    }
    assert.notEqual(dates.get('/ta1/4/')?.updated, '2024-03-01');
  });
});

describe('what became of a reform, written wrongly', () => {
  const event = (fields: string) =>
    `  - { ${fields}, noted: 2024-03-01, reason: 虚构。, source: 虚构公告 }\n`;

  it('has nothing wrong as it stands', () => {
    assert.deepEqual(faultsOf(WITHDRAWN), []);
    assert.deepEqual(faultsOf(event('kind: 被替代, on: 2022-01-01, by: [/tb2/1/, /tc3/1/]')), []);
  });

  for (const [what, fields, field, problem] of [
    ['replaced by nothing', 'kind: 被替代, on: 2022-01-01', 'events[0].by', /没有写由哪一项替代/],
    [
      'withdrawn in favour of another',
      'kind: 停止执行, on: 2022-01-01, by: [/tb2/1/]',
      'events[0].by',
      /停止执行的成果没有替代它的/,
    ],
    [
      'replaced by a page that is no reform',
      'kind: 被替代, on: 2022-01-01, by: [/tb2/]',
      'events[0].by[0]',
      /没有网址是 \/tb2\/ 的成果/,
    ],
    [
      'replaced by itself',
      'kind: 被替代, on: 2022-01-01, by: [/ta1/5/]',
      'events[0].by[0]',
      /不晚于本通知/,
    ],
    [
      'replaced twice by one',
      'kind: 被替代, on: 2022-01-01, by: [/tb2/1/, /tb2/1/]',
      'events[0].by[1]',
      /写了两次/,
    ],
    ['before its notice', 'kind: 废止, on: 2018-05-08', 'events[0].on', /不晚于通知的成文日期/],
    ['of a kind that there is not', 'kind: 暂停, on: 2022-01-01', 'events[0].kind', /暂停/],
    ['on no day', 'kind: 废止, on: 2022年1月', 'events[0].on', /2022年1月/],
    [
      'noted tomorrow',
      'kind: 废止, on: 2022-01-01, noted: 2999-01-01',
      'events[0].noted',
      /还没有到/,
    ],
    [
      'with a key of its own',
      'kind: 废止, on: 2022-01-01, why: 虚构',
      'events[0].why',
      /没有这一项/,
    ],
  ] as const) {
    it(`is refused where it is ${what}`, () => {
      const written = fields.includes('noted')
        ? `  - { ${fields}, reason: 虚构。, source: 虚构公告 }\n`
        : event(fields);
      refused(written, field, problem);
    });
  }

  it('is refused where its reason is no sentence, or its source one', () => {
    refused(WITHDRAWN.replace('停航。', '停航'), 'events[0].reason', /没有以“。”结尾/);
    refused(WITHDRAWN.replace('第2号', '第2号。'), 'events[0].source', /以“。”结尾/);
  });

  it('is refused where anything follows an end', () => {
    const later = event('kind: 修订, on: 2023-01-01');
    refused(WITHDRAWN + later, 'events[1]', /已经写明停止执行/);
  });

  it('is refused where it is not in the order of the days', () => {
    const first = event('kind: 修订, on: 2022-01-01');
    refused(first + WITHDRAWN, 'events[1].on', /不晚于前一条的/);
  });

  it('may be to come', () => {
    assert.deepEqual(faultsOf(event('kind: 废止, on: 2033-01-01')), []);
  });
});

it('the editing guide’s example says what it says: an amendment by a later reform, then an end', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/editing.md'), 'utf8');
  const [, example = ''] = /^```yaml\nevents:\n([\s\S]*?)^```$/m.exec(guide) ?? [];
  const written = example.replace('/fj8/3/', '/tb2/1/').replace(/202[57]-/g, '2024-');
  const { catalog: edited, faults } = editedFixture((files) =>
    files.replace('content/ta1/05.mdx', WITHDRAWN, written.replace(/2024-03/g, '2024-08')),
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    at('/ta1/5/', edited).events.map(({ kind, by }) => [kind, by.length]),
    [
      ['修订', 1],
      ['停止执行', 0],
    ],
  );
});
