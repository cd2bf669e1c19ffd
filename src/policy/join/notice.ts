import { permalink } from '../address/spell.ts';
import { type Fault, subject } from '../fault.ts';
import type { Clause, Content, Entry, Notice, Paper } from '../model.ts';
import type { Duty, NoticeData, PaperData } from '../schema/notice.ts';
import type { ReformData } from '../schema/reform.ts';
import { outline } from '../source/clause.ts';
import { fold } from '../source/fold.ts';
import { noticeIdOf, numberFaults } from './numbering.ts';
import { joinReform } from './reform.ts';

/**
 * A notice with its reforms, and what is wrong in its folder.
 * @param own the reforms of its folder.
 */
export function joinNotice(
  entry: Entry<NoticeData>,
  own: readonly Entry<ReformData>[],
  content: Content,
): { notice: Notice; faults: Fault[] } {
  const id = noticeIdOf(entry.file);
  const { blocks } = entry.body;
  const { clauses: clauseOfBlock, faults: outlineFaults } = outline(
    blocks,
    entry.file,
    entry.bodyOffset,
  );
  const clauses = clauseOfBlock.filter((clause) => clause !== undefined);
  const { duties, plan, review, annex, scope, names, ...facts } = entry.data;
  const heading = blocks.find((block) => block.kind === 'annex')?.heading ?? [];
  const faults: Fault[] = [...outlineFaults];
  const notice: Notice = {
    ...facts,
    id,
    origin: { file: entry.file, line: entry.bodyOffset },
    url: permalink.notice(id),
    qualifier: facts.batch ?? facts.shortTitle,
    parts: blocks.map((block, index) => ({ ...block, clause: clauseOfBlock[index] })),
    clauses,
    annex: { ...annex, title: heading[heading.length - 1]?.text ?? '' },
    zones: [],
    units: [],
    duties: duties.flatMap((duty, index) => joinDuty(duty, index, id, entry.file, clauses, faults)),
    plan: joinPaper('plan', plan, entry.file, clauses, faults),
    review: joinPaper('review', review, entry.file, clauses, faults),
    reforms: [],
  };
  faults.push(...numberFaults(own), ...shapeFaults(notice));
  notice.reforms = own
    .map((reform) => {
      const joined = joinReform(reform, notice, { ...content, scope, names: names ?? {} });
      faults.push(...joined.faults);
      return joined.reform;
    })
    .sort((a, b) => a.number - b.number);
  notice.zones = mentioned(notice, 'zones', content.zones);
  notice.units = mentioned(notice, 'units', content.units);
  return { notice, faults };
}

/** What a notice's reforms name of a list, in the list's order and by the notice's own names. */
function mentioned<K extends 'zones' | 'units'>(
  notice: Notice,
  field: K,
  known: Content[K],
): Notice[K] {
  const named = new Map(
    notice.reforms.flatMap((reform) => reform[field].map((one) => [one.id, one] as const)),
  );
  return known.flatMap(({ id }) => named.get(id) ?? []) as Notice[K];
}

/** A notice needs its annex and its own sign-off, or its page would be missing a part. */
function shapeFaults(notice: Notice): Fault[] {
  const count = (kind: 'annex' | 'reformList') =>
    notice.parts.filter((part) => part.kind === kind).length;
  const { file } = notice.origin;
  const faults: Fault[] = [];
  if (count('annex') !== 1) {
    faults.push({
      file,
      problem: '正文里要有且只有一个 <Annex>。',
      mend: '在附件的位置写 <Annex> 和附件标题。',
    });
  }
  if (count('reformList') > 1) {
    faults.push({
      file,
      problem: '正文里有不止一个 <ReformList />。',
      mend: '只在名单的位置留一个 <ReformList />；正文没有名单的不写。',
    });
  }
  if (count('annex') === 1 && !notice.annex.title) {
    faults.push({
      file,
      problem: '<Annex> 里没有附件标题。',
      mend: '在 <Annex> 和 </Annex> 之间照录“附件”和附件标题，各占一段。',
    });
  }
  return faults;
}

function joinDuty(
  duty: Duty,
  index: number,
  noticeId: string,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Notice['duties'] {
  const clause = findClause(duty.clause, `duties[${index}].clause`, file, clauses, faults);
  if (!clause) return [];
  const whole = clause.printedHeading + clause.text;
  for (const [key, words, within] of [
    ['quote', duty.quote, whole],
    ['due', duty.due ?? '', duty.quote],
  ] as const) {
    if (!fold(within).includes(fold(words))) {
      faults.push({
        file,
        field: `duties[${index}].${key}`,
        problem: `“${words}”不是${key === 'due' ? '这段引文' : `条款${clause.label}`}里的原文。`,
        mend: `照录，一字不改。${key === 'due' ? '引文' : '条款'}全文：${within}`,
        restsOn: [subject(file, 'text')],
      });
    }
  }
  return [{ ...duty, clause, url: permalink.anchor(noticeId, clause.anchor) }];
}

function findClause(
  anchor: string,
  field: string,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Clause | undefined {
  const clause = clauses.find((candidate) => candidate.anchor === anchor);
  if (!clause) {
    faults.push({
      file,
      field,
      problem: `通知里没有锚点为“${anchor}”的条款。`,
      mend: `改为其中之一：${clauses.map((one) => one.anchor).join('、')}。`,
      restsOn: [subject(file, 'outline')],
    });
  }
  return clause;
}

/** A paper with its clause, each of its parts checked against the clause's words. */
function joinPaper(
  field: 'plan' | 'review',
  paper: PaperData | undefined,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Paper | undefined {
  const clause = paper && findClause(paper.clause, `${field}.clause`, file, clauses, faults);
  if (!clause) return undefined;
  const whole = clause.printedHeading + clause.text;
  for (const [index, { name }] of paper.parts.entries()) {
    if (fold(whole).includes(fold(name))) continue;
    faults.push({
      file,
      field: `${field}.parts[${index}].name`,
      problem: `“${name}”不是条款${clause.label}里的原文。`,
      mend: `照录，一字不改。条款全文：${whole}`,
      restsOn: [subject(file, 'text')],
    });
  }
  return { ...paper, clause };
}
