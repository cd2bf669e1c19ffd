import type { Block, WordDocument, WordTable } from '../office/word.ts';
import type { PaperField } from '../policy/address/files.ts';
import { citationToFillIn, numberNote } from '../policy/citation.ts';
import { deadlineNote } from '../policy/deadline.ts';
import {
  type Clause,
  leadUnitName,
  type Notice,
  type Paper,
  type Reform,
  replicates,
  scopeName,
} from '../policy/model.ts';
import { quoted } from '../policy/quote.ts';
import { AIM } from '../policy/schema/points.ts';
import type { Unit } from '../policy/schema/unit.ts';
import { chineseNumber } from '../policy/source/numeral.ts';

/**
 * Drafts of the papers that a notice asks of a lead unit, called 底稿 wherever they are named. The
 * measures are the reform's points, each beside the words that it rests on; what only the unit knows
 * is left blank.
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

/** What drafts follow beside their reforms. */
export interface DraftSettings {
  /** Whether there are several notices, so that a number has to be told with its own. */
  several: boolean;
  /** The day of the build, where it is known. */
  buildDate?: string | undefined;
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
    name: '总结评估材料',
    note: '底稿：复制要点由本站编者从原文归纳；空白处由报送单位填写。',
    body: reviewBody,
  },
};

/** What every file says of itself. */
export const UNOFFICIAL = '非正式文本，以发文机关公布的为准。';

/** Columns of the plan that its notice doesn't ask for: who and where, in the editors' words. */
const OWN_COLUMNS = ['牵头/配合单位', '依托平台'];

/** Empty rows of a table that is filled in by hand. */
const EMPTY_ROWS = 4;
const BLANK_LINES = 5;

/** Whether a notice asks for the paper. */
const isAsked = (kind: PaperKind, reform: Reform) => reform.notice[kind.field] !== undefined;

/** What the draft on some reforms is called: with 复制推广 where all their notices speak of that. */
export const draftName = ({ field, name }: PaperKind, reforms: readonly Reform[]): string => {
  const asking = new Set(reforms.map(({ notice }) => notice).filter((notice) => notice[field]));
  return `${[...asking].every(replicates) ? '复制推广' : ''}${name}（底稿）`;
};

/** A reform as drafts are named after it: 附件第16项“‘易（e）用电’供电服务体系”; on paper the title has a line of its own. */
export const itemName = (
  { notice, number, title }: Reform,
  { several }: DraftSettings,
  lineBreak = '',
): string => `${several ? notice.qualifier : ''}附件第${number}项${lineBreak}${quoted(title)}`;

/** The draft for one reform whose notice asks for it. */
export const paperOf = (
  kind: PaperKind,
  reform: Reform,
  settings: DraftSettings,
): WordDocument => ({
  title: itemName(reform, settings) + draftName(kind, [reform]),
  blocks: sections(kind, reform, settings, false),
});

/** The drafts for all reforms that a unit leads and that are asked for, in one file. */
export function papersOf(
  kind: PaperKind,
  unit: Unit,
  reforms: readonly Reform[],
  settings: DraftSettings,
): WordDocument {
  const title = unit.name + draftName(kind, reforms);
  const asked = reforms.filter((reform) => isAsked(kind, reform));
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'table',
        columns: [
          { head: '附件序号', width: 3, centred: true },
          { head: '成果名称', width: 11 },
          { head: '本单位在附件所列单位中的次序', width: 9 },
          { head: '出处', width: 8 },
        ],
        rows: asked.map((reform) => [
          String(reform.number),
          reform.title,
          orderOf(unit, reform),
          `${reform.notice.shortTitle}附件第${reform.number}项`,
        ]),
      },
      // The first follows the list, so that this isn't alone on a page; the others begin one.
      ...asked.flatMap((reform, index) => sections(kind, reform, settings, index > 0)),
    ],
  };
}

/** Where a unit stands among a reform's lead units, as the annex has them; it says nothing of rank. */
const orderOf = ({ id }: Unit, { units }: Reform): string =>
  `列第${units.findIndex((unit) => unit.id === id) + 1}位，共${units.length}个`;

function sections(
  kind: PaperKind,
  reform: Reform,
  settings: DraftSettings,
  newPage: boolean,
): Block[] {
  const { notice } = reform;
  const paper = notice[kind.field];
  if (!paper) return [];
  const { clause } = paper;
  return [
    {
      kind: 'title',
      text: `${itemName(reform, settings, '\n')}\n${draftName(kind, [reform])}`,
      newPage,
    },
    { kind: 'note', text: `${kind.note}${numberNote(notice) ?? ''}${UNOFFICIAL}` },
    {
      kind: 'paragraph',
      text: [
        `所据文件：${citationToFillIn({ notice, reform }, '以下简称《通知》')}`,
        ...factsOf(reform).map(([name, value]) => `${name}：${value}`),
        '',
      ].join('。'),
    },
    {
      kind: 'quotation',
      label: `《通知》附件第${reform.number}项原文`,
      text: reform.officialText,
    },
    ...kind.body(reform, paper),
    {
      kind: 'quotation',
      label: `《通知》对报送的要求（${clause.label}${clause.heading}）`,
      text: withoutContact(clause),
    },
    { kind: 'note', text: deadlinesOf(notice, clause, settings) },
  ];
}

/** A clause's words; where its contact is left out they show that they stop there. */
export function withoutContact({ text, fullText }: Clause): string {
  if (text === fullText) return text;
  let shared = 0;
  while (shared < text.length && text[shared] === fullText[shared]) shared++;
  return `${text.slice(0, shared)}……${text.slice(shared)}`;
}

/** What the editors say of the time limits of a clause: they are the notice's, and no draft takes them for today's. */
export function deadlinesOf(notice: Notice, clause: Clause, { buildDate }: DraftSettings): string {
  const limits = new Map(
    notice.duties.flatMap((duty) =>
      duty.due !== undefined && duty.clause.anchor === clause.anchor
        ? [[duty.due, duty.until] as const]
        : [],
    ),
  );
  return [
    ...[...limits].map(([due, until]) => `“${due}”：${deadlineNote(until, buildDate)}`),
    `现在的报送要求，请向${notice.reportTo ?? '发文机关'}询问`,
    '',
  ].join('。');
}

/** What the annex says of a reform beside its paragraph; what it has no column for is left out. */
const factsOf = (reform: Reform): [name: string, value: string][] =>
  (
    [
      ['来源片区', names(reform.zones)],
      [scopeName(reform.notice), reform.scope ?? ''],
      [leadUnitName(reform.notice), names(reform.units)],
    ] as [string, string][]
  ).filter(([, value]) => value !== '');

const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、');

/** What is aimed at, and no measure to be taken. */
const isAim = ({ kind }: Reform['points'][number]) => kind === AIM;

/** A point with the words that it rests on. */
const pointWithWords = ({ text, phrases }: Reform['points'][number], end = '') =>
  `${text}${end}（${phrases.join('；')}）`;

/** The aims in one line, where the paragraph states any. */
function aimsOf({ points }: Reform): Block[] {
  const aims = points.filter(isAim);
  if (aims.length === 0) return [];
  const said = aims.map((point) =>
    pointWithWords({ ...point, text: point.text.replace(/。$/, '') }),
  );
  return [{ kind: 'paragraph', text: `要达到的效果：${said.join('；')}。` }];
}

const measuresOf = ({ points }: Reform) => points.filter((point) => !isAim(point));

/** The plan is a table: a row for each measure, a column for each thing that has to be fixed. */
function planBody(reform: Reform, { parts: [measures, ...rest] }: Paper): Block[] {
  const heads = [...OWN_COLUMNS, ...rest.map(({ name }) => name)];
  const table: WordTable = {
    kind: 'table',
    small: true,
    columns: [
      { head: '序号', width: 3, centred: true },
      { head: `${measures?.name}（所据原文）`, width: 17 },
      ...heads.map((head) => ({ head, width: 5 })),
    ],
    rows: measuresOf(reform).map((point) => [
      String(point.number),
      pointWithWords(point, '\n'),
      ...heads.map(() => ''),
    ]),
  };
  return [
    filledInBy('填报时间'),
    ...aimsOf(reform),
    table,
    { kind: 'note', text: `${OWN_COLUMNS.map(quoted).join('')}两栏为编者所加。` },
    ...questionsOf(reform),
  ];
}

/** What the paragraph leaves open, each with a place for the answer. */
function questionsOf({ questions = [] }: Reform): Block[] {
  if (questions.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: '需自行明确' },
    { kind: 'note', text: '以下是编者从原文没有写明之处列出的问题，不是《通知》的要求。' },
    {
      kind: 'table',
      small: true,
      columns: [
        { head: '序号', width: 3, centred: true },
        { head: '原文没有写明的', width: 14 },
        { head: '本单位明确为', width: 14 },
      ],
      rows: questions.map((question, index) => [String(index + 1), question, '']),
    },
  ];
}

/** The review has a heading for each part; the measures go point by point. */
function reviewBody(reform: Reform, { parts }: Paper): Block[] {
  return [
    filledInBy('评估时段'),
    ...parts.flatMap(({ name, columns }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${name}` },
      ...(index === 0 ? [...aimsOf(reform), measuresTaken(reform, name)] : [blankFor(columns)]),
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
  rows: measuresOf(reform).map((point) => [String(point.number), point.text, '']),
});

const blankFor = (columns: readonly string[] | undefined): Block =>
  columns
    ? {
        kind: 'table',
        columns: columns.map((head) => ({ head, width: 1 })),
        rows: Array.from({ length: EMPTY_ROWS }, () => columns.map(() => '')),
      }
    : { kind: 'blank', lines: BLANK_LINES };
