import { permalink } from '../address/spell.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Clause, Notice, Paper } from '../model.ts';
import type { Duty, PaperData } from '../schema/notice.ts';
import { fold } from '../source/fold.ts';
import { unstatedNumbers } from './numbers.ts';

/** A notice's clauses, and where they stand. */
export interface Clauses {
  noticeId: string;
  file: string;
  clauses: readonly Clause[];
}

/** Duties with their clauses, each quotation checked against its clause's words. */
export function joinDuties(
  duties: readonly Duty[],
  within: Clauses,
): { duties: Notice['duties']; faults: Fault[] } {
  const faults: Fault[] = [];
  const all = within.clauses.map(wordsOf).join('\n');
  const joined = duties.flatMap((duty, index) => {
    const field = `duties[${index}]`;
    const clause = findClause(duty.clause, `${field}.clause`, within, faults);
    if (!clause) return [];
    faults.push(...clauseQuoteFaults(duty.quote, `${field}.quote`, clause, within));
    if (duty.who !== undefined) {
      faults.push(...clauseQuoteFaults(duty.who, `${field}.who`, clause, within));
    }
    if (duty.due !== undefined && !fold(duty.quote).includes(fold(duty.due))) {
      faults.push({
        file: within.file,
        field: `${field}.due`,
        problem: `“${duty.due}”不是这段引文里的原文。`,
        mend: `照录，一字不改。引文全文：${duty.quote}`,
      });
    }
    faults.push(...untilFaults(duty, `${field}.until`, within));
    faults.push(
      ...unstatedNumbers(duty.task, wordsOf(clause), all).map((number) => ({
        file: within.file,
        field: `${field}.task`,
        problem: `“${number}”在原文里没有：条款${clause.label}和其他条款都没有写这个数字。`,
        mend: `照原文改正，或删去。条款全文：${wordsOf(clause)}`,
        restsOn: [subject(within.file, 'text')],
      })),
    );
    return [{ ...duty, clause, url: permalink.anchor(within.noticeId, clause.anchor) }];
  });
  return { duties: joined, faults };
}

/** The last day of a time limit goes with the limit's own words, and lies in the month that they name. */
function untilFaults({ due, until }: Duty, field: string, { file }: Clauses): Fault[] {
  if (until === undefined) return [];
  if (due === undefined) {
    return [
      {
        file,
        field,
        problem: '写了时限的最后一天，没有写 due。',
        mend: '加上 due，照录原文里的时限；原文没有时限就删去 until。',
      },
    ];
  }
  const [, year = '', month = ''] = /(\d{4})年(?:(\d{1,2})月)?/.exec(due) ?? [];
  const stated = [year, month.padStart(2, '0')].join('-');
  if (!year || until.startsWith(month ? stated : year)) return [];
  return [
    {
      file,
      field,
      problem: `${until} 不在原文的时限“${due}”之内。`,
      mend: '写时限的最后一天，如“2019年11月底前”写 2019-11-30。',
    },
  ];
}

/** A paper with its clause, each of its parts checked against the clause's words. */
export function joinPaper(
  field: 'plan' | 'review',
  paper: PaperData | undefined,
  within: Clauses,
): { paper: Paper | undefined; faults: Fault[] } {
  const faults: Fault[] = [];
  const clause = paper && findClause(paper.clause, `${field}.clause`, within, faults);
  if (!clause) return { paper: undefined, faults };
  faults.push(
    ...paper.parts.flatMap(({ name }, index) =>
      clauseQuoteFaults(name, `${field}.parts[${index}].name`, clause, within),
    ),
  );
  return { paper: { ...paper, clause }, faults };
}

/** What a clause says, with the paragraphs below it. */
const wordsOf = (clause: Clause) =>
  [clause.printedHeading + clause.text, ...clause.paragraphs].join('\n');

function findClause(
  anchor: string,
  field: string,
  { file, clauses }: Clauses,
  faults: Fault[],
): Clause | undefined {
  const clause = clauses.find((candidate) => candidate.anchor === anchor);
  if (!clause) {
    const known = clauses.map((one) => one.anchor).join('、');
    faults.push({
      file,
      field,
      problem: `通知里没有锚点为“${anchor}”的条款。`,
      mend: known ? `改为其中之一：${known}。` : '通知没有编号的条款，删去这一项。',
      restsOn: [subject(file, 'outline'), subject(file, 'text')],
      // A paper without its clause is left out, with its files.
      spoils: [WHOLE_CATALOG],
    });
  }
  return clause;
}

/** Words that should be a clause's own, in one piece: of its paragraph or of one below it. */
function clauseQuoteFaults(
  words: string,
  field: string,
  clause: Clause,
  { file }: Clauses,
): Fault[] {
  const passages = [clause.printedHeading + clause.text, ...clause.paragraphs];
  if (passages.some((passage) => fold(passage).includes(fold(words)))) return [];
  return [
    {
      file,
      field,
      problem: `“${words}”不是条款${clause.label}里的原文。`,
      mend: `照录，一字不改。条款全文：${passages.join('\n')}`,
      restsOn: [subject(file, 'text')],
    },
  ];
}
