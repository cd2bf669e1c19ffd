import type { Block, WordDocument } from '../office/word.ts';
import type { PaperField } from '../policy/address/files.ts';
import { citationToFillIn, numberNote } from '../policy/citation.ts';
import { standingNote, standingOf } from '../policy/events.ts';
import type { Unit } from '../policy/model.ts';
import { leadUnitName, type Paper, type Reform, replicates, scopeName } from '../policy/model.ts';
import { quoted } from '../policy/quote.ts';
import { presentNames } from '../policy/unit-names.ts';
import { type DraftSettings, deadlinesOf, withoutContact } from './draft-parts.ts';
import { planBody } from './plan-body.ts';
import { reviewBody } from './review-body.ts';

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
          reform.title + endNote(reform),
          orderOf(unit, reform),
          `${reform.notice.shortTitle}附件第${reform.number}项`,
        ]),
      },
      // The first follows the list, so that this isn't alone on a page; the others begin one.
      ...asked.flatMap((reform, index) => sections(kind, reform, settings, index > 0)),
    ],
  };
}

/** In the list of a unit's reforms, what became of one. */
const endNote = (reform: Reform) => {
  const standing = standingOf(reform);
  return standing ? `（编者注：${standing}）` : '';
};

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
    {
      kind: 'note',
      text: `${kind.note}${numberNote(notice) ?? ''}${presentNames(reform.units)}${standingNote(reform)}${UNOFFICIAL}`,
    },
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
