import type { Block } from '../office/word.ts';
import type { WordTable } from '../office/word-table.ts';
import { deadlineNote } from '../policy/deadline.ts';
import type { Clause, Notice, Reform } from '../policy/model.ts';
import { AIM } from '../policy/schema/points.ts';

/** What drafts follow beside their reforms. */
export interface DraftSettings {
  /** Whether there are several notices, so that a number has to be told with its own. */
  several: boolean;
  /** The day of the build, where it is known. */
  buildDate?: string | undefined;
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

/** What is aimed at, and no measure to be taken. */
const isAim = ({ kind }: Reform['points'][number]) => kind === AIM;

/** A point with the words that it rests on. */
export const pointWithWords = ({ text, phrases }: Reform['points'][number], end = '') =>
  `${text}${end}（${phrases.join('；')}）`;

/** The aims in one line, where the paragraph states any. */
export function aimsOf({ points }: Reform): Block[] {
  const aims = points.filter(isAim);
  if (aims.length === 0) return [];
  const said = aims.map((point) =>
    pointWithWords({ ...point, text: point.text.replace(/。$/, '') }),
  );
  return [{ kind: 'paragraph', text: `要达到的效果：${said.join('；')}。` }];
}

/** What is to be done: the points but for the aims. */
export const measuresOf = ({ points }: Reform) => points.filter((point) => !isAim(point));

/** Who fills the paper in, and for when. */
export const filledInBy = (when: string): WordTable => ({
  kind: 'table',
  columns: ['报送单位', when, '联系人'].map((head) => ({ head, width: 1 })),
  rows: [['', '', '']],
});
