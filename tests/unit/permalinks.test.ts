import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { publishedAddresses } from '../../src/files/list.ts';
import { nginxRedirects } from '../../src/files/redirects.ts';
import {
  changeFaults,
  extendedLedger,
  LEDGER_FILE,
  movedFaults,
  parseLedger,
  unansweredFaults,
} from '../../src/policy/address/ledger.ts';
import type { Moved } from '../../src/policy/schema/moved.ts';
import { checkedCatalog } from '../../src/reading/check.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A ledger with an entry of each kind: a page, a redirect, a page that says what became of it. */
const LEDGER = parseLedger(
  [
    '# 说明',
    '# 登记总数：10',
    '2026-01-01 /',
    '2026-01-01 /fj7/16/',
    '2026-01-01 /fj7/16/#p3',
    '2026-01-01 /old/',
    '2026-01-01 /old/#p3',
    '2026-01-01 /old-plan.docx',
    '2026-01-01 /gone/',
    '2026-01-01 /gone.xlsx',
    '2026-01-01 /fj7/16/#p9',
    '2026-01-01 /fj7/data.json',
    '',
  ].join('\n'),
);
const MOVED: Moved[] = [
  { from: '/old/', to: '/fj7/16/', on: '2026-02-01' },
  { from: '/gone/', became: '已并入别项。', on: '2026-02-01' },
  { from: '/fj7/16/#p9', to: '/fj7/16/#p3', on: '2026-02-01' },
];
/** What such a site has built. */
const BUILT: Record<string, string> = {
  '/': '<h1>首页</h1>',
  '/fj7/16/': '<li id="p3">要点</li><li id="p9">去向</li>',
  '/old/': '<a href="../fj7/16/">新的网址</a>',
  '/gone/': '<p>已并入别项。</p>',
  '/fj7/data.json': '{}',
  '/fj7/16-plan.docx': 'PK',
};
/** Whether it answers an address: with a file, or a place in one. */
const answers = (built: Record<string, string>) => (address: string) => {
  const [path = '', anchor] = address.split('#');
  const html = built[path];
  return html !== undefined && (!anchor || html.includes(` id="${anchor}"`));
};
const unanswered = (built: Record<string, string>, moved = MOVED) =>
  unansweredFaults(LEDGER.entries, moved, answers(built)).map(
    ({ problem }) => /网址 (\S+)/.exec(problem)?.[1],
  );
const without = (path: string) =>
  Object.fromEntries(Object.entries(BUILT).filter(([known]) => known !== path));

describe('the ledger', () => {
  it('holds where every entry is a page, leads to one, or says what became of it', () => {
    assert.deepEqual(LEDGER.faults, []);
    assert.deepEqual(unanswered(BUILT), []);
  });

  for (const [what, path, missing] of [
    ['a page', '/', ['/']],
    ['a file that went along with its page', '/fj7/16-plan.docx', ['/old-plan.docx']],
    ['a page with places on it', '/fj7/16/', ['/fj7/16/', '/old/#p3']],
    ['a redirect', '/old/', ['/old/']],
    ['a page that says what became of it', '/gone/', ['/gone/']],
    ['a file', '/fj7/data.json', ['/fj7/data.json']],
  ] as const) {
    it(`breaks without ${what}`, () => {
      assert.deepEqual(unanswered(without(path)).sort(), [...missing].sort());
    });
  }

  it('breaks where a place is gone from its page, and for what led there', () => {
    const built = { ...BUILT, '/fj7/16/': '<li id="p9">去向</li><li id="p33">别的</li>' };
    assert.deepEqual(unanswered(built), ['/fj7/16/#p3', '/old/#p3']);
  });

  it('does not take a page that says what became of it for one that leads on', () => {
    const entries = parseLedger('# 登记总数：1\n2026-01-01 /gone/#p3').entries;
    const faults = unansweredFaults(entries, MOVED, answers(BUILT));
    assert.equal(faults.length, 1);
  });

  it('tells where and how to mend a line that nobody can read, and one that stands twice', () => {
    const { faults } = parseLedger('# 登记总数：2\n2026-01-01 /a/\n/b/\n2026-01-01 /a/\n');
    assert.deepEqual(
      faults.map(({ line }) => line),
      [3, 4],
    );
  });

  it('sees that a line was lost, or put in by hand', () => {
    const lines = ['# 登记总数：2', '2026-01-01 /a/', '2026-01-01 /b/', ''];
    assert.deepEqual(parseLedger(lines.join('\n')).faults, []);
    for (const changed of [lines.slice(0, 2), [...lines, '2026-01-01 /c/'], lines.slice(1)]) {
      assert.match(parseLedger(changed.join('\n')).faults[0]?.problem ?? '', /登记总数是/);
    }
  });

  it('grows at its end alone, and counts', () => {
    const before = '# 说明\n# 登记总数：2\n2026-01-01 /a/\n2026-01-01 /b/';
    const after = extendedLedger(before, ['/c/', '/a/', '/c/#p1'], '2026-02-02');
    assert.equal(
      after,
      '# 说明\n# 登记总数：4\n2026-01-01 /a/\n2026-01-01 /b/\n2026-02-02 /c/\n2026-02-02 /c/#p1\n',
    );
    assert.equal(extendedLedger(after, ['/a/', '/c/'], '2026-03-03'), after);
  });
});

describe('what became of addresses', () => {
  const addresses = new Set(['/', '/fj7/16/', '/fj7/16/#p3']);
  const fieldsOf = (moved: Moved[]) =>
    movedFaults(moved, LEDGER.entries, addresses).map(({ field }) => field);

  it('is as it should be', () => assert.deepEqual(fieldsOf(MOVED), []));

  for (const [what, entry, fields] of [
    ['of an address in use', { from: '/fj7/16/', to: '/' }, ['[0].from']],
    ['of an address never published', { from: '/odl/', to: '/' }, ['[0].from']],
    ['to an address that is none', { from: '/old/', to: '/fj7/61/' }, ['[0].to']],
    ['to another old address', { from: '/old/', to: '/gone/' }, ['[0].to']],
  ] as const) {
    it(`is a fault ${what}`, () => {
      assert.deepEqual(fieldsOf([{ ...entry, on: '2026-02-01' }]), fields);
    });
  }

  it('is a fault twice over', () => {
    const [first] = MOVED as [Moved];
    assert.deepEqual(fieldsOf([first, first]), ['[1].from']);
  });

  it('is told to nginx: 301 where it leads on, 410 with its page where it does not', () => {
    const lines = nginxRedirects(MOVED, 'https://host/column/').split('\n').slice(1, -1);
    assert.deepEqual(lines, [
      'location = /column/old/ { return 301 /column/fj7/16/$is_args$args; }',
      'location = /column/gone/ { error_page 410 /column/gone/index.html; return 410; }',
      'location ~ ^/column/gone(-[a-z]+)?\\.[a-z]+$ { error_page 410 /column/gone/index.html; return 410; }',
    ]);
    assert.match(nginxRedirects(MOVED, undefined), /location = \/old\/ \{ return 301 \/fj7\/16\//);
  });
});

describe('noted changes', () => {
  const change = (at: string) => [{ on: '2026-02-01', text: '改。', at: [at] }];
  const addresses = new Set(['/fj7/16/']);

  it('are of addresses that there are', () => {
    assert.deepEqual(changeFaults(change('/fj7/16/'), addresses), []);
    assert.equal(changeFaults(change('/fj7/61/'), addresses)[0]?.field, '[0].at[0]');
  });
});

describe('the ledger of this site', () => {
  const catalog = checkedCatalog(ROOT);
  const entered = catalog.ledger.map((entry) => entry.address);

  it('has every address that the site publishes', () => {
    assert.deepEqual(
      publishedAddresses(catalog).filter((address) => !entered.includes(address)),
      [],
      'run npm run permalinks',
    );
  });

  it('has every clause, row of the annex and point', () => {
    for (const { number, points } of catalog.reforms) {
      assert.ok(entered.includes(`/fj7/#annex-${number}`));
      for (const point of points) assert.ok(entered.includes(`/fj7/${number}/#p${point.number}`));
    }
    assert.ok(['/fj7/#c1', '/fj7/#c2-4', '/units/swt.xlsx'].every((one) => entered.includes(one)));
  });

  it('still has every line that it ever had', (test) => {
    // An archive of the project has nothing to compare with; the total in the ledger still counts.
    if (!existsSync(join(ROOT, '.git'))) return test.skip('no history here');
    const log = execFileSync('git', ['log', '-p', '--format=', '--', LEDGER_FILE], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const now = new Set(readFileSync(join(ROOT, LEDGER_FILE), 'utf8').split('\n'));
    const lost = [...log.matchAll(/^-(\d{4}-.*)$/gm)].map(([, line = '']) => line);
    assert.deepEqual(
      lost.filter((line) => !now.has(line)),
      [],
    );
  });
});
