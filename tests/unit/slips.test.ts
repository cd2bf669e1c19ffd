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
