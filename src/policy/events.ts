import { qualifiedNumber } from './groups.ts';
import type { Reform, ReformEvent } from './model.ts';
import type { EventKind } from './schema/event.ts';
import { chineseDate } from './source/numeral.ts';

/** What became of reforms after their notice, in words: the editors', wherever they are shown. */

/** What became of a reform last; none where it stands as its notice has it. */
export const lastEvent = ({ events }: Pick<Reform, 'events'>): ReformEvent | undefined =>
  events[events.length - 1];

/** What is done, said of whom it is done by or to: 由第八批第3项替代, 替代第七批第16项. */
export const EVENT_VERBS: Record<EventKind, string> = {
  修订: '修订',
  被替代: '替代',
  停止执行: '停止执行',
  废止: '废止',
};

/** 自2027年3月1日起. */
export const sinceWords = ({ on }: Pick<ReformEvent, 'on'>): string => `自${chineseDate(on)}起`;

/** What became of a reform, as a line in lists and tables: 自2027年3月1日起由第八批第3项替代. */
export function eventLine(event: ReformEvent): string {
  const by = event.by.map(qualifiedNumber).join('、');
  return `${sinceWords(event)}${by && `由${by}`}${EVENT_VERBS[event.kind]}`;
}

/** 现状: the line of what became of a reform last; none where nothing did. */
export function standingOf(reform: Pick<Reform, 'events'>): string | undefined {
  const last = lastEvent(reform);
  return last && eventLine(last);
}

/** 编者注 on all that became of a reform, for the drafts of its papers; empty where nothing did. */
export function standingNote(reform: Pick<Reform, 'events'>): string {
  const lines = reform.events.map((event) => `${eventLine(event)}（依据：${event.source}）`);
  return lines.length > 0 ? `编者注：本项${lines.join('；')}。` : '';
}
