import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { nginxRedirects } from '../../src/files/redirects.ts';
import { goneOf } from '../../src/policy/address/follow.ts';
import {
  extendedLedger,
  LEDGER_HEAD,
  ledgersOf,
  noticeLedger,
  parseLedger,
  SITE_LEDGER,
  unansweredFaults,
} from '../../src/policy/address/ledger.ts';
import { changeFaults, movedFaults } from '../../src/policy/address/moved.ts';
import { promisedAddresses } from '../../src/policy/address/promised.ts';
import { faultReport } from '../../src/policy/fault.ts';
import type { Moved } from '../../src/policy/schema/moved.ts';
import { checkedCatalog } from '../../src/reading/check.ts';
import { editedFixture } from '../content.ts';

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
  SITE_LEDGER,
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
    const entries = parseLedger('# 登记总数：1\n2026-01-01 /gone/#p3', SITE_LEDGER).entries;
    const faults = unansweredFaults(entries, MOVED, answers(BUILT));
    assert.equal(faults.length, 1);
  });

  it('tells where and how to mend a line that nobody can read, and one that stands twice', () => {
    const { faults } = parseLedger(
      '# 登记总数：2\n2026-01-01 /a/\n/b/\n2026-01-01 /a/\n',
      SITE_LEDGER,
    );
    assert.deepEqual(
      faults.map(({ line }) => line),
      [3, 4],
    );
  });

  it('sees that a line was lost, or put in by hand', () => {
    const lines = ['# 登记总数：2', '2026-01-01 /a/', '2026-01-01 /b/', ''];
    assert.deepEqual(parseLedger(lines.join('\n'), SITE_LEDGER).faults, []);
    for (const changed of [lines.slice(0, 2), [...lines, '2026-01-01 /c/'], lines.slice(1)]) {
      assert.match(
        parseLedger(changed.join('\n'), SITE_LEDGER).faults[0]?.problem ?? '',
        /登记总数/,
      );
    }
  });

  it('that was emptied is no ledger, be it of all words or of its total alone', () => {
    for (const text of ['', '\n', '# 说明\n', '2026-01-01 /a/\n']) {
      const { faults } = parseLedger(text, 'content/ta1/permalinks.txt');
      assert.equal(faults.length, 1);
      assert.equal(faults[0]?.file, 'content/ta1/permalinks.txt');
      assert.match(faults[0]?.problem ?? '', /没有“# 登记总数/);
    }
  });

  it('begins with a head that is a ledger without entries', () => {
    assert.deepEqual(parseLedger(LEDGER_HEAD, SITE_LEDGER), { entries: [], faults: [] });
    const one = extendedLedger(LEDGER_HEAD, ['/a/'], '2026-01-01');
    assert.deepEqual(parseLedger(one, SITE_LEDGER).faults, []);
  });

  it('says in which file and line each entry stands', () => {
    const { entries } = parseLedger(
      '# 登记总数：1\n\n2026-01-01 /a/\n',
      'content/ta1/permalinks.txt',
    );
    assert.deepEqual(entries, [
      { address: '/a/', on: '2026-01-01', file: 'content/ta1/permalinks.txt', line: 3 },
    ]);
  });

  for (const [address, files] of [
    ['/ta1/16/', [noticeLedger('ta1')]],
    ['/ta1/#c2-1', [noticeLedger('ta1')]],
    ['/ta1/points/', [noticeLedger('ta1')]],
    ['/ta1.xlsx', [noticeLedger('ta1')]],
    ['/ta1-qr.png', [noticeLedger('ta1')]],
    ['/ta1/data.json', [noticeLedger('ta1')]],
    ['/ta1/', [noticeLedger('ta1'), SITE_LEDGER]],
    ['/ta11/', [SITE_LEDGER]],
    ['/units/ta1/', [SITE_LEDGER]],
    ['/', [SITE_LEDGER]],
  ] as const) {
    it(`of ${address} is ${files.join(' and ')}`, () => {
      assert.deepEqual(ledgersOf(address, new Set(['ta1', 'tb2'])), files);
    });
  }

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
    assert.deepEqual(lines.slice(0, 2), [
      'location = /column/old/ { return 301 /column/fj7/16/$is_args$args; }',
      'location = /column/gone/ { error_page 410 /column/gone/index.html; return 410; }',
    ]);
    const [, pattern = '', answer] = /^location ~ (\S+) (.*)$/.exec(lines[2] ?? '') ?? [];
    assert.equal(answer, '{ error_page 410 /column/gone/index.html; return 410; }');
    const files = [
      '.xlsx',
      '.docx',
      '.csv',
      '.json',
      '-plan.docx',
      '-review.docx',
      '-qr.png',
      '/data.json',
    ];
    for (const file of files) assert.match(`/column/gone${file}`, new RegExp(pattern));
    for (const other of [
      '/',
      '/1.json',
      '-plan.xlsx',
      '-plan/',
      '.html',
      '2.xlsx',
      '/data.json/',
    ]) {
      assert.doesNotMatch(`/column/gone${other}`, new RegExp(pattern));
    }
    assert.match(nginxRedirects(MOVED, undefined), /location = \/old\/ \{ return 301 \/fj7\/16\//);
  });
});

describe('noted changes', () => {
  const change = (at: string) => [{ on: '2026-02-01', text: '改。', at: [at] }];
  const addresses = new Set(['/fj7/16/']);

  it('are of addresses that there are, or that were published once', () => {
    const faults = (at: string) => changeFaults(change(at), LEDGER.entries, addresses);
    assert.deepEqual(faults('/fj7/16/'), []);
    assert.deepEqual(faults('/gone/'), []);
    assert.equal(faults('/fj7/61/')[0]?.field, '[0].at[0]');
  });
});

describe('a notice that goes', () => {
  const ENTRY = '- { from: /tc3/, became: 已撤下。, source: 虚构公报, on: 2024-03-01 }\n';
  /** Leaves of the notice its ledger alone. @param entry what `moved.yaml` says of it. */
  const without = (entry: string, keepLedger = true) =>
    editedFixture((files) => {
      const ledger = files.read('content/tc3/permalinks.txt');
      files.remove('content/tc3');
      if (keepLedger) files.write('content/tc3/permalinks.txt', ledger);
      files.append('content/moved.yaml', entry);
      files.append('content/changes.yaml', '- { on: 2024-02-02, text: 改了。, at: [/tc3/1/] }\n');
    });
  /** Faults of its addresses: units, places and words that only it used are another matter. */
  const ofAddresses = (faults: readonly { file: string; problem: string }[]) =>
    faults
      .filter(({ file }) => /tc3|permalinks|moved|changes/.test(file))
      .map(({ problem }) => problem);

  it('is one entry: its pages and the places on them follow', () => {
    const { catalog, faults } = without(ENTRY);
    assert.deepEqual(ofAddresses(faults), []);
    const own = catalog.ledger.filter(({ file }) => file === 'content/tc3/permalinks.txt');
    const told = new Map(catalog.moved.map((one) => [one.from, one]));
    const toTell = own.map(({ address }) => address).filter((one) => !/\.[a-z]+$/.test(one));
    assert.ok(toTell.length > 10);
    for (const address of toTell) {
      assert.equal(told.get(address)?.became, '已撤下。', address);
      assert.equal(told.get(address)?.follows, address === '/tc3/' ? undefined : '/tc3/');
    }
    assert.match(
      nginxRedirects(catalog.moved, undefined),
      /location = \/tc3\/1\/ \{ error_page 410/,
    );
  });

  it('is a fault without its entry, or without its ledger', () => {
    assert.match(ofAddresses(without('').faults).join(), /只剩网址登记，没有写明通知的去向/);
    assert.match(ofAddresses(without(ENTRY, false).faults).join(), /它的网址登记也没有了/);
  });

  it('leads older entries on to where things stand, and never in a circle', () => {
    const addresses = new Set(['/c/']);
    const ledger = ['/a/', '/b/'].map((address, index) => ({
      address,
      on: '2026-01-01',
      file: SITE_LEDGER,
      line: index + 1,
    }));
    const on = '2026-02-01';
    const chain: Moved[] = [
      { from: '/a/', to: '/b/', on },
      { from: '/b/', to: '/c/', on },
    ];
    assert.deepEqual(movedFaults(chain, ledger, addresses), []);
    assert.deepEqual(
      goneOf(chain, ledger, addresses).map(({ to }) => to),
      ['/c/', '/c/'],
    );
    const circle = chain.map((one) => (one.from === '/b/' ? { ...one, to: '/a/' } : one));
    const problems = movedFaults(circle, ledger, addresses).map(({ problem }) => problem);
    assert.equal(problems.filter((one) => one.includes('绕成一圈')).length, 2);
  });
});

describe('the ledgers of the content', () => {
  const catalog = checkedCatalog(ROOT);
  const ledgers = [SITE_LEDGER, ...catalog.notices.map(({ id }) => noticeLedger(id))];
  const promised = promisedAddresses(catalog);
  const entered = new Set(catalog.ledger.map((entry) => entry.address));

  it('have every address that the site promises', () => {
    assert.deepEqual(
      promised.filter((address) => !entered.has(address)),
      [],
      'run npm run permalinks',
    );
  });

  it('have every clause, row of the annex and point, spelled here anew', () => {
    for (const { id, clauses, reforms } of catalog.notices) {
      for (const { anchor } of clauses) assert.ok(entered.has(`/${id}/#${anchor}`));
      for (const { number, points } of reforms) {
        assert.ok(entered.has(`/${id}/#annex-${number}`));
        for (const point of points) assert.ok(entered.has(`/${id}/${number}/#p${point.number}`));
      }
    }
  });

  it('hold nothing that the site does not promise, or tell the fate of', () => {
    const known = new Set([...promised, ...catalog.moved.map(({ from }) => from)]);
    const lost = catalog.ledger.filter(({ address }) => !known.has(address));
    assert.deepEqual(lost, []);
  });

  it('keep every address of the first day, when there was one ledger', () => {
    const days = catalog.ledger.map(({ on }) => on).sort();
    const first = catalog.ledger.filter(({ on }) => on === days[0]).map(({ address }) => address);
    const distinct = [...new Set(first)].sort();
    assert.equal(distinct.length, 422);
    assert.equal(
      createHash('sha256').update(distinct.join('\n')).digest('hex'),
      '4460385349a401230352fcaaaa4036e55df996e804cb9f00c7d91f51a37d3413',
      'what was published is never taken back',
    );
  });

  it('still have every line that they ever had, in the one or the other', (test) => {
    // An archive of the project has nothing to compare with; the totals in the ledgers still count.
    if (!existsSync(join(ROOT, '.git'))) return test.skip('no history here');
    const log = execFileSync('git', ['log', '-p', '--format=', '--', ...ledgers], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const now = new Set(
      ledgers.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n')),
    );
    const lost = [...log.matchAll(/^-(\d{4}-.*)$/gm)].map(([, line = '']) => line);
    assert.deepEqual(
      lost.filter((line) => !now.has(line)),
      [],
    );
  });
});

describe('what became of a page of the made-up content', () => {
  it('is told by an entry that leads on, and by one that says what became of it', () => {
    const { faults } = editedFixture(() => undefined);
    assert.deepEqual(faults, [], faultReport(faults));
  });

  for (const [what, from, to, problem] of [
    [
      'is lost',
      '- { from: /units/xj-jiu/, to: /units/xj-yi/, on: 2024-02-01 }\n',
      '',
      /公布过的网址 \/units\/xj-jiu\/ 没有了/,
    ],
    ['leads nowhere', 'to: /units/xj-yi/', 'to: /units/xj-er/', /本站没有网址 \/units\/xj-er\//],
    ['was never published', 'from: /ta1/1/#p9', 'from: /ta1/1/#p8', /登记里没有网址 \/ta1\/1\/#p8/],
  ] as const) {
    it(`is a fault where it ${what}`, () => {
      const { faults } = editedFixture((files) => files.replace('content/moved.yaml', from, to));
      assert.ok(
        faults.some((fault) => problem.test(fault.problem)),
        faultReport(faults),
      );
    });
  }
});
