/**
 * Slips of an editor who follows the manual and nearly gets it right: each ends in one message that
 * names the file and the line and says in Chinese what to do, and none passes in silence.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultReport } from '../../src/policy/fault.ts';
import { type ContentFiles, editedFixture } from '../content.ts';

const UNITS = 'content/units.yaml';
const MOVED = 'content/moved.yaml';
const CHANGES = 'content/changes.yaml';
const WITHDRAWN = 'content/ta1/05.mdx';

type Slip = readonly [
  what: string,
  file: string,
  edit: (files: ContentFiles, file: string) => void,
  problem: RegExp,
  mend?: RegExp,
];

const swap = (from: string, to: string) => (files: ContentFiles, file: string) =>
  files.replace(file, from, to);
const add = (text: string) => (files: ContentFiles, file: string) =>
  files.append(file, `${text}\n`);

function each(slips: readonly Slip[]) {
  for (const [what, file, edit, problem, mend = /\p{Script=Han}/u] of slips) {
    it(what, () => {
      const { faults } = editedFixture((files) => edit(files, file));
      assert.equal(faults.length, 1, faultReport(faults));
      const [fault] = faults;
      assert.equal(fault?.file, file);
      assert.match(fault?.problem ?? '', problem);
      assert.match(fault?.mend ?? '', mend);
      assert.ok((fault?.line ?? 0) > 0, 'a line');
    });
  }
}

/** An address that the made-up site published, and has no longer. */
const OLD = '/ta1/1/#p9';
const moved = (rest: string) => `- { from: ${OLD}, ${rest}, on: 2024-02-01 }`;
const instead = (rest: string) => (files: ContentFiles, file: string) =>
  files.write(
    file,
    files.read(file).replace(/^.*#p9, .*$/m, () => moved(rest)),
  );

/** The entry of the events, out of its place. */
const EVENTS = /events:\n[\s\S]*?\n(?=---\n)/;

describe('fields that stand in the wrong place are told:', () => {
  each([
    [
      'below the quotation, where they would be read as remarks',
      WITHDRAWN,
      (files, file) => {
        const text = files.read(file);
        const [events = ''] = EVENTS.exec(text) ?? [];
        files.write(file, `${text.replace(events, '')}\n${events}`);
      },
      /“events:”像是资料，写在了第二个 --- 下面/,
      /移到第二个 --- 的前面/,
    ],
    [
      'above the quotation',
      WITHDRAWN,
      (files, file) => {
        const text = files.read(file);
        const [events = ''] = EVENTS.exec(text) ?? [];
        files.write(file, text.replace(`${events}---\n`, `---\n${events}`));
      },
      /“events:”像是资料/,
    ],
    [
      'one more entry at the end of the file',
      WITHDRAWN,
      add('\n  - kind: 修订\n    on: 2023-01-01'),
      /“- kind: 修订”像是资料/,
    ],
  ]);
});

/** A unit gets another id, and its old address leads to that of a third. */
const renamed = (to: string) => (files: ContentFiles, file: string) => {
  for (const one of [UNITS, 'content/tc3/02.mdx', 'content/ta1/04.mdx']) {
    files.replace(one, 'xj-wu', 'xj-new');
  }
  files.append(file, `- { from: /units/xj-wu/, to: /units/${to}/, on: 2024-02-01 }\n`);
};

describe('an old address that leads nowhere is told:', () => {
  each([
    ['to itself', MOVED, instead(`became: 没有了。, to: ${OLD}`), /去向又转回来，绕成一圈/],
    ['a page to itself, and nothing of its files', MOVED, renamed('xj-wu'), /又转回来，绕成一圈/],
    [
      'a page to none, and nothing of its files',
      MOVED,
      renamed('xj-er'),
      /本站没有网址 \/units\/xj-er\//,
    ],
  ]);

  it('two that say to read on at each other, each of them', () => {
    const { faults } = editedFixture((files) => {
      files.replace(MOVED, 'to: /ta1/1/#p1', 'to: /units/xj-jiu/');
      files.replace(MOVED, 'to: /units/xj-yi/', `became: 没有了。, to: ${OLD}`);
    });
    assert.deepEqual(
      faults.map(({ file, field }) => `${file} ${field}`),
      [`${MOVED} [0].to`, `${MOVED} [1].to`],
      faultReport(faults),
    );
    for (const { problem } of faults) assert.match(problem, /绕成一圈/);
  });
});

describe('a day that cannot be is told:', () => {
  const change = (on: string) => `- { on: ${on}, text: 改正错字。, at: [/ta1/1/] }`;
  each([
    [
      'a change before the site',
      CHANGES,
      add(change('2014-02-01')),
      /日期 2014-02-01 早于本站最早公布的日期/,
    ],
    [
      'a change that is put before the others',
      CHANGES,
      (files, file) => files.write(file, `${change('2024-03-01')}\n${files.read(file)}`),
      /日期 2024-02-01 早于上一条的 2024-03-01/,
      /新的一条写在最后/,
    ],
    [
      'what became of an address before the site',
      MOVED,
      swap('to: /units/xj-yi/, on: 2024', 'to: /units/xj-yi/, on: 2014'),
      /日期 2014-02-01 早于本站最早公布的日期（2024-01-01）/,
    ],
    [
      'a withdrawal that was noted before the site',
      WITHDRAWN,
      swap('noted: 2024', 'noted: 2023'),
      /日期 2023-03-01 早于本站/,
    ],
    [
      'a withdrawal that was noted before its notice',
      WITHDRAWN,
      (files, file) => {
        const ledger = 'content/permalinks.txt';
        files.replace(ledger, '2024-01-01 /\n', '2017-01-01 /\n');
        files.replace(file, 'noted: 2024-03-01', 'noted: 2018-01-01');
      },
      /注明的日期 2018-01-01 早于通知的成文日期（2018-05-08）/,
    ],
    [
      'a withdrawal in a century to come',
      WITHDRAWN,
      swap('on: 2022-01-01', 'on: 2220-01-01'),
      /日期 2220-01-01 比注明的日期（2024-03-01）晚了10年以上/,
    ],
    [
      'a new name that was noted before the site',
      UNITS,
      swap('on: 2022, to', 'on: 2022, noted: 2022-11-26, to'),
      /日期 2022-11-26 早于本站/,
    ],
  ]);
});

describe('what was pasted twice is told:', () => {
  const REFORM = 'content/ta1/02.mdx';
  const twice = (words: RegExp) => (files: ContentFiles, file: string) =>
    files.write(
      file,
      files.read(file).replace(words, (one) => one + one),
    );
  const added = '- { on: 2024-02-01, kind: 更正, text: 改正第1点的归纳。, at: [/ta1/1/#p1] }';
  each([
    ['a change', CHANGES, add(added), /和前面的第 1 条一样/, /删去一条/],
    ['its place', CHANGES, swap('[/ta1/1/#p1]', '[/ta1/1/#p1, /ta1/1/#p1]'), /第 1 条一样/],
    ['a duty', 'content/ta1/notice.mdx', twice(/ {2}- of: place\n(?: {4}.*\n)+/), /第 3 条一样/],
    [
      'a point with another number',
      REFORM,
      (files, file) => {
        const [point = ''] = / {2}- number: 2\n(?: {4}.*\n)+/.exec(files.read(file)) ?? [];
        files.replace(file, point, point + point.replace('2', '3'));
      },
      /第 2 条一样/,
    ],
    ['a phrase', REFORM, twice(/"企业向银行提交登记材料", /), /第 1 条一样/],
    ['a step', REFORM, twice(/ {4}- \{ actor: 银行.*\n/), /第 2 条一样/],
    [
      'a question',
      REFORM,
      swap('events:\n', 'questions:\n  - 由谁值守？\n  - 由谁值守？\nevents:\n'),
      /第 1 条一样/,
    ],
  ]);
});

const POINTS = 'content/ta1/02.mdx';

describe('a slip of the signs is told as what it is:', () => {
  each([
    ['a dash without its blank', WITHDRAWN, swap('  - kind', '  -kind'), /列表的短横写错了/],
    ['a dash of full width', WITHDRAWN, swap('  - kind', '  － kind'), /列表的短横写错了/],
    ['no dash', WITHDRAWN, swap('  - kind: 停', '  kind: 停'), /缩进不对/, /以“- ”开头/],
    ['a key a column to the left', WITHDRAWN, swap('    on: 2022', '   on: 2022'), /缩进不对/],
    ['braces of full width', MOVED, swap('{ from: /units', '｛ from: /units'), /花括号是全角的/],
    ['a word in marks', WITHDRAWN, swap('停止执行', '“停止执行”'), /“停止执行”外面的引号是全角的/],
    [
      'a list in brackets of full width',
      POINTS,
      swap('["登记中心审核后予以办结"]', '【登记中心审核后予以办结】'),
      /用了全角的方括号/,
      /\["…", "…"\]/,
    ],
    [
      'one of a list',
      'content/ta1/notice.mdx',
      swap('of: place', 'of: places'),
      /“places”不合要求/,
      /leadUnit、/,
    ],
    [
      'a day with its hour',
      WITHDRAWN,
      swap('2022-01-01', '2022-01-01 10:00'),
      /的写法不对/,
      /2022-01-01。/,
    ],
    [
      'a day of full width',
      WITHDRAWN,
      swap('2022-01-01', '２０２２－1－1'),
      /的写法不对/,
      /2022-01-01。/,
    ],
    ['a month in words', UNITS, swap('on: 2023-10,', 'on: 2023年10月,'), /的写法不对/, /2023-10。/],
  ]);
});

describe('a phrase that points nowhere, or to several places, is told:', () => {
  each([
    [
      'one that stands there twice',
      POINTS,
      swap('"由银行上传', '"登记", "由银行上传'),
      /“登记”在引文里有 3 处/,
      /多照录/,
    ],
    ['one without a word', POINTS, swap('"由银行上传', '"，", "由银行上传'), /“，”里没有字/],
  ]);

  it('one in marks that were meant for YAML', () => {
    const { faults } = editedFixture((files) =>
      files.replace(POINTS, '["登记中心审核后予以办结"]', '[“登记中心审核后予以办结”]'),
    );
    const told = faults.find(({ field }) => field === 'points[1].phrases[0]');
    assert.match(told?.mend ?? faultReport(faults), /外面的引号改成半角的/);
  });
});

describe('what readers could not tell apart is told:', () => {
  each([
    [
      'two notices by one short title',
      'content/tb2/notice.mdx',
      (files, file) =>
        files.write(
          file,
          files.read(file).replace(/^shortTitle: .*$/m, 'shortTitle: 测试第一批虚构通知'),
        ),
      /简称“测试第一批虚构通知”也是 content\/ta1\/notice\.mdx 的/,
    ],
  ]);
});

describe('a sentence of the editors that is none is told:', () => {
  each([
    ['what became of an address', MOVED, instead('became: 没有了'), /没有以“。”结尾/],
    ['nothing but the full stop', WITHDRAWN, swap('虚构航线停航。', '。'), /“。”没有内容/],
    [
      'one in quotation marks that were meant for YAML',
      WITHDRAWN,
      swap('虚构航线停航。', '“虚构航线停航。”'),
      /外面多了一对引号/,
      /外面不加引号/,
    ],
    [
      'what changed',
      CHANGES,
      add('- { on: 2024-02-01, text: 改正错字, at: [/ta1/1/] }'),
      /“改正错字”没有以“。”结尾/,
    ],
    [
      'what a change of a unit rests on',
      UNITS,
      swap('虚构省委通知', '虚构省委通知。'),
      /以“。”结尾/,
    ],
    [
      'what a withdrawal rests on',
      MOVED,
      instead('became: 没有了。, source: 虚构文件。'),
      /“虚构文件。”以“。”结尾/,
    ],
  ]);
});
