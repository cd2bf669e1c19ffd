import { permalink } from '../address/spell.ts';
import { type Fault, subject } from '../fault.ts';
import { columnAt, columnOf, type Entry, type Notice, type Reform } from '../model.ts';
import type { NoticeData } from '../schema/notice.ts';
import type { ReformData } from '../schema/reform.ts';
import { outline } from '../source/clause.ts';
import { fold } from '../source/fold.ts';
import { reformFile } from '../source/row.ts';
import { signOffForms } from '../source/sign-off.ts';
import { joinDuties, joinPaper } from './clause.ts';
import { nameFaults } from './names.ts';
import { noticeIdOf, numberFaults } from './numbering.ts';
import { noticeWords } from './numbers.ts';
import { joinReform, type Lists, namedScopeFaults } from './reform.ts';
import { sourcePageFaults } from './source-page.ts';
import { asNamed } from './units.ts';

/**
 * A notice with its reforms, and what is wrong in its folder.
 * @param own the reforms of its folder.
 */
export function joinNotice(
  entry: Entry<NoticeData>,
  own: readonly Entry<ReformData>[],
  content: Lists,
): { notice: Notice; faults: Fault[] } {
  const id = noticeIdOf(entry.file);
  const { file, bodyOffset } = entry;
  const { blocks } = entry.body;
  const outlined = outline(blocks, file, bodyOffset, signOffForms(entry.data));
  const clauses = outlined.clauses.filter((clause) => clause !== undefined);
  const within = { noticeId: id, file, clauses };
  const { duties, plan, review, annex, scope, names = {}, ...facts } = entry.data;
  const joined = {
    duties: joinDuties(duties, within),
    plan: joinPaper('plan', plan, within),
    review: joinPaper('review', review, within),
  };
  const heading = blocks.find((block) => block.kind === 'annex')?.heading ?? [];
  const notice: Notice = {
    ...facts,
    id,
    origin: { file, line: bodyOffset },
    url: permalink.notice(id),
    qualifier: facts.batch ?? facts.shortTitle,
    parts: blocks.map((block, index) => ({ ...block, clause: outlined.clauses[index] })),
    clauses,
    annex: { ...annex, title: heading[heading.length - 1]?.text ?? '' },
    zones: [],
    units: [],
    duties: joined.duties.duties,
    plan: joined.plan.paper,
    review: joined.review.paper,
    reforms: [],
  };
  const reforms = own.map((one) => {
    const { reform, faults } = joinReform(one, notice, { ...content, scope, names });
    const whose = { file: one.file, whose: '这一项' } as const;
    return {
      reform,
      faults: [...faults, ...nameFaults(one.data.names ?? {}, [reform], content, whose)],
    };
  });
  notice.reforms = reforms.map(({ reform }) => reform).sort((a, b) => a.number - b.number);
  notice.zones = mentioned(notice.reforms, 'zones', content.zones).map((zone) => ({
    ...zone,
    name: names.zones?.[zone.id] ?? zone.name,
  }));
  notice.units = mentioned(notice.reforms, 'units', content.units).map((unit) =>
    asNamed(unit, names.units?.[unit.id], facts.signedOn),
  );
  return {
    notice,
    faults: [
      ...outlined.faults,
      ...Object.values(joined).flatMap(({ faults }) => faults),
      ...numberFaults(own),
      ...shapeFaults(notice),
      ...partFaults(notice),
      ...scopeFaults(notice, scope),
      ...sourcePageFaults(entry.data, file),
      ...reportToFaults(notice),
      ...(scope ? namedScopeFaults(scope, { ...content, names }, file) : []),
      ...reforms.flatMap(({ faults }) => faults),
      ...nameFaults(names, notice.reforms, content, { file, whose: '本通知的各项' }),
    ],
  };
}

/** Which of a list's things a notice's reforms name, in the list's order. */
function mentioned<One extends { id: string }>(
  reforms: readonly Reform[],
  field: 'zones' | 'units',
  known: readonly One[],
): One[] {
  const ids = new Set(reforms.flatMap((reform) => reform[field].map(({ id }) => id)));
  return known.filter(({ id }) => ids.has(id));
}

/** A notice needs its annex and its reforms, or its page would be missing a part. */
function shapeFaults(notice: Notice): Fault[] {
  const count = (kind: 'annex' | 'reformList') =>
    notice.parts.filter((part) => part.kind === kind).length;
  const { file } = notice.origin;
  const fault = (problem: string, mend: string): Fault => ({
    file,
    problem,
    mend,
    restsOn: [subject(file)],
    spoils: [subject(file)],
  });
  return [
    ...(count('annex') === 1
      ? []
      : [fault('正文里要有且只有一个 <Annex>。', '在附件的位置写 <Annex> 和附件标题。')]),
    ...(count('reformList') > 1
      ? [
          fault(
            '正文里有不止一个 <ReformList />。',
            '只在名单的位置留一个 <ReformList />；正文没有名单的不写。',
          ),
        ]
      : []),
    ...(count('annex') === 1 && !notice.annex.title
      ? [
          fault(
            '<Annex> 里没有附件标题。',
            '在 <Annex> 和 </Annex> 之间照录“附件”和附件标题，各占一段。',
          ),
        ]
      : []),
  ];
}

/** A part of an annex begins at one of its reforms. */
const partFaults = ({ annex, reforms, origin }: Notice): Fault[] =>
  (annex.parts ?? []).flatMap(({ from }, at) =>
    reforms.some(({ number }) => number === from)
      ? []
      : [
          {
            file: origin.file,
            field: `annex.parts[${at}].from`,
            problem: `没有第 ${from} 项，附件的这一部分不知从哪里起。`,
            mend: '写这一部分第一项的序号。',
            restsOn: [subject(origin.file, 'rows'), subject(reformFile(origin.file, from))],
          },
        ],
  );

/** A scope is said of each reform, in the annex, or of all of them: not twice. */
function scopeFaults(notice: Notice, scope: string | undefined): Fault[] {
  const column = columnOf(notice, 'scope');
  const isSaidOfAll = notice.reforms.every(({ number }) => columnAt(notice, number, 'scope'));
  if (!column || !isSaidOfAll || scope === undefined) return [];
  return [
    {
      file: notice.origin.file,
      field: 'scope',
      problem: `附件有“${column.name}”一列，各项自己写明范围，这里不该再写。`,
      mend: '删去这一项。',
    },
  ];
}

/** Whom the papers are reported to is whom the notice names. */
function reportToFaults(notice: Notice): Fault[] {
  const { reportTo, origin } = notice;
  if (reportTo === undefined || fold(noticeWords(notice)).includes(fold(reportTo))) return [];
  return [
    {
      file: origin.file,
      field: 'reportTo',
      problem: `正文里没有“${reportTo}”。`,
      mend: '照录通知里接收方案、总结的单位；通知没有写就删去这一项。',
      restsOn: [subject(origin.file, 'text')],
    },
  ];
}
