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
