import type { Block, WordDocument, WordTable } from '../office/word.ts';
import type { PaperField } from '../policy/address/files.ts';
import { officialCitation } from '../policy/citation.ts';
import { leadUnitName, type Paper, type Reform, replicates } from '../policy/model.ts';
import { chineseNumber } from '../policy/source/numeral.ts';

/**
 * Drafts of the papers that a notice asks of a lead unit. The measures are the reform's points,
 * each beside the words that it rests on; what only the unit knows is left blank.
 */
export interface PaperKind {
  /** Which of a notice's papers it is. */
  field: PaperField;
  /** What the paper is called, beside what its notice calls the work. */
  name: string;
  /** What the editors say above it. */
  note: string;
  /** Its own part between the official paragraph and the clause that asks for it. */
  body: (reform: Reform, paper: Paper) => Block[];
}

export const PAPERS: Record<PaperField, PaperKind> = {
  plan: {
    field: 'plan',
    name: '工作方案',
    note: '底稿：措施由本站编者从原文归纳，各条后面是所据的原文；空白处由报送单位填写。',
    body: planBody,
  },
  review: {
    field: 'review',
    name: '总结评估',
    note: '底稿：复制要点由本站编者从原文归纳；空白处由报送单位填写。',
    body: reviewBody,
  },
};

/** What every file says of itself. */
export const UNOFFICIAL = '非正式文本，以发文机关公布的为准。';

/** Empty rows of a table that is filled in by hand. */
const EMPTY_ROWS = 4;
const BLANK_LINES = 5;

/** Whether a notice asks for the paper. */
const isAsked = (kind: PaperKind, reform: Reform) => reform.notice[kind.field] !== undefined;

/** What the paper on some reforms is called: with 复制推广 where all their notices speak of that. */
export const paperName = ({ field, name }: PaperKind, reforms: readonly Reform[]): string => {
  const asking = new Set(reforms.map(({ notice }) => notice).filter((notice) => notice[field]));
  return [...asking].every(replicates) ? `复制推广${name}` : name;
};

/** The draft for one reform whose notice asks for it. */
export const paperOf = (kind: PaperKind, reform: Reform): WordDocument => ({
  title: reform.title + paperName(kind, [reform]),
  blocks: sections(kind, reform, false),
});

/** The drafts for all reforms that a unit leads and that are asked for, in one file. */
export function papersOf(kind: PaperKind, unit: string, reforms: readonly Reform[]): WordDocument {
  const title = unit + paperName(kind, reforms);
  const asked = reforms.filter((reform) => isAsked(kind, reform));
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'table',
        columns: [
          { head: '序号', width: 3, centred: true },
          { head: '成果名称', width: 16 },
          { head: '出处', width: 10 },
        ],
        rows: asked.map((reform, index) => [
          String(index + 1),
          reform.title,
          `${reform.notice.shortTitle}附件第${reform.number}项`,
        ]),
      },
      // The first follows the list, so that this isn't alone on a page; the others begin one.
      ...asked.flatMap((reform, index) => sections(kind, reform, index > 0)),
    ],
  };
}

function sections(kind: PaperKind, reform: Reform, newPage: boolean): Block[] {
  const paper = reform.notice[kind.field];
  if (!paper) return [];
  const { clause } = paper;
  return [
    { kind: 'title', text: `${reform.title}\n${paperName(kind, [reform])}`, newPage },
    {
      kind: 'note',
      text: `${kind.note}${UNOFFICIAL}`,
    },
    {
      kind: 'paragraph',
      text: [
        officialCitation({ notice: reform.notice, reform }),
        ...factsOf(reform).map(([name, value]) => `${name}：${value}`),
        '',
      ].join('。'),
    },
    { kind: 'quotation', label: `附件第${reform.number}项原文`, text: reform.officialText },
    ...kind.body(reform, paper),
    {
      kind: 'quotation',
      label: `通知对报送的要求（${clause.label}${clause.heading}）`,
      text: clause.text,
    },
  ];
}

/** What the annex says of a reform beside its paragraph; what it has no column for is left out. */
const factsOf = (reform: Reform): [name: string, value: string][] =>
  (
    [
      ['来源片区', names(reform.zones)],
      ['推广范围', reform.scope ?? ''],
      [leadUnitName(reform.notice), names(reform.units)],
    ] as [string, string][]
  ).filter(([, value]) => value !== '');

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、');

/** The plan is a table: a row for each measure, a column for each thing that has to be fixed. */
function planBody(reform: Reform, { parts: [measures, ...rest] }: Paper): Block[] {
  const table: WordTable = {
    kind: 'table',
    small: true,
    columns: [
      { head: '序号', width: 3, centred: true },
      { head: `${measures?.name}（所据原文）`, width: 16 },
      ...rest.map(({ name }) => ({ head: name, width: 7 })),
    ],
    rows: reform.points.map((point) => [
      String(point.number),
      `${point.text}\n（${point.phrases.join('；')}）`,
      ...rest.map(() => ''),
    ]),
  };
  return [filledInBy('填报时间'), table];
}

/** The review has a heading for each part; the measures go point by point. */
function reviewBody(reform: Reform, { parts }: Paper): Block[] {
  return [
    filledInBy('评估时段'),
    ...parts.flatMap(({ name, columns }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${name}` },
      index === 0 ? measuresTaken(reform, name) : blankFor(columns),
    ]),
  ];
}

/** Who fills the paper in, and for when. */
const filledInBy = (when: string): WordTable => ({
  kind: 'table',
  columns: ['报送单位', when, '联系人'].map((head) => ({ head, width: 1 })),
  rows: [['', '', '']],
});

const measuresTaken = (reform: Reform, head: string): WordTable => ({
  kind: 'table',
  small: true,
  columns: [
    { head: '序号', width: 3, centred: true },
    { head: '复制要点（编者归纳）', width: 12 },
    { head, width: 16 },
  ],
  rows: reform.points.map((point) => [String(point.number), point.text, '']),
});

const blankFor = (columns: readonly string[] | undefined): Block =>
  columns
    ? {
        kind: 'table',
        columns: columns.map((head) => ({ head, width: 1 })),
        rows: Array.from({ length: EMPTY_ROWS }, () => columns.map(() => '')),
      }
    : { kind: 'blank', lines: BLANK_LINES };
