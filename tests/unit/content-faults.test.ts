import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { sourceMarks } from '../../src/policy/address/source-mark.ts';
import { type Fault, faultReport, primaryFaults } from '../../src/policy/fault.ts';
import type { Reform } from '../../src/policy/model.ts';
import { verbatimFaults } from '../../src/policy/source/verbatim.ts';
import { checkContent, checkedCatalog } from '../../src/reading/check.ts';
import { today } from '../../src/reading/dates.ts';
import { PARSED } from '../../src/reading/kept-readings.ts';
import { enterSource } from '../content.ts';
import { timed } from '../processor.ts';
import { pick, seeded } from '../random.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');
const ABOUT = 'content/about.mdx';
const UNITS = 'content/units.yaml';
const ZONES = 'content/zones.yaml';
const CHANGES_FILE = 'content/changes.yaml';
/** The place of an entry that is added to the list of changes. */
const NEXT_CHANGE =
  readFileSync(join(REPOSITORY, CHANGES_FILE), 'utf8').match(/^- /gm)?.length ?? 0;
const NOTICE = 'content/fj7/notice.mdx';
const SOURCE = 'content/fj7/source.txt';
const REFORM = 'content/fj7/07.mdx';

/** 福建 in GBK. */
const GBK = Buffer.from([0xb8, 0xa3, 0xbd, 0xa8]);

/** A copy of `content/` to edit. Paths are those that faults name. */
class Files {
  readonly root = mkdtempSync(join(tmpdir(), 'content-'));

  restore() {
    rmSync(join(this.root, 'content'), { recursive: true, force: true });
    cpSync(join(REPOSITORY, 'content'), join(this.root, 'content'), { recursive: true });
  }

  read = (file: string) => readFileSync(join(this.root, file), 'utf8');
  write = (file: string, text: string | Buffer) => writeFileSync(join(this.root, file), text);
  append = (file: string, text: string) => appendFileSync(join(this.root, file), text);
  remove = (file: string) => rmSync(join(this.root, file), { recursive: true });

  /** Replaces the words where they stand last: in the text, after the editors' own words on it. */
  replace(file: string, from: string, to: string) {
    const text = this.read(file);
    const at = text.lastIndexOf(from);
    assert.ok(at >= 0, `${file} should have “${from}”`);
    this.write(file, text.slice(0, at) + to + text.slice(at + from.length));
  }

  /** Replaces words wherever they stand: in every phrase that is taken from a text. */
  replaceEvery(file: string, from: string, to: string) {
    const text = this.read(file);
    assert.ok(text.includes(from), `${file} should have “${from}”`);
    this.write(file, text.replaceAll(from, to));
  }

  /** Lets fj7's source have been from the beginning what it is now. */
  enterSource = () => enterSource(join(this.root, 'content/fj7'));

  /** Takes away the paragraph that starts with the words, and the blank line after it. */
  removeParagraph(file: string, start: string) {
    const text = this.read(file);
    const from = text.indexOf(`\n${start}`) + 1;
    assert.ok(from > 0, `${file} should have a paragraph “${start}”`);
    this.write(file, text.slice(0, from) + text.slice(text.indexOf('\n\n', from) + 2));
  }
}

/** The faults of the content with an edit; without it, the same folder must have none. */
function withContent(change: (files: Files) => void): Fault[] {
  const files = new Files();
  try {
    files.restore();
    change(files);
    const { faults } = checkContent(files.root);
    files.restore();
    assert.deepEqual(checkContent(files.root).faults, [], 'clean once the edit is undone');
    return faults;
  } finally {
    rmSync(files.root, { recursive: true });
  }
}

/** The line of a file of the real content that starts with the words. */
function lineOf(file: string, start: string, nth = 1): number {
  const lines = readFileSync(join(REPOSITORY, file), 'utf8').split('\n');
  const found = lines.flatMap((line, index) => (line.startsWith(start) ? [index + 1] : []))[
    nth - 1
  ];
  assert.ok(found, `${file} should have a line “${start}”`);
  return found;
}

interface Expected {
  file: string;
  field?: string;
  line?: number;
  problem: RegExp;
}

const place = ({ file, field, line }: Expected | Fault) =>
  `${file} ${field ?? ''} ${line ?? ''}`.trim();

/** Just these faults, in any order, each with a way to mend it. */
function assertFaults(actual: readonly Fault[], expected: readonly Expected[]) {
  const shown = faultReport(actual).slice(0, 3000);
  assert.deepEqual(actual.map(place).sort(), expected.map(place).sort(), shown);
  for (const one of expected) {
    assert.ok(
      actual.some((fault) => place(fault) === place(one) && one.problem.test(fault.problem)),
      `no ${one.problem} in:\n${shown}`,
    );
  }
  for (const { mend } of actual) assert.match(mend, /\p{Script=Han}/u);
}

interface Case {
  name: string;
  edit: (files: Files) => void;
  expected: Expected[];
}

function faulty(cases: readonly Case[]) {
  for (const { name, edit, expected } of cases) {
    it(name, () => assertFaults(withContent(edit), expected));
  }
}

/** The line below the last one of a file of the real content: where something appended to it stands. */
const lineAfter = (file: string) => readFileSync(join(REPOSITORY, file), 'utf8').split('\n').length;

const aboutEnd = lineAfter(ABOUT);
const quoteLine = lineOf(REFORM, '> ');

it('the real content has no fault', () => {
  assert.deepEqual(checkContent(REPOSITORY).faults, []);
});

describe('in the facts of a reform', () => {
  const field = (name: string) => ({ file: REFORM, field: name, line: lineOf(REFORM, name) });
  faulty([
    {
      name: 'a unit that units.yaml does not know is a fault of its place in the list',
      edit: (files) => files.replace('content/fj7/16.mdx', ' zjt,', ' zjj,'),
      expected: [
        {
          file: 'content/fj7/16.mdx',
          field: 'units[3]',
          line: lineOf('content/fj7/16.mdx', 'units'),
          problem: /units\.yaml 里没有代号为“zjj”的单位/,
        },
      ],
    },
    {
      name: 'a zone that zones.yaml does not know is a fault of its place in the list',
      edit: (files) => files.replace(REFORM, '[xiamen]', '[xiamn]'),
      expected: [
        {
          ...field('zones'),
          field: 'zones[0]',
          problem: /zones\.yaml 里没有代号为“xiamn”的片区/,
        },
      ],
    },
    {
      name: 'a unit written twice is a fault of the second place',
      edit: (files) => files.replace('content/fj7/16.mdx', ' gxt,', ' gxt, gxt,'),
      expected: [
        {
          file: 'content/fj7/16.mdx',
          field: 'units[2]',
          line: lineOf('content/fj7/16.mdx', 'units'),
          problem: /单位代号“gxt”写了两次/,
        },
      ],
    },
    {
      name: 'a missing key is a fault',
      edit: (files) => files.replace(REFORM, 'scope: 全省\n', ''),
      expected: [{ file: REFORM, field: 'scope', problem: /缺这一项/ }],
    },
    {
      name: 'an empty text is a fault',
      edit: (files) => files.replace(REFORM, 'title: 空港入境旅客预检系统', 'title: ""'),
      expected: [{ ...field('title'), problem: /空的/ }],
    },
    {
      name: 'a key without a value is a fault',
      edit: (files) => files.replace(REFORM, 'title: 空港入境旅客预检系统', 'title:'),
      expected: [{ ...field('title'), problem: /空的/ }],
    },
    {
      name: 'an empty list is a fault',
      edit: (files) => files.replace(REFORM, '[xmbj]', '[]'),
      expected: [{ ...field('units'), problem: /空的/ }],
    },
    {
      name: 'a text in place of a list is a fault',
      edit: (files) => files.replace(REFORM, '[xmbj]', 'xmbj'),
      expected: [{ ...field('units'), problem: /“xmbj”不合要求/ }],
    },
    {
      name: 'blanks at the end of a text are a fault',
      edit: (files) => files.replace(REFORM, 'scope: 全省', 'scope: "全省 "'),
      expected: [{ ...field('scope'), problem: /前后有空格/ }],
    },
    {
      name: 'an unknown key is a fault at its own line',
      edit: (files) => files.replace(REFORM, 'scope:', 'unit: xmbj\nscope:'),
      expected: [
        { file: REFORM, field: 'unit', line: lineOf(REFORM, 'scope'), problem: /没有这一项/ },
      ],
    },
    {
      name: 'a key with a slip in it is one fault, and the key that is then missing none',
      edit: (files) => files.replace(REFORM, 'scope:', 'scopes:'),
      expected: [
        { file: REFORM, field: 'scopes', line: lineOf(REFORM, 'scope'), problem: /没有这一项/ },
      ],
    },
    {
      name: 'a number that differs from the name of the file is a fault',
      edit: (files) => files.replace(REFORM, 'number: 7', 'number: 21'),
      expected: [{ ...field('number'), problem: /序号是 21，文件名却是 07/ }],
    },
    {
      name: 'a number that is not whole is a fault',
      edit: (files) => files.replace(REFORM, 'number: 7', 'number: 7.5'),
      expected: [{ ...field('number'), problem: /“7\.5”不合要求/ }],
    },
    {
      name: 'a number used twice is a fault that names the other file',
      edit: (files) => files.write('content/fj7/7.mdx', files.read(REFORM)),
      expected: [
        {
          ...field('number'),
          file: 'content/fj7/7.mdx',
          problem: /序号 7 用了两次，另一处是 content\/fj7\/07\.mdx/,
        },
      ],
    },
    {
      name: 'a gap in the numbers is a fault of the file that is missing, and nothing else is',
      edit: (files) => files.remove(REFORM),
      expected: [{ file: REFORM, problem: /缺第 7 项/ }],
    },
    {
      name: 'a last reform that is missing is told by its file, with what the source has of it',
      edit: (files) => files.remove('content/fj7/20.mdx'),
      expected: [
        { file: 'content/fj7/20.mdx', problem: /缺第 20 项.*\n.*原文：20“双随机、一公开”/ },
      ],
    },
  ]);
});

describe('in the facts of a notice', () => {
  faulty([
    {
      name: 'a day that no calendar has is a fault',
      edit: (files) => files.replace(NOTICE, 'signedOn: 2019-11-20', 'signedOn: 2019-02-30'),
      expected: [
        {
          file: NOTICE,
          field: 'signedOn',
          line: lineOf(NOTICE, 'signedOn'),
          problem: /“2019-02-30”不是存在的日期/,
        },
      ],
    },
    {
      name: 'words in place of a day are a fault',
      edit: (files) => files.replace(NOTICE, 'publishedOn: 2019-11-26', 'publishedOn: 下周'),
      expected: [
        {
          file: NOTICE,
          field: 'publishedOn',
          line: lineOf(NOTICE, 'publishedOn'),
          problem: /“下周”不是存在的日期/,
        },
      ],
    },
    {
      name: 'a key missing in a duty is a fault where the duty begins',
      edit: (files) =>
        files.replace(NOTICE, '    task: 加强业务指导、跟踪推广情况、协调解决问题\n', ''),
      expected: [
        {
          file: NOTICE,
          field: 'duties[4].task',
          line: lineOf(NOTICE, '    task: 加强业务指导、跟踪推广情况、协调解决问题') - 3,
          problem: /缺这一项/,
        },
      ],
    },
    {
      name: 'a document number that the source does not say is a fault',
      edit: (files) =>
        files.replace(NOTICE, 'issuer: 福建', 'documentNumber: 闽政〔2019〕99号\nissuer: 福建'),
      expected: [
        { file: NOTICE, field: 'documentNumber', line: 5, problem: /来源文本里没有“闽政/ },
      ],
    },
    {
      name: 'a quotation of the editors within one by the same mark is a fault',
      edit: (files) => files.replace(NOTICE, 'task: 加强组织领导，', 'task: “加强“组织”领导”，'),
      expected: [
        {
          file: NOTICE,
          field: 'duties[0].task',
          line: lineOf(NOTICE, '    task: 加强组织领导'),
          problem: /引号里又用了同样的引号/,
        },
      ],
    },
    {
      name: 'a batch that the source does not say is a fault',
      edit: (files) => files.replace(NOTICE, 'batch: 第七批', 'batch: 第八批'),
      expected: [{ file: NOTICE, field: 'batch', line: 4, problem: /来源文本里没有“第八批”/ }],
    },
    {
      name: 'a duty to a clause that is not there is a fault',
      edit: (files) => files.replace(NOTICE, 'clause: c2-1', 'clause: c2-9'),
      expected: [
        {
          file: NOTICE,
          field: 'duties[0].clause',
          line: lineOf(NOTICE, '    clause: c2-1'),
          problem: /没有锚点为“c2-9”的条款/,
        },
      ],
    },
    {
      name: 'a duty whose clause is not spelled as an anchor is a fault',
      edit: (files) => files.replace(NOTICE, 'clause: c2-1', 'clause: 二（一）'),
      expected: [
        {
          file: NOTICE,
          field: 'duties[0].clause',
          line: lineOf(NOTICE, '    clause: c2-1'),
          problem: /“二（一）”不是条款锚点/,
        },
      ],
    },
    {
      name: 'a duty that does not quote its clause to the letter is a fault',
      edit: (files) => files.replace(NOTICE, 'quote: 省牵头责任单位', 'quote: 省牵头单位'),
      expected: [
        {
          file: NOTICE,
          field: 'duties[4].quote',
          line: lineOf(NOTICE, '    quote: 省牵头责任单位'),
          problem: /“省牵头单位要加强.*不是条款二（三）里的原文/,
        },
      ],
    },
    {
      name: 'a duty that quotes the contact person is a fault',
      edit: (files) =>
        files.replace(
          NOTICE,
          'quote: 复制推广工作方案于2019年11月底前报省自贸办',
          'quote: 复制推广工作方案于2019年11月底前报省自贸办（联系人：赖忠超',
        ),
      expected: [
        {
          file: NOTICE,
          field: 'duties[2].quote',
          line: lineOf(NOTICE, '    quote: 复制推广工作方案'),
          problem: /不是条款二（二）里的原文/,
        },
        {
          file: NOTICE,
          field: 'duties[2].quote',
          line: lineOf(NOTICE, '    quote: 复制推广工作方案'),
          problem: /“联系人：赖忠超”像是联系人/,
        },
      ],
    },
    {
      name: 'a time limit that the quotation does not say is a fault',
      edit: (files) => files.replace(NOTICE, 'due: 每半年', 'due: 每季度'),
      expected: [
        {
          file: NOTICE,
          field: 'duties[5].due',
          line: lineOf(NOTICE, '    due: 每半年'),
          problem: /“每季度”不是这段引文里的原文/,
        },
      ],
    },
    {
      name: 'an issuer other than the one that signs is a fault',
      edit: (files) => files.replace(NOTICE, 'issuer: 福建省人民政府', 'issuer: 福建省商务厅'),
      expected: [
        {
          file: NOTICE,
          field: 'issuer',
          line: lineOf(NOTICE, 'issuer'),
          problem: /落款里没有“福建省商务厅”/,
        },
      ],
    },
  ]);
});

describe('in the words that people say', () => {
  const WORDS = 'content/words.yaml';
  const line = lineAfter(WORDS);
  faulty([
    {
      name: 'one whose other side no reform has is a fault',
      edit: (files) => files.append(WORDS, '孙悟空: [就诊, 七十二变]\n'),
      expected: [{ file: WORDS, field: '孙悟空', line, problem: /“七十二变”，哪一项成果里都没有/ }],
    },
    {
      name: "a unit's name is a fault",
      edit: (files) => files.append(WORDS, '福建省司法厅: 就诊\n'),
      expected: [{ file: WORDS, field: '福建省司法厅', line, problem: /是单位、片区或地方的名称/ }],
    },
    {
      name: 'one character is a fault, on either side',
      edit: (files) => files.append(WORDS, '罚: 就诊\n孙悟空: 的\n'),
      expected: [
        { file: WORDS, field: '罚', line, problem: /“罚”不是两个字以上的词/ },
        { file: WORDS, field: '孙悟空', line: line + 1, problem: /“的”不是两个字以上的词/ },
      ],
    },
    {
      name: 'one without another side is a fault',
      edit: (files) => files.append(WORDS, '孙悟空: []\n'),
      expected: [{ file: WORDS, field: '孙悟空', line, problem: /空/ }],
    },
    {
      name: 'one that is said twice is a fault',
      edit: (files) => files.append(WORDS, '孙悟空: 就诊\n孙悟空: 预约\n'),
      expected: [{ file: WORDS, line: line + 1, problem: /同一项写了两次/ }],
    },
  ]);

  it('need not be there', () => {
    assert.deepEqual(
      withContent((files) => files.remove(WORDS)),
      [],
    );
  });
});

describe('in papers, addresses and changes', () => {
  const MOVED = 'content/moved.yaml';
  const CHANGES = 'content/changes.yaml';
  const LEDGER = 'content/fj7/permalinks.txt';
  const SITE_LEDGER = 'content/permalinks.txt';
  const moved = lineAfter(MOVED);
  /** The place in the list of what is appended to it. */
  const next = readFileSync(join(REPOSITORY, MOVED), 'utf8').match(/^- /gm)?.length ?? 0;
  faulty([
    {
      name: 'a part of the plan that its clause does not say is a fault',
      edit: (files) => files.replace(NOTICE, '- name: 责任人', '- name: 负责人'),
      expected: [
        {
          file: NOTICE,
          field: 'plan.parts[2].name',
          line: lineOf(NOTICE, '    - name: 责任人'),
          problem: /“负责人”不是条款二（二）里的原文/,
        },
      ],
    },
    {
      name: 'a review by a clause that is not there is a fault',
      edit: (files) => files.replace(NOTICE, 'review:\n  clause: c2-4', 'review:\n  clause: c2-5'),
      expected: [
        {
          file: NOTICE,
          field: 'review.clause',
          line: lineOf(NOTICE, 'review:') + 1,
          problem: /没有锚点为“c2-5”的条款/,
        },
      ],
    },
    {
      name: 'an old address without a word of what became of it is a fault',
      edit: (files) => files.append(MOVED, '- { from: /gone/, on: 2026-11-26 }\n'),
      expected: [{ file: MOVED, field: `[${next}]`, line: moved, problem: /没有写去向/ }],
    },
    {
      name: 'an address that is spelled in full is a fault',
      edit: (files) =>
        files.append(MOVED, '- { from: https://host/gone/, to: /, on: 2026-11-26 }\n'),
      expected: [{ file: MOVED, field: `[${next}].from`, line: moved, problem: /不是本站网址/ }],
    },
    {
      name: 'what became of an address in use is a fault',
      edit: (files) =>
        files.append(MOVED, '- { from: /units/swt/, to: /units/fgw/, on: 2026-11-26 }\n'),
      expected: [{ file: MOVED, field: `[${next}].from`, line: moved, problem: /还在用/ }],
    },
    {
      name: 'a change of a page that is not there is a fault',
      edit: (files) =>
        files.append(CHANGES, '- { on: 2026-11-26, text: 改正。, at: [/fj7/61/] }\n'),
      expected: [
        {
          file: CHANGES,
          field: `[${NEXT_CHANGE}].at[0]`,
          line: lineAfter(CHANGES),
          problem: /没有网址/,
        },
      ],
    },
    {
      name: 'a line of the ledger that was edited is a fault',
      edit: (files) => files.append(LEDGER, '/fj7/16/\n'),
      expected: [{ file: LEDGER, line: lineAfter(LEDGER), problem: /这一行不是/ }],
    },
    {
      name: 'a line taken out of the ledger is a fault',
      edit: (files) => files.replace(LEDGER, '2026-11-23 /fj7/16/\n', ''),
      expected: [{ file: LEDGER, problem: /登记总数是 \d+，实际有 \d+ 个网址/ }],
    },
    {
      name: 'a published point that is gone is a fault, with what rests on it',
      edit: (files) => files.replace(REFORM, '  - number: 3\n', '  - number: 4\n'),
      expected: [
        {
          file: LEDGER,
          line: lineOf(LEDGER, '2026-11-23 /fj7/7/#p3'),
          problem: /公布过的网址 \/fj7\/7\/#p3 没有了/,
        },
      ],
    },
    {
      name: 'a colon without a blank, a tab and half-width quotation marks are said in Chinese',
      edit: (files) => {
        files.append(CHANGES, '- on:2026-11-26\n  text: 改。\n');
        files.append(MOVED, '- from: /gone/\n\tto: /\n');
        files.replace(ZONES, 'name: 厦门片区', 'name: "厦门"片区"');
      },
      expected: [
        { file: CHANGES, line: lineAfter(CHANGES), problem: /这一行不是“名称: 值”/ },
        { file: MOVED, line: moved + 1, problem: /制表符/ },
        { file: ZONES, line: lineOf(ZONES, '  name: 厦门片区'), problem: /双引号里面又有/ },
      ],
    },
    {
      name: 'a missing ledger is a fault',
      edit: (files) => files.remove(SITE_LEDGER),
      expected: [{ file: SITE_LEDGER, problem: /没有这个文件/ }],
    },
  ]);
});

describe('in the form of a file', () => {
  faulty([
    {
      name: 'front matter that is not YAML is a fault',
      edit: (files) => files.replace(REFORM, '[xiamen]', '[xiamen'),
      expected: [{ file: REFORM, line: lineOf(REFORM, 'zones'), problem: /YAML 语法有误/ }],
    },
    {
      name: 'a key written twice is a fault',
      edit: (files) => files.replace(REFORM, 'scope: 全省', 'scope: 全省\nscope: 全省'),
      expected: [{ file: REFORM, line: lineOf(REFORM, 'units'), problem: /同一项写了两次/ }],
    },
    {
      name: 'front matter that is missing is a fault of the first line',
      edit: (files) => files.write(REFORM, '> 基于旅客入境预报数据\n'),
      expected: [{ file: REFORM, line: 1, problem: /没有用 --- 围起来的资料/ }],
    },
    {
      name: 'front matter without an end is a fault of the first line',
      edit: (files) => files.replace(REFORM, '\n---\n', '\n'),
      expected: [{ file: REFORM, line: 1, problem: /没有用 --- 围起来的资料/ }],
    },
    {
      name: 'a text that is not MDX is a fault',
      edit: (files) => files.replace(REFORM, '> 基于', '> <Foo>基于'),
      expected: [{ file: REFORM, line: quoteLine, problem: /MDX 语法有误/ }],
    },
    {
      name: 'a notice that is not MDX is one fault, and its reforms are not blamed',
      edit: (files) => files.replace(NOTICE, '\n二、加强', '\n<Foo>二、加强'),
      expected: [{ file: NOTICE, line: lineOf(NOTICE, '二、加强'), problem: /MDX 语法有误/ }],
    },
    {
      name: 'a file in GBK is a fault that names the encoding',
      edit: (files) => files.write(REFORM, GBK),
      expected: [{ file: REFORM, problem: /不是 UTF-8 编码（可能是 GBK）/ }],
    },
    {
      name: 'a source in GBK is a fault of its encoding, not a missing source',
      edit: (files) => files.write(SOURCE, GBK),
      expected: [{ file: SOURCE, problem: /不是 UTF-8 编码（可能是 GBK）/ }],
    },
    {
      name: 'a byte order mark is a fault',
      edit: (files) => files.write(REFORM, `\uFEFF${files.read(REFORM)}`),
      expected: [{ file: REFORM, line: 1, problem: /BOM/ }],
    },
    {
      name: 'a program inside the text is a fault',
      edit: (files) => files.replace(REFORM, '> 基于', '> {1+1}基于'),
      expected: [{ file: REFORM, line: quoteLine, problem: /程序代码/ }],
    },
    {
      name: 'a program beside the text is a fault',
      edit: (files) => files.append(ABOUT, '\n{process.exit()}\n'),
      expected: [{ file: ABOUT, line: aboutEnd + 1, problem: /程序代码/ }],
    },
    {
      name: 'an import is a fault',
      edit: (files) => files.append(REFORM, '\nimport fs from "node:fs"\n'),
      expected: [{ file: REFORM, line: quoteLine + 2, problem: /程序代码/ }],
    },
    {
      name: 'a program in an attribute is a fault',
      edit: (files) => files.append(ABOUT, '\n<p id={process.exit()}>完</p>\n'),
      expected: [{ file: ABOUT, line: aboutEnd + 1, problem: /程序代码/ }],
    },
    {
      name: 'a program in place of attributes is a fault',
      edit: (files) => files.append(ABOUT, '\n<p {...process.env}>完</p>\n'),
      expected: [{ file: ABOUT, line: aboutEnd + 1, problem: /程序代码/ }],
    },
  ]);

  it('a reference that YAML cannot resolve is a fault of its file, and the rest is read on', () => {
    const faults = withContent((files) => files.replace(REFORM, 'scope: 全省', 'scope: *全省'));
    assert.deepEqual(
      faults.map((fault) => fault.file),
      [REFORM],
    );
    assert.match(faults[0]?.problem ?? '', /YAML/);
  });

  it('a syntax fault gives the line in the file, and no other line beside it', () => {
    for (const edit of [
      (files: Files) => files.replace(REFORM, '[xiamen]', '[xiamen'),
      (files: Files) => files.replace(REFORM, '> 基于', '> <Foo>基于'),
    ]) {
      for (const { problem } of withContent(edit)) {
        assert.doesNotMatch(problem, /line \d|\(\d+:\d+/);
      }
    }
  });
});

describe('among the files', () => {
  faulty([
    {
      name: 'a unit id given twice is a fault of the second',
      edit: (files) =>
        files.append(UNITS, '- { id: fzhg, name: 又一个, kind: national, otherNames: [] }\n'),
      expected: [
        {
          file: UNITS,
          field: `[${checkContent(REPOSITORY).catalog.units.length}].id`,
          line: lineAfter(UNITS),
          problem: /单位代号“fzhg”用了两次/,
        },
      ],
    },
    {
      name: 'a zone id given twice is a fault of the second',
      edit: (files) =>
        files.append(
          ZONES,
          '- { id: fuzhou, name: 又一个, mark: 又, shape: circle, otherNames: [] }\n',
        ),
      expected: [
        {
          file: ZONES,
          field: '[3].id',
          line: lineAfter(ZONES),
          problem: /片区代号“fuzhou”用了两次/,
        },
        {
          file: ZONES,
          field: '[3].shape',
          line: lineAfter(ZONES),
          problem: /circle/,
        },
      ],
    },
    {
      name: 'a units file that cannot be read is blamed alone, not every reform that names a unit',
      edit: (files) => files.write(UNITS, GBK),
      expected: [{ file: UNITS, problem: /不是 UTF-8 编码/ }],
    },
    {
      name: 'a file that is no part of a notice is a fault',
      edit: (files) => files.write('content/fj7/附件.docx', 'x'),
      expected: [{ file: 'content/fj7/附件.docx', problem: /不认识这个文件/ }],
    },
    {
      name: 'a folder named like another page of the site is a fault',
      edit: (files) => mkdirSync(join(files.root, 'content/units')),
      expected: [{ file: 'content/units', problem: /这个名称不能用/ }],
    },
    {
      name: 'a folder without notice.mdx is a fault',
      edit: (files) => files.remove(NOTICE),
      expected: [{ file: 'content/fj7', problem: /没有 notice\.mdx/ }],
    },
    {
      name: 'an empty folder is a fault',
      edit: (files) => mkdirSync(join(files.root, 'content/fj8')),
      expected: [{ file: 'content/fj8', problem: /没有 notice\.mdx/ }],
    },
    {
      name: 'a notice without its source is a fault',
      edit: (files) => files.remove(SOURCE),
      expected: [{ file: SOURCE, problem: /没有通知的来源文本/ }],
    },
  ]);
});

describe('in quotations', () => {
  faulty([
    {
      name: 'a reform without one is a fault',
      edit: (files) => files.replace(REFORM, '> ', ''),
      expected: [{ file: REFORM, problem: /正文里有 0 段引文/ }],
    },
    {
      name: 'a reform with two is a fault',
      edit: (files) => files.append(REFORM, '\n> 许可签发即到即办。\n'),
      expected: [{ file: REFORM, problem: /正文里有 2 段引文/ }],
    },
    {
      name: 'a page that quotes what no notice says is a fault',
      edit: (files) => files.append(ABOUT, '\n> 切实加强领导\n\n> 切实加强指导\n'),
      expected: [
        {
          file: ABOUT,
          line: aboutEnd + 3,
          problem: /这段引文不是任何通知的原文：切实加强指导/,
        },
      ],
    },
  ]);
});

describe('one character that differs from the source', () => {
  const mark = (file: string, field: string) => ({ file, field, line: lineOf(file, field) });
  faulty([
    {
      name: "in a reform's paragraph is a fault that shows both texts",
      edit: (files) => files.replace(REFORM, '提前预审', '提前审查'),
      expected: [
        {
          file: REFORM,
          line: quoteLine,
          problem:
            /文件：…有入境旅客API信息提前【审】查，.*\n *原文：…有入境旅客API信息提前【预】审，/,
        },
      ],
    },
    {
      name: "left out of a reform's paragraph is a fault that shows both texts",
      edit: (files) => files.replace(REFORM, '即到即办', '即到办'),
      expected: [
        {
          file: REFORM,
          line: quoteLine,
          problem: /文件：.*即到【办】。\n *原文：.*即到【即】办。/,
        },
      ],
    },
    {
      name: 'that cannot be seen is a fault',
      edit: (files) => files.replace(REFORM, '提前预审', '提前\u200B预审'),
      expected: [{ file: REFORM, line: quoteLine, problem: /看不见的字符：零宽空格（U\+200B）/ }],
    },
    {
      name: "in a reform's title is one fault that shows both texts",
      edit: (files) => files.replace(REFORM, '预检系统\n', '检查系统\n'),
      expected: [
        {
          ...mark(REFORM, 'title'),
          problem: /^成果名称.*\n.*文件：.*旅客【检】查系统。\n.*原文：.*旅客【预】检系统。/,
        },
      ],
    },
    {
      name: 'in the scope is a fault that shows both texts',
      edit: (files) => files.replace(REFORM, '全省', '全市'),
      expected: [
        { ...mark(REFORM, 'scope'), problem: /推广范围.*\n.*文件：全【市】\n.*原文：全【省】/ },
      ],
    },
    {
      name: 'in a clause of the notice is a fault that shows both texts',
      edit: (files) => files.replace(NOTICE, '遇到的困难和问题', '遇到的困难与问题'),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '（三）'),
          problem: /文件：.*遇到的困难【与】问题.*\n.*原文：.*遇到的困难【和】问题/,
        },
      ],
    },
    {
      name: "in the contact person's address is a fault too",
      edit: (files) => files.replace(NOTICE, '87846327', '87846328'),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '（二）'),
          problem: /文件：.*8784632【8】.*\n.*原文：.*8784632【7】/,
        },
      ],
    },
    {
      name: "in the notice's title is a fault that shows both texts",
      edit: (files) =>
        files.replace(NOTICE, '第七批可复制创新成果的通知\n', '第七批创新成果的通知\n'),
      expected: [
        {
          ...mark(NOTICE, 'title'),
          problem: /标题.*\n.*文件：.*第七批【创】新成果.*\n.*原文：.*第七批【可】复制创新/,
        },
      ],
    },
    {
      name: 'in the day of publication is a fault that shows both texts',
      edit: (files) => files.replace(NOTICE, 'publishedOn: 2019-11-26', 'publishedOn: 2019-11-27'),
      expected: [
        {
          ...mark(NOTICE, 'publishedOn'),
          problem: /发布日期.*\n.*文件：.*2019-11-2【7】\n.*原文：.*2019-11-2【6】/,
        },
      ],
    },
    {
      name: 'in the day of signing is a fault against the sign-off',
      edit: (files) => files.replace(NOTICE, 'signedOn: 2019-11-20', 'signedOn: 2019-11-21'),
      expected: [{ ...mark(NOTICE, 'signedOn'), problem: /落款里没有“2019年11月21日”/ }],
    },
    {
      name: 'in the sign-off is a fault against the source',
      edit: (files) => files.replace(NOTICE, '\n2019年11月20日\n', '\n2019年11月21日\n'),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '2019年11月20日'),
          problem: /文件：2019年11月2【1】日\n.*原文：2019年11月2【0】日/,
        },
      ],
    },
    {
      name: "in a unit's name is one fault, whichever reforms it leads",
      edit: (files) => files.replace(UNITS, 'name: 厦门边检总站', 'name: 厦门边检站'),
      expected: [
        { file: NOTICE, field: 'names', problem: /来源文本里没有单位“厦门边检站”（第6、7项/ },
      ],
    },
    {
      name: "in the source's annex is a fault of the reform",
      edit: (files) => files.replace(SOURCE, '所有入境旅客', '全部入境旅客'),
      expected: [
        { file: REFORM, line: quoteLine, problem: /对【所】有入境旅客.*\n.*对【全】部入境旅客/ },
      ],
    },
    {
      name: "in the source's list is a fault of the reform's title",
      edit: (files) => files.replace(SOURCE, '8.进口分拨', '8.出口分拨'),
      expected: [
        {
          ...mark('content/fj7/08.mdx', 'title'),
          problem: /文件：8\.进口分拨.*\n.*原文：8\.出口分拨/,
        },
      ],
    },
    {
      name: 'at the end of the source is a fault',
      edit: (files) => files.append(SOURCE, '完'),
      expected: [{ ...mark('content/fj7/20.mdx', 'units'), problem: /原文后面还有：完/ }],
    },
  ]);
});

describe('in the cells of the annex', () => {
  const cell = (file: string, field: string) => ({ file, field, line: lineOf(file, field) });
  const NINE = 'content/fj7/09.mdx';
  const ONE = 'content/fj7/01.mdx';
  faulty([
    {
      name: 'a zone dropped is a fault that shows both texts',
      edit: (files) => files.replace(NINE, '[fuzhou, xiamen, pingtan]', '[fuzhou, xiamen]'),
      expected: [
        {
          ...cell(NINE, 'zones'),
          problem: /片区之后漏了.*\n.*文件：福州片区厦门片区\n.*原文后面还有：平潭片区$/,
        },
      ],
    },
    {
      name: 'a zone dropped between others is a fault that shows both texts',
      edit: (files) => files.replace(NINE, '[fuzhou, xiamen, pingtan]', '[fuzhou, pingtan]'),
      expected: [
        {
          ...cell(NINE, 'zones'),
          problem: /文件：福州片区【平】潭片区\n.*原文：福州片区【厦】门片区平潭片区/,
        },
      ],
    },
    {
      name: 'a zone too many is a fault that shows both texts',
      edit: (files) => files.replace(REFORM, '[xiamen]', '[xiamen, pingtan]'),
      expected: [
        { ...cell(REFORM, 'zones'), problem: /文件：厦门片区【平】潭片区\n.*原文：厦门片区【/ },
      ],
    },
    {
      name: 'a unit dropped is a fault that shows both texts',
      edit: (files) => files.replace(ONE, '[fzhg, xmhg, swt]', '[fzhg, swt]'),
      expected: [
        {
          ...cell(ONE, 'units'),
          problem: /文件：福州海关【省】商务厅.*\n.*原文：福州海关【厦】门海关省商务厅/,
        },
      ],
    },
    {
      name: 'units in another order are a fault that shows both texts',
      edit: (files) => files.replace(ONE, '[fzhg, xmhg, swt]', '[xmhg, fzhg, swt]'),
      expected: [
        {
          ...cell(ONE, 'units'),
          problem: /文件：【厦】门海关福州海关.*\n.*原文：【福】州海关厦门海关/,
        },
      ],
    },
  ]);
});

describe('in the order of the source', () => {
  faulty([
    {
      name: 'a paragraph left out is one fault where it is missing, whatever quotes it',
      edit: (files) => files.removeParagraph(NOTICE, '（三）'),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '（二）'),
          problem: /之后漏了原文。\n.*文件：（二）逐项.*\n.*原文后面还有：（三）强化沟通指导。/,
        },
      ],
    },
    {
      name: 'a paragraph that the source has not is a fault',
      edit: (files) => files.replace(NOTICE, '\n(此件', '\n特此通知。\n\n(此件'),
      expected: [
        { file: NOTICE, line: lineOf(NOTICE, '(此件'), problem: /文件：【特】此通知。\n.*原文：/ },
      ],
    },
    {
      name: 'a sentence that only the source has is a fault after the passage before it',
      edit: (files) => files.replace(SOURCE, '(此件', '特此通知。(此件'),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '2019年11月20日'),
          problem: /文件：2019年11月20日\n.*原文后面还有：特此通知。$/,
        },
      ],
    },
    {
      name: 'a heading in place of a paragraph is one fault, since it would not be quoted',
      edit: (files) => files.replace(NOTICE, '\n(此件', '\n# (此件'),
      expected: [{ file: NOTICE, line: lineOf(NOTICE, '(此件'), problem: /会被读作标题/ }],
    },
    {
      name: 'a notice without its list is a fault',
      edit: (files) => files.replace(NOTICE, '<ReformList />\n', ''),
      expected: [
        {
          file: NOTICE,
          line: lineOf(NOTICE, '一、'),
          problem: /原文后面还有：1\.全球质量溯源体系/,
        },
      ],
    },
  ]);
});

describe('the comparison with the source, whatever was mistyped,', () => {
  const { catalog } = checkContent(REPOSITORY);
  const source = readFileSync(join(REPOSITORY, SOURCE), 'utf8');
  const notice = catalog.notices.find((one) => one.id === 'fj7');
  assert.ok(notice);

  /** What the comparison says of a mistyped reform, unless it is one fault in the reform's file. */
  const strayFaults = (reform: Reform, mistyped: Reform): string[] => {
    const reforms = notice.reforms.map((one) => (one === reform ? mistyped : one));
    const faults = verbatimFaults({ ...notice, reforms }, source);
    const files = [...new Set(faults.map((fault) => fault.file))].join(' ');
    return faults.length === 1 && files === reform.origin.file
      ? []
      : [`reform ${reform.number}: ${faults.length} faults in ${files || 'no file'}`];
  };

  /** A list with an item dropped, replaced by a stranger or exchanged with the next, or one too many. */
  function slips<T>(items: readonly T[], all: readonly T[]): T[][] {
    const strangers = all.filter((one) => !items.includes(one));
    return [
      ...strangers.map((stranger) => [...items, stranger]),
      ...items.flatMap((item, index) => {
        const next = items[index + 1];
        return [
          ...(items.length > 1 ? [items.toSpliced(index, 1)] : []),
          ...strangers.map((stranger) => items.with(index, stranger)),
          ...(next ? [items.toSpliced(index, 2, next, item)] : []),
        ];
      }),
    ];
  }

  for (const field of ['zones', 'units'] as const) {
    it(`gives one fault for a slip in the ${field} of any reform`, () => {
      const stray = notice.reforms.flatMap((reform) =>
        slips<{ id: string; name: string }>(reform[field], catalog[field]).flatMap((items) =>
          strayFaults(reform, { ...reform, [field]: items }).map(
            (what) => `${field} ${items.map((item) => item.id).join()} in ${what}`,
          ),
        ),
      );
      assert.equal(stray.length, 0, `${stray.length} slips, such as\n${stray[0]}`);
    });
  }

  it('passes over a reform that has other faults, whichever it is', () => {
    for (const { origin, number } of notice.reforms) {
      const faults = verbatimFaults(notice, source, new Set([origin.file]));
      assert.deepEqual(faults, [], `without reform ${number}`);
    }
  });

  it('gives one fault for a character dropped, doubled or changed anywhere in a paragraph', () => {
    const random = seeded(7);
    for (let run = 0; run < 500; run++) {
      const reform: Reform = pick(random, notice.reforms);
      const characters = [...reform.officialText];
      const at = Math.floor(random() * characters.length);
      const before = characters.slice(0, at).join('');
      const here = characters[at] ?? '';
      const instead = pick(random, ['', '龘', here + here]);
      const officialText = before + instead + characters.slice(at + 1).join('');
      assert.deepEqual(strayFaults(reform, { ...reform, officialText }), [], officialText);
    }
  });
});

describe('a fault of the points alone is told, and nothing that follows from it', () => {
  const SIXTEEN = 'content/fj7/16.mdx';
  faulty([
    {
      name: 'an empty text of a point',
      edit: (files) => files.replace(SIXTEEN, 'text: 电力故障“先复电后抢修”。', 'text:'),
      expected: [
        {
          file: SIXTEEN,
          field: 'points[8].text',
          line: lineOf(SIXTEEN, '    text: 电力故障'),
          problem: /空的/,
        },
      ],
    },
    {
      name: 'a kind that is none',
      edit: (files) => files.replace(SIXTEEN, 'kind: 定标准', 'kind: 定 标准'),
      expected: [
        {
          file: SIXTEEN,
          field: 'points[4].kind',
          line: lineOf(SIXTEEN, '    kind: 定标准'),
          problem: /“定 标准”不合要求/,
        },
      ],
    },
    {
      name: 'a figure without its phrase',
      edit: (files) => files.replace(SIXTEEN, ', phrase: "对大型', ', phrases: "对大型'),
      expected: [
        {
          file: SIXTEEN,
          field: 'figures[1].phrase',
          line: lineOf(SIXTEEN, '  - { value: 10千伏'),
          problem: /缺这一项/,
        },
        {
          file: SIXTEEN,
          field: 'figures[1].phrases',
          line: lineOf(SIXTEEN, '  - { value: 10千伏'),
          problem: /没有这一项/,
        },
      ],
    },
    {
      name: 'a duty without its clause',
      edit: (files) => files.replace(NOTICE, '    clause: c2-1\n', ''),
      expected: [
        {
          file: NOTICE,
          field: 'duties[0].clause',
          line: lineOf(NOTICE, '    clause: c2-1') - 2,
          problem: /缺这一项/,
        },
      ],
    },
  ]);
});

describe('what YAML would lose is a fault: ', () => {
  const text = lineOf(REFORM, '    text: ');
  const instead = (value: string) => (files: Files) =>
    files.write(REFORM, files.read(REFORM).replace(/^ {4}text: .*$/m, `    text: ${value}`));
  const cases: [string, string, RegExp][] = [
    ['words behind a sign of number', '电力故障实行 #1方案', /“ #”，它和它后面的字都会丢掉/],
    ['a text that begins with the sign', '#1方案', /“ #”/],
    ['a reference', '*方案', /引用、标签或指令/],
    ['a tag', '!方案 甲', /引用、标签或指令/],
    ['a second colon', '方案: 甲: 乙', /两个半角冒号/],
    ['a quotation mark too many', '"方案"甲"', /双引号里面又有半角双引号/],
    ['a reserved sign', '@方案', /@ 或 `/],
    ['a wrong escape', '"方\\案"', /反斜杠/],
  ];
  faulty(
    cases.map(([name, value, problem]) => ({
      name,
      edit: instead(value),
      expected: [{ file: REFORM, line: text, problem }],
    })),
  );
  faulty([
    {
      name: 'an indent of full width',
      edit: (files) => files.append(UNITS, '- id: x\n\u3000name: 甲\n'),
      expected: [
        { file: UNITS, line: lineAfter(UNITS) + 1, problem: /缩进用了全角空格（U\+3000）/ },
      ],
    },
    {
      name: 'a comma of half width within braces',
      edit: (files) => files.replace('content/fj7/16.mdx', '的接入电网', '的,接入电网'),
      expected: [
        {
          file: 'content/fj7/16.mdx',
          field: 'figures[0].接入电网工程范围。',
          line: lineOf('content/fj7/16.mdx', '  - { value: 160'),
          problem: /“接入电网工程范围。”被读作另一项，不是上一项的文字/,
        },
      ],
    },
  ]);
});

describe('what Markdown would read in official text is a fault that says how to write it: ', () => {
  const cases: [string, string, RegExp][] = [
    ['strokes', '10~20天，费用30~40元', /“~”会被读作删除线/],
    ['stars', '甲*乙*丙', /“\*”会被读作斜体/],
    ['lines', '_甲_，', /“_”会被读作斜体/],
    ['a link', '[甲](/x/)', /“\[”会被读作链接/],
    ['a picture', '![甲](/x/)', /“!”会被读作图片/],
    ['a code', '`甲`', /“`”会被读作代码/],
    ['a number after a bracket', '<5%', /“<”或“\{”会被读作标签或程序/],
    ['a tag', '<b>甲</b>', /“<”会被读作标签/],
    ['an entity', '&lt;5%', /“&lt;”会被读作另一个字符/],
    ['a blank by its name', '甲&nbsp;乙', /“&nbsp;”会被读作另一个字符/],
    ['a brace', '{甲', /会被读作/],

    ['a blank at its start', '\u3000\u3000甲', /引文里有全角空格/],
    ['a blank within it', '甲 乙', /引文里有空格/],
    ['a tab', '甲\t乙', /引文里有制表符/],
    ['a number to call', '（电话：0591-87846327）', /“电话：0591-87846327”像是/],
    ['an address to write to', 'a＠b.cn', /“a＠b\.cn”像是/],
  ];
  faulty(
    cases.flatMap(([name, put, problem]) => [
      {
        name: `${name} in a reform`,
        edit: (files: Files) => files.replace(REFORM, '> 基于', `> ${put}基于`),
        expected: [{ file: REFORM, line: quoteLine, problem }],
      },
      {
        name: `${name} in the notice`,
        edit: (files: Files) => files.replace(NOTICE, '（三）强化', `（三）${put}强化`),
        expected: [{ file: NOTICE, line: lineOf(NOTICE, '（三）'), problem }],
      },
    ]),
  );
  faulty([
    {
      name: 'a footnote',
      edit: (files) => files.append(NOTICE, '\n甲[^1]\n\n[^1]: 注\n'),
      expected: [
        { file: NOTICE, line: lineAfter(NOTICE) + 1, problem: /“\[”会被读作脚注/ },
        { file: NOTICE, line: lineAfter(NOTICE) + 3, problem: /会被读作脚注/ },
      ],
    },
    {
      name: 'a list',
      edit: (files) => files.replace(NOTICE, '\n一、复制', '\n1. 复制'),
      expected: [{ file: NOTICE, line: lineOf(NOTICE, '一、'), problem: /会被读作列表/ }],
    },
    {
      name: 'a line of equals signs',
      edit: (files) => files.replace(NOTICE, '\n(此件主动公开)', '\n(此件主动公开)\n==='),
      expected: [{ file: NOTICE, line: lineOf(NOTICE, '(此件'), problem: /会被读作标题/ }],
    },
    {
      name: 'a line broken between two figures',
      edit: (files) => files.replace(REFORM, 'API信息', 'A\n> PI信息'),
      expected: [{ file: REFORM, line: quoteLine, problem: /换行断在两个英文词或数字之间/ }],
    },
    {
      name: 'two paragraphs in one quotation',
      edit: (files) => files.replace(REFORM, '，并将', '，\n>\n> 并将'),
      expected: [{ file: REFORM, line: quoteLine + 2, problem: /不止一个自然段/ }],
    },
  ]);
});

describe('on a page of the editors', () => {
  const cases: [string, string, RegExp][] = [
    ['signs of emphasis that are left', '见**“双随机、一公开”**的说明', /“\*\*”没有成对/],
    ['signs that pair otherwise', '**“甲”**的说明**“乙”**', /配错了对/],
    ['a bare address', '见 https://example.org/a，另见附件', /会连同后面的字被读作一个链接/],
    ['an address that runs', '[甲](javascript:alert)', /网址“javascript:alert”不能用/],
    ['a link to nowhere', '[甲](/nowhere/)', /本站没有网址 \/nowhere\//],
    ['a link to no place on it', '[甲](#nowhere)', /本页没有 id 为“nowhere”的标题/],
    ['a tag that is not allowed', '<script>1</script>', /不能用标签 <script>/],
    ['an attribute that is not allowed', '<a href="/data/" onclick="x">甲</a>', /属性不对/],
    ['a heading of Markdown', '## 甲', /标题用了“#”/],
    ['a picture', '![甲](/x.png)', /图片/],
    ['a number to call', '电话 13800138000', /像是联系人、电话/],
  ];
  faulty([
    ...cases.map(([name, put, problem]) => ({
      name: `${name} is a fault`,
      edit: (files: Files) => files.append(ABOUT, `\n${put}\n`),
      expected: [{ file: ABOUT, line: aboutEnd + 1, problem }],
    })),
    {
      name: 'a layout is a fault, which would run',
      edit: (files) =>
        files.replace(ABOUT, 'title: 关于本站', 'title: 关于本站\nlayout: ./x.astro'),
      expected: [{ file: ABOUT, field: 'layout', line: 3, problem: /没有这一项/ }],
    },
    {
      name: 'an emptied title is a fault',
      edit: (files) => files.replace(ABOUT, 'title: 关于本站', 'title:'),
      expected: [{ file: ABOUT, field: 'title', line: 2, problem: /空的/ }],
    },
  ]);
});

describe("in the editors' remarks on a reform", () => {
  faulty([
    {
      name: 'a contact is a fault',
      edit: (files) => files.append(REFORM, '\n请电 0591-87846327。\n'),
      expected: [{ file: REFORM, line: quoteLine + 2, problem: /“0591-87846327”像是/ }],
    },
    {
      name: 'a link to nowhere is a fault',
      edit: (files) => files.append(REFORM, '\n见[别处](/fj7/61/)。\n'),
      expected: [{ file: REFORM, line: quoteLine + 2, problem: /本站没有网址 \/fj7\/61\// }],
    },
  ]);
});

describe('of contacts', () => {
  const seen: [string, boolean][] = [
    ['0591-87846327', true],
    ['（0591）87846327', true],
    ['０５９１—８７３２３１５７', true],
    ['059187846327', true],
    ['13800138000', true],
    ['请拨打0591-87846327。', true],
    ['请拨打 13800138000.', true],
    ['87846327，', true],
    ['138 0013 8000', true],
    ['400-800-1234', true],
    ['87846327', true],
    ['laizc＠swt.fujian.gov.cn', true],
    ['联系人：某某某', true],
    ['传真 8732315', true],
    ['400万元以下50万元以上', false],
    ['160千伏安及以下', false],
    ['2019年11月20日', false],
    ['2019-11-20', false],
    ['20191120', false],
    ['2019—2021', false],
    ['热线12345', false],
    ['40000000元', false],
    ['FJ00100-0202-2019-00123', false],
    ['闽政〔2019〕99号', false],
    ['91350000MA12345678', false],
    ['联系人、电话和邮箱', false],
    ['GB/T 7714', false],
  ];
  for (const [words, isContact] of seen) {
    it(`“${words}” is ${isContact ? '' : 'not '}one, in an editors' text`, () => {
      const faults = withContent((files) =>
        files.append(CHANGES_FILE, `- { on: 2026-11-26, text: 见“${words}”。, at: [/fj7/] }\n`),
      );
      if (isContact) {
        assert.deepEqual(faults.map(place), [
          `${CHANGES_FILE} [${NEXT_CHANGE}].text ${lineAfter(CHANGES_FILE)}`,
        ]);
        assert.match(faults[0]?.problem ?? '', /像是联系人、电话、传真或邮箱/);
      } else assert.deepEqual(faults, []);
    });
  }
});

describe('of days and ledgers', () => {
  const OWN = 'content/fj7/permalinks.txt';
  const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(
    Date.now() + 86_400_000,
  );
  faulty([
    {
      name: 'a change of tomorrow is a fault',
      edit: (files) =>
        files.append(CHANGES_FILE, `- { on: ${tomorrow}, text: 改。, at: [/fj7/] }\n`),
      expected: [
        {
          file: CHANGES_FILE,
          field: `[${NEXT_CHANGE}].on`,
          line: lineAfter(CHANGES_FILE),
          problem: /还没有到/,
        },
      ],
    },
    {
      name: 'a mark of the source that cannot be read',
      edit: (files) => files.replace(OWN, '# 原文：2', '# 原文：'),
      expected: [{ file: OWN, line: lineOf(OWN, '# 原文：'), problem: /不是“# 原文：日期 摘要”/ }],
    },
    {
      name: 'a notice whose source was never entered',
      edit: (files) => files.replace(OWN, '# 原文：', '# 旧的原文：'),
      expected: [{ file: OWN, problem: /原文没有登记：没有“# 原文：……”这一行/ }],
    },
    {
      name: 'a published notice without its ledger is told to restore it',
      edit: (files) => files.remove(OWN),
      expected: [{ file: OWN, problem: /已经公布过/ }],
    },
    {
      name: 'a ledger copied from another notice is one fault',
      edit: (files) => {
        copiedNotice(files);
      },
      expected: [
        { file: 'content/fj8/permalinks.txt', line: 4, problem: /\/fj7\/ 不是通知 fj8 的网址/ },
      ],
    },
    {
      name: 'a new notice without a ledger is told how to make it',
      edit: newNotice,
      expected: [{ file: 'content/fj8/permalinks.txt', problem: /没有这个通知的网址登记。/ }],
    },
  ]);

  it('a new notice may lack its ledger where that is made', () => {
    const files = new Files();
    try {
      files.restore();
      newNotice(files);
      assert.deepEqual(checkContent(files.root, { newLedgers: true }).faults, []);
    } finally {
      rmSync(files.root, { recursive: true });
    }
  });

  /** Words of the notice, changed wherever they stand. */
  function rewrite(files: Files) {
    files.replaceEvery(REFORM, '审核结果推送', '审核的结果推送');
    files.replaceEvery(SOURCE, '审核结果推送', '审核的结果推送');
  }
  const CORRECTION = `- { on: ${today()}, kind: 更正, text: 改正抄错的字。, at: [/fj7/7/#p1] }\n`;

  it('a text that is changed in source and quotation alike is told', () => {
    const told = (edit: (files: Files) => void) =>
      withContent((files) => {
        rewrite(files);
        edit(files);
      }).map(({ file, problem, mend }) => `${file} ${problem}${mend}`);
    assert.match(
      told(() => {}).join('\n'),
      /^content\/fj7\/source\.txt 和 .* 登记时的原文不一样了。没有想改的/,
    );
    // Whatever else is said of the change, nothing but a correction is heard.
    assert.equal(
      told((files) => files.append(CHANGES_FILE, CORRECTION.replace('更正', '修改'))).length,
      1,
    );
    assert.equal(
      told((files) => files.append(CHANGES_FILE, CORRECTION.replace('/fj7/7/#p1', '/units/')))
        .length,
      1,
    );
    assert.match(
      told((files) => files.append(CHANGES_FILE, CORRECTION)).join('\n'),
      /^content\/fj7\/source\.txt 和 .*运行 npm run permalinks 登记改正后的原文/,
    );
  });

  it('npm run permalinks enters a source anew where a correction speaks of it, and not without', () => {
    const files = new Files();
    try {
      files.restore();
      rewrite(files);
      const before = files.read(OWN);
      const enter = () =>
        spawnSync(process.execPath, [join(REPOSITORY, 'scripts/permalinks.ts')], {
          cwd: files.root,
          encoding: 'utf8',
        });
      const refused = enter();
      assert.equal(refused.status, 1);
      assert.match(refused.stderr, /登记时的原文不一样了/);
      assert.equal(files.read(OWN), before);
      files.append(CHANGES_FILE, CORRECTION);
      assert.equal(enter().status, 0);
      assert.ok(files.read(OWN).startsWith(before));
      assert.match(
        files.read(OWN).slice(before.length),
        /^# 原文：\d{4}-\d{2}-\d{2} [0-9a-f]{64}\n$/,
      );
      assert.deepEqual(checkContent(files.root).faults, []);
      assert.equal(enter().status, 0);
      assert.equal(files.read(OWN).split('# 原文：').length, before.split('# 原文：').length + 1);
    } finally {
      rmSync(files.root, { recursive: true });
    }
  });

  it('the real notices have their sources entered', () => {
    for (const folder of readdirSync(join(REPOSITORY, 'content')).filter(
      (name) => !name.includes('.'),
    )) {
      const ledger = readFileSync(join(REPOSITORY, 'content', folder, 'permalinks.txt'), 'utf8');
      assert.ok(sourceMarks(ledger).marks.length > 0, folder);
    }
  });

  it('npm run permalinks makes the ledger of a new notice', () => {
    const files = new Files();
    try {
      files.restore();
      newNotice(files);
      const script = join(REPOSITORY, 'scripts/permalinks.ts');
      const said = execFileSync(process.execPath, [script], { cwd: files.root, encoding: 'utf8' });
      assert.match(said, /content\/fj8\/permalinks\.txt：新登记 \d+ 个网址/);
      assert.match(files.read('content/fj8/permalinks.txt'), /^\d{4}-\d{2}-\d{2} \/fj8\/16\/$/m);
      assert.deepEqual(checkContent(files.root).faults, []);
    } finally {
      rmSync(files.root, { recursive: true });
    }
  });

  /** A folder that was copied from fj7's, with a short title of its own. */
  function copiedNotice(files: Files): string {
    const folder = join(files.root, 'content/fj8');
    cpSync(join(files.root, 'content/fj7'), folder, { recursive: true });
    files.replace('content/fj8/notice.mdx', 'shortTitle: 第七批', 'shortTitle: 另一个第七批');
    return folder;
  }

  /** A notice like fj7 that was never published. */
  function newNotice(files: Files) {
    rmSync(join(copiedNotice(files), 'permalinks.txt'));
  }
});

describe('a character of official text that cannot be seen', () => {
  it('is no fault where the source has it too', () => {
    const strange = (files: Files) => {
      files.replace(REFORM, '提前预审', '提前\u200B预审');
      files.replaceEvery(REFORM, '提前预审"', '提前\u200B预审"');
    };
    assert.ok(withContent(strange).length > 0);
    assert.deepEqual(
      withContent((files) => {
        strange(files);
        files.replace(SOURCE, '提前预审', '提前\u200B预审');
        files.enterSource();
      }),
      [],
    );
  });

  it('is spelled out wherever a message would show it', () => {
    const faults = withContent((files) => {
      files.write('content/fj7/a\u202eb.txt', '');
      files.replace(UNITS, 'name: 厦门边检总站', 'name: 厦门\u001b[2J边检总站');
    });
    assert.ok(faults.length >= 2);
    assert.ok(![...faultReport(faults)].some((one) => one === '\u202e' || one === '\u001b'));
    assert.match(faultReport(faults), /U\+202E[\s\S]*U\+001B/);
  });
});

describe('each file', () => {
  /** The files that are parsed while something is done. */
  function parsedBy(work: () => void): string[] {
    const parsed: string[] = [];
    const note = (message: unknown) => parsed.push((message as { file: string }).file);
    subscribe(PARSED, note);
    work();
    unsubscribe(PARSED, note);
    return parsed;
  }

  it('is parsed once, however often the content is checked, and again only when it has changed', () => {
    const files = new Files();
    try {
      files.restore();
      // Bytes that no other test has read.
      files.append(REFORM, '\n\n');
      files.append(UNITS, '# 读一次\n');
      const first = parsedBy(() => {
        checkContent(files.root);
        checkContent(files.root);
        checkedCatalog(files.root);
      });
      assert.deepEqual(
        first.filter((file) => file === REFORM || file === UNITS).sort(),
        [REFORM, UNITS].sort(),
      );
      assert.equal(new Set(first).size, first.length, 'none twice');
      files.append(UNITS, '# 又读一次\n');
      const second = parsedBy(() => checkContent(files.root));
      assert.deepEqual(second, [UNITS]);
      files.write(UNITS, files.read(UNITS).replace('又读一次', '再读一次'));
      assert.deepEqual(
        parsedBy(() => checkContent(files.root)),
        [UNITS],
        'though as large, and written at once',
      );
    } finally {
      rmSync(files.root, { recursive: true });
    }
  });

  it('is parsed once a build, by the pages and the integrations together', async () => {
    const parsed: string[] = [];
    const note = (message: unknown) => parsed.push((message as { file: string }).file);
    const files = new Files();
    const cwd = process.cwd();
    try {
      files.restore();
      for (const name of ['about.mdx', 'fj7/source.txt', 'fj7/notice.mdx', 'fj7/07.mdx']) {
        files.append(`content/${name}`, '\n\n\n');
      }
      process.chdir(files.root);
      subscribe(PARSED, note);
      // Astro bundles the pages' copy of the module; the integrations load another one.
      for (const copy of ['?pages', '?integrations']) {
        const { checkedOnce, wholeCatalog } = await import(`../../src/site/content.ts${copy}`);
        checkedOnce();
        wholeCatalog();
      }
      assert.deepEqual(parsed.filter((file) => /about|source|notice|07/.test(file)).sort(), [
        ABOUT,
        REFORM,
        NOTICE,
        SOURCE,
      ]);
      assert.equal(new Set(parsed).size, parsed.length);
    } finally {
      unsubscribe(PARSED, note);
      process.chdir(cwd);
      rmSync(files.root, { recursive: true });
    }
  });
});

describe('among faults, primary are', () => {
  const fault = (problem: string, more: Partial<Fault> = {}): Fault => ({
    file: UNITS,
    problem,
    mend: '改。',
    ...more,
  });
  const told = (...faults: Fault[]) => primaryFaults(faults).map(({ problem }) => problem);

  it('those that rest on nothing, whatever they spoil', () => {
    assert.deepEqual(told(fault('甲', { spoils: ['x'] }), fault('乙', { spoils: ['x'] })), [
      '甲',
      '乙',
    ]);
  });

  it('those that rest on what nothing spoils', () => {
    assert.deepEqual(told(fault('甲', { restsOn: ['x'] })), ['甲']);
  });

  it('none that rest on what another spoils, or on a part of it', () => {
    const cause = fault('甲', { spoils: ['x'] });
    assert.deepEqual(told(cause, fault('乙', { restsOn: ['x'] })), ['甲']);
    assert.deepEqual(told(cause, fault('乙', { restsOn: ['x#部分'] })), ['甲']);
    assert.deepEqual(told(fault('甲', { spoils: ['x#部分'] }), fault('乙', { restsOn: ['x'] })), [
      '甲',
      '乙',
    ]);
  });

  it('those that rest on what is left out itself', () => {
    assert.deepEqual(
      told(
        fault('甲', { spoils: ['x'] }),
        fault('乙', { restsOn: ['x'], spoils: ['y'] }),
        fault('丙', { restsOn: ['y'] }),
      ),
      ['甲', '丙'],
    );
  });

  it('at least one of those that rest on each other, and one that rests on what it spoils', () => {
    assert.equal(
      told(
        fault('甲', { restsOn: ['x'], spoils: ['y'] }),
        fault('乙', { restsOn: ['y'], spoils: ['x'] }),
      ).length,
      1,
    );
    assert.deepEqual(told(fault('甲', { restsOn: ['x'], spoils: ['x'] })), ['甲']);
  });

  it('whatever the faults, some, and each that is left out has one told that spoils it', () => {
    const random = seeded(9);
    const subjects = ['a', 'b', 'a#1', 'b#1', 'c'];
    for (let run = 0; run < 500; run++) {
      const some = () => subjects.filter(() => random() < 0.3);
      const faults = Array.from({ length: 1 + Math.floor(random() * 6) }, (_, index) =>
        fault(`${index}`, { spoils: some(), restsOn: some() }),
      );
      const primary = primaryFaults(faults);
      assert.ok(primary.length > 0);
      for (const one of faults.filter((each) => !primary.includes(each))) {
        const bases = (one.restsOn ?? []).flatMap((base) => [base, base.replace(/#.*/, '')]);
        assert.ok(primary.some(({ spoils }) => spoils?.some((each) => bases.includes(each))));
      }
    }
  });

  it('found in time, among ten thousand', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      fault(`${index}`, { restsOn: [`x${index}`], spoils: [`x${index + 1}`] }),
    );
    const { seconds } = timed(() => {
      assert.ok(told(...many.slice(0, 300)).length > 0);
      assert.equal(told(...many.map((one) => ({ ...one, spoils: [] }))).length, 10_000);
    });
    assert.ok(seconds < 5);
  });
});

describe('no fault is', () => {
  const clean: { name: string; edit: (files: Files) => void }[] = [
    {
      name: 'a quotation broken over lines',
      edit: (files) => files.replace(REFORM, '提前预审', '提前\n> 预审'),
    },
    {
      name: 'a file with the line ends of Windows',
      edit: (files) => {
        for (const file of [REFORM, NOTICE, SOURCE, UNITS, ABOUT]) {
          files.write(file, files.read(file).replaceAll('\n', '\r\n'));
        }
      },
    },
    {
      name: 'a blank or a line break that the extraction left in the source',
      edit: (files) => files.replace(SOURCE, '全部跨境电商', '全部\n　跨境 电商'),
    },
    {
      name: 'a true quotation of a notice on another page',
      edit: (files) => files.append(ABOUT, '\n> 切实加强领导。\n'),
    },
    {
      name: 'a comment in a line of its own in the front matter',
      edit: (files) => files.replace(REFORM, 'scope: 全省', '# 照附件\nscope: 全省'),
    },
    {
      name: 'signs of Markdown with a backslash before them',
      edit: (files) => {
        files.replace(REFORM, '提前预审', '提前\\*\\~\\_\\<\\{\\[预审');
        files.replace(SOURCE, '提前预审', '提前*~_<{[预审');
        files.enterSource();
        files.replaceEvery(REFORM, '提前预审"', '提前*~_<{[预审"');
      },
    },
  ];
  for (const { name, edit } of clean) {
    it(name, () => assertFaults(withContent(edit), []));
  }
});

it('several faults are all found in one run', () => {
  const faults = withContent((files) => {
    files.replace('content/fj7/05.mdx', '[smch]', '[]');
    files.replace(REFORM, '提前预审', '提前审查');
    files.replace('content/fj7/09.mdx', '防范风险。', '防范危险。');
    files.remove('content/fj7/11.mdx');
    files.write('content/fj7/12.mdx', GBK);
    files.replace('content/fj7/16.mdx', ' zjt,', ' zjj,');
    files.replace(NOTICE, 'clause: c2-1', 'clause: c2-9');
    files.append(UNITS, '- { id: fzhg, name: 又一个, kind: national, otherNames: [] }\n');
    files.append(ABOUT, '\n> 切实加强指导\n');
  });
  assert.deepEqual([...new Set(faults.map((fault) => fault.file))].sort(), [
    ABOUT,
    'content/fj7/05.mdx',
    REFORM,
    'content/fj7/09.mdx',
    'content/fj7/11.mdx',
    'content/fj7/12.mdx',
    'content/fj7/16.mdx',
    NOTICE,
    UNITS,
  ]);
  assert.equal(faults.length, 9);
});

describe('the report', () => {
  const faults: Fault[] = [
    { file: UNITS, problem: '丁。', mend: '改丁。' },
    { file: 'content/fj7/16.mdx', line: 9, problem: '丙。', mend: '改丙。' },
    { file: 'content/fj7/16.mdx', line: 6, field: 'units[3]', problem: '乙。', mend: '改乙。' },
    { file: REFORM, line: 12, problem: '甲。', mend: '改甲。' },
  ];

  it('says how many faults there are', () => {
    assert.match(faultReport(faults), /^内容有 4 处错误/);
  });

  it('numbers them by file and line, and names file, line and field as far as they are known', () => {
    const [, ...entries] = faultReport(faults).split('\n\n');
    assert.deepEqual(
      entries.map((entry) => entry.split('\n')[0]),
      [
        '1. content/fj7/07.mdx，第 12 行',
        '2. content/fj7/16.mdx，第 6 行，字段 units[3]',
        '3. content/fj7/16.mdx，第 9 行',
        '4. content/units.yaml',
      ],
    );
  });

  it('says of each fault what is wrong and how to mend it', () => {
    const [, ...entries] = faultReport(faults).split('\n\n');
    for (const [index, word] of [...'甲乙丙丁'].entries()) {
      assert.ok(entries[index]?.includes(`问题：${word}。\n   改法：改${word}。`), entries[index]);
    }
  });

  it('stops the build', () => {
    const files = new Files();
    try {
      files.restore();
      assert.doesNotThrow(() => checkedCatalog(files.root));
      files.replace(REFORM, '全省', '全市');
      assert.throws(
        () => checkedCatalog(files.root),
        /内容有 1 处错误[\s\S]*content\/fj7\/07\.mdx，第 5 行，字段 scope/,
      );
    } finally {
      rmSync(files.root, { recursive: true });
    }
  });
});
