import { CHANGES_FILE, MOVED_FILE } from '../policy/address/moved.ts';
import type { Fault } from '../policy/fault.ts';
import type { Content } from '../policy/model.ts';
import { UNITS } from './site-files.ts';

/** Today in China, `YYYY-MM-DD`: where the notices are made and the site is kept. */
export const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Days that haven't come: what the site says has happened, has. */
export function futureFaults(content: Content, now: string): Fault[] {
  // What is known to the month or the year alone has come when its beginning has.
  const fault = (file: string, field: string | undefined, day: string, line?: number): Fault[] =>
    day <= now
      ? []
      : [
          {
            file,
            field,
            ...(line && { line }),
            problem: `日期 ${day} 还没有到（今天是 ${now}）。`,
            mend: '写实际的日期；电脑的日期不对的，先改正。',
          },
        ];
  return [
    ...content.notices.flatMap(({ file, data }) => [
      ...fault(file, 'signedOn', data.signedOn),
      ...fault(file, 'publishedOn', data.publishedOn),
      ...(data.checkedOn ? fault(file, 'checkedOn', data.checkedOn) : []),
    ]),
    ...content.reforms.flatMap(({ file, data }) =>
      (data.events ?? []).flatMap(({ noted }, index) =>
        fault(file, `events[${index}].noted`, noted),
      ),
    ),
    ...content.changes.flatMap(({ on }, index) => fault(CHANGES_FILE, `[${index}].on`, on)),
    ...content.moved.flatMap(({ on }, index) => fault(MOVED_FILE, `[${index}].on`, on)),
    ...content.units.flatMap(({ changes = [] }, index) =>
      changes.flatMap(({ on, noted = '' }, at) => [
        ...fault(UNITS, `[${index}].changes[${at}].on`, on),
        ...fault(UNITS, `[${index}].changes[${at}].noted`, noted),
      ]),
    ),
    ...content.ledger.flatMap(({ file, line, on }) => fault(file, undefined, on, line)),
  ];
}

/** Days on which the site is said to have done something, before it was there or out of their order. */
export function earlyFaults(content: Content): Fault[] {
  const first = content.ledger.reduce<string | undefined>(
    (day, { on }) => (day === undefined || on < day ? on : day),
    undefined,
  );
  const fault = (file: string, field: string, day: string | undefined): Fault[] =>
    first === undefined || day === undefined || day >= first
      ? []
      : [
          {
            file,
            field,
            problem: `日期 ${day} 早于本站最早公布的日期（${first}）。`,
            mend: '写本站改动、注明的日期；多半是年份写错了。',
          },
        ];
  return [
    ...content.reforms.flatMap(({ file, data }) =>
      (data.events ?? []).flatMap(({ noted }, index) =>
        fault(file, `events[${index}].noted`, noted),
      ),
    ),
    ...content.units.flatMap(({ changes = [] }, index) =>
      changes.flatMap(({ noted }, at) => fault(UNITS, `[${index}].changes[${at}].noted`, noted)),
    ),
    ...content.moved.flatMap(({ on }, index) => fault(MOVED_FILE, `[${index}].on`, on)),
    ...content.changes.flatMap(({ on }, index) => {
      const early = fault(CHANGES_FILE, `[${index}].on`, on);
      return early.length > 0 ? early : unorderedFault(content.changes, index);
    }),
  ];
}

/** Feeds know a change by its place in the list: one that is put in between would rename those after it. */
function unorderedFault(changes: Content['changes'], index: number): Fault[] {
  const [before, change] = [changes[index - 1], changes[index]];
  if (!before || !change || change.on >= before.on) return [];
  return [
    {
      file: CHANGES_FILE,
      field: `[${index}].on`,
      problem: `日期 ${change.on} 早于上一条的 ${before.on}。`,
      mend: '新的一条写在最后，已有的不挪动；补记的，on 写补记的日期。',
    },
  ];
}
