import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILE_ENDINGS } from '../../src/policy/address/spell.ts';
import { type Fault, faultReport, primaryFaults } from '../../src/policy/fault.ts';
import { joinContent } from '../../src/policy/join/content.ts';
import { gapFaults } from '../../src/policy/join/numbering.ts';
import { id } from '../../src/policy/schema/keys.ts';
import { readContent } from '../../src/reading/read.ts';
import { type ContentFiles, editedFixture, fixtureRoot } from '../content.ts';
import { timed } from '../processor.ts';

const told = (faults: readonly Fault[]) =>
  faults.map(({ file, field }) => `${file} ${field ?? ''}`);

/** The faults of an edit, each with its field. */
const faultsOf = (edit: (files: ContentFiles) => void) => editedFixture(edit).faults;

describe('an id', () => {
  const schema = id('写代号');

  for (const good of ['a', 'fzhg', 'xj-jia', 'a1', 'plan', 'review-board', 'plan-x', 'replan']) {
    it(`may be ${good}`, () => assert.ok(schema.safeParse(good).success));
  }

  for (const bad of [
    '',
    'A',
    '1a',
    '-a',
    'a_b',
    'a b',
    '../x',
    '..',
    'a/b',
    'a.b',
    'a\n',
    '厅',
    'a#b',
  ]) {
    it(`may not be ${JSON.stringify(bad)}`, () => assert.ok(!schema.safeParse(bad).success));
  }

  it('may not end as the files beside a page do', () => {
    const suffixes = FILE_ENDINGS.filter((ending) => ending.startsWith('-')).map((ending) =>
      ending.replace(/\..*$/, ''),
    );
    assert.ok(suffixes.length >= 3);
    for (const suffix of suffixes) {
      const { error } = schema.safeParse(`swt${suffix}`);
      assert.match(error?.issues[0]?.message ?? '', /同名/);
    }
  });

  it('of a unit that would take another one’s file is refused by its name', () => {
    const faults = faultsOf((files) =>
      files.append(
        'content/units.yaml',
        '- { id: xj-jia-plan, name: 虚构辛厅, kind: provincial, otherNames: [] }\n',
      ),
    );
    assert.equal(faults.length, 1, faultReport(faults));
    assert.match(faults[0]?.field ?? '', /^\[\d+\]\.id$/);
    assert.match(faults[0]?.problem ?? '', /“xj-jia-plan”以 -plan、-review 或 -qr 结尾/);
  });

  it('that climbs out of its folder is refused wherever it stands', () => {
    for (const [file, from, to] of [
      ['content/units.yaml', 'id: xj-jia\n', 'id: ../xj-jia\n'],
      ['content/zones.yaml', 'id: xp-jia', 'id: ../../x'],
      ['content/places.yaml', 'id: xd-jia', 'id: ../x'],
      ['content/topics.yaml', 'id: xt-shi', 'id: x/../y'],
      ['content/ta1/05.mdx', 'units: [xj-ding]', 'units: [../xj-ding]'],
      ['content/tb2/notice.mdx', 'xj-jia: 省甲厅', '../xj-jia: 省甲厅'],
    ] as const) {
      const faults = faultsOf((files) => files.replace(file, from, to));
      assert.ok(
        faults.some((fault) => fault.file === file),
        `${file}: ${faultReport(faults)}`,
      );
    }
  });
});

describe('things that would share an address', () => {
  it('are named, both of them, whatever let their ids pass', () => {
    const { content } = readContent(fixtureRoot());
    const [unit] = content.units;
    assert.ok(unit);
    const alike = { ...unit, id: `${unit.id}-plan`, name: '虚构辛厅', changes: undefined };
    content.units = [...content.units, alike];
    content.reforms = content.reforms.map((entry) => ({
      ...entry,
      data: { ...entry.data, units: [...entry.data.units, `${unit.id}-plan`] },
    }));
    const { faults } = joinContent(content);
    assert.deepEqual(
      faults.map(({ problem }) => problem),
      ['单位 xj-jia 和单位 xj-jia-plan 会用同一个网址 /units/xj-jia-plan.docx。'],
    );
  });

  it('are none in the made-up content', () => {
    assert.deepEqual(joinContent(readContent(fixtureRoot()).content).faults, []);
  });
});

describe('a unit', () => {
  const UNITS = 'content/units.yaml';
  const idle = '- { id: xj-xin, name: 虚构辛厅, kind: provincial, otherNames: [] }\n';

  it('that leads nothing is a fault, since its page would say nothing', () => {
    const faults = faultsOf((files) => files.append(UNITS, idle));
    assert.deepEqual(told(faults), [`${UNITS} [6].id`]);
    assert.match(faults[0]?.problem ?? '', /没有一项成果由单位“xj-xin”（虚构辛厅）牵头/);
  });

  it('that a reform left out would lead is no fault of its own', () => {
    const faults = faultsOf((files) => files.replace('content/tb2/01.mdx', 'number: 1\n', ''));
    assert.ok(faults.length > 0);
    assert.ok(!told(faults).some((one) => one.startsWith(UNITS)), told(faults).join());
  });
});

describe('two zones', () => {
  for (const [what, from, to, field] of [
    ['of one mark', 'mark: 乙', 'mark: 甲', 'mark'],
    ['of one shape', 'shape: leaf', 'shape: arch', 'shape'],
  ] as const) {
    it(`${what} are a fault that names both`, () => {
      const faults = faultsOf((files) => files.replace('content/zones.yaml', from, to));
      assert.deepEqual(told(faults), [`content/zones.yaml [1].${field}`]);
      assert.match(faults[0]?.problem ?? '', /“xp-yi”和“xp-jia”/);
    });
  }

  it('need marks of one Chinese character', () => {
    for (const mark of ['x', '', '甲乙', '。', '1']) {
      const faults = faultsOf((files) =>
        files.replace('content/zones.yaml', 'mark: 乙', `mark: "${mark}"`),
      );
      assert.deepEqual(told(faults), ['content/zones.yaml [1].mark']);
    }
    assert.deepEqual(
      faultsOf((files) => files.replace('content/zones.yaml', 'mark: 乙', 'mark: 𠮷')),
      [],
    );
  });
});

describe('the numbers of reforms', () => {
  const files = (...names: string[]) => names.map((name) => `content/ta1/${name}`);

  it('have no gap in what is whole', () => {
    assert.deepEqual(gapFaults(files('01.mdx', '02.mdx', 'notice.mdx', 'source.txt')), []);
    assert.deepEqual(gapFaults(files('notice.mdx')), []);
  });

  it('are told of where one is missing, or a whole run, each gap once', () => {
    const faults = gapFaults(files('02.mdx', '03.mdx', '09.mdx', '999999999.mdx'));
    assert.deepEqual(
      faults.map(({ file, problem }) => [file, /缺(.*)：/.exec(problem)?.[1]]),
      [
        ['content/ta1/01.mdx', '第 1 项'],
        ['content/ta1/04.mdx', '第 4 项至第 8 项'],
        ['content/ta1/10.mdx', '第 10 项至第 999999998 项'],
      ],
    );
  });

  it('are counted in each notice apart', () => {
    assert.deepEqual(
      gapFaults(['content/ta1/01.mdx', 'content/tb2/01.mdx', 'content/tb2/02.mdx']),
      [],
    );
  });

  it('that differ from the file are told of alone', () => {
    const faults = faultsOf((files) =>
      files.replace('content/ta1/03.mdx', 'number: 3\ntitle', 'number: 2\ntitle'),
    );
    assert.deepEqual(told(faults), ['content/ta1/03.mdx number']);
  });

  it('that two files have are told of alone', () => {
    const faults = faultsOf((files) =>
      files.write('content/ta1/3.mdx', files.read('content/ta1/03.mdx')),
    );
    assert.deepEqual(told(faults), ['content/ta1/3.mdx number']);
  });
});

describe('whatever is left out of the catalog', () => {
  const NOTICE = 'content/ta1/notice.mdx';
  for (const [what, file, from, to] of [
    [
      'a duty whose clause is not there',
      NOTICE,
      '- of: leadUnit\n    clause: c2-1',
      '- of: leadUnit\n    clause: c2-9',
    ],
    ['a plan whose clause is not there', NOTICE, 'plan:\n  clause: c2-2', 'plan:\n  clause: c9'],
    ['a unit that no list has', 'content/ta1/05.mdx', '[xj-ding]', '[xj-ren]'],
    ['a unit named twice', 'content/ta1/05.mdx', '[xj-ding]', '[xj-ding, xj-ding]'],
    ['a zone that no list has', 'content/ta1/05.mdx', '[xp-jia, xp-yi]', '[xp-jia, xp-bing]'],
    ['a topic that no list has', 'content/ta1/05.mdx', '[xt-jian]', '[xt-bu]'],
    ['a place that no list has', 'content/tc3/02.mdx', '[xd-yi]', '[xd-ding]'],
    ['a point without its text', 'content/ta1/01.mdx', 'text: 消费者用溯源码查询。', 'text:'],
    [
      'a kind of point that nobody knows',
      'content/ta1/01.mdx',
      'kind: 便利措施',
      'kind: 便利 措施',
    ],
    [
      'a reform with a field too many',
      'content/ta1/01.mdx',
      'scope: 全省',
      'scope: 全省\nother: 1',
    ],
    ['a notice without its issuer', NOTICE, 'issuer: 虚构省人民政府\n', ''],
    ['a paragraph', NOTICE, '(此件主动公开)\n\n', ''],
    ['a clause', NOTICE, '（一）切实加强领导。各级各有关单位要加强组织领导，压实责任。\n\n', ''],
    ['the list', NOTICE, '<ReformList />\n\n', ''],
    ['a quotation', 'content/ta1/01.mdx', '> 建设', '建设'],
  ] as const) {
    it(`leaves one fault, in its file: ${what}`, () => {
      const faults = faultsOf((files) => files.replace(file, from, to));
      assert.equal(faults.length, 1, faultReport(faults));
      assert.equal(faults[0]?.file, file);
    });
  }
});

describe('the faults that are told', () => {
  const fault = (name: string, restsOn: string[], spoils: string[]): Fault => ({
    file: name,
    problem: '错。',
    mend: '改。',
    restsOn,
    spoils,
  });
  const names = (faults: readonly Fault[]) =>
    primaryFaults(faults)
      .map(({ file }) => file)
      .sort();

  it('are the causes, without what rests on them, however far', () => {
    assert.deepEqual(
      names([fault('a', [], ['x']), fault('b', ['x'], ['y']), fault('c', ['z'], [])]),
      ['a', 'c'],
    );
  });

  it('are those that rest on what another only would have spoiled, had it been told', () => {
    assert.deepEqual(
      names([fault('a', [], ['x']), fault('b', ['x'], ['y']), fault('c', ['y'], [])]),
      ['a', 'c'],
    );
  });

  it('are one of two that rest on each other, and one that rests on itself', () => {
    assert.deepEqual(names([fault('a', ['x'], ['y']), fault('b', ['y'], ['x'])]), ['a']);
    assert.deepEqual(names([fault('a', ['x'], ['x'])]), ['a']);
  });

  it('are never none, where there are any', () => {
    for (let run = 0; run < 300; run++) {
      const some = (count: number) =>
        Array.from({ length: count }, () => 'vwxyz'[(run * 7 + count * 3 + drawn++) % 5] ?? 'v');
      const faults = Array.from({ length: 1 + (run % 6) }, (_, index) =>
        fault(`${index}`, some(run % 3), some((run >> 1) % 3)),
      );
      assert.ok(primaryFaults(faults).length > 0);
    }
  });
  let drawn = 0;

  it('are found among ten thousand in a moment', () => {
    const faults = Array.from({ length: 10_000 }, (_, index) =>
      fault(`${index}`, [`x${index % 100}`], [`y${index}`]),
    );
    const { given, seconds } = timed(() => primaryFaults(faults));
    assert.equal(given.length, 10_000);
    assert.ok(seconds < 2);
  });
});

describe('a scope that is a text', () => {
  const REFORM = 'content/tc3/01.mdx';

  it('may not name places: it would put the reform on all of them', () => {
    const faults = faultsOf((files) =>
      files.write(REFORM, files.read(REFORM).replace(/^scope: .*$/m, 'scope: 甲州市、丙湾实验区')),
    );
    assert.deepEqual(told(faults), [`${REFORM} scope`], faultReport(faults));
    assert.match(faults[0]?.mend ?? '', /places\.yaml/);
  });
});
