import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Entry, Reform } from '../model.ts';
import { EVENT_KINDS, type EventData } from '../schema/event.ts';
import type { ReformData } from '../schema/reform.ts';

/**
 * Finds the reforms that amend or replace others, tells each of the other, and says what is wrong in
 * what editors wrote of it.
 */
export function joinEvents(
  reforms: readonly Reform[],
  entries: readonly Entry<ReformData>[],
): Fault[] {
  const byFile = new Map(reforms.map((reform) => [reform.origin.file, reform]));
  const byUrl = new Map(reforms.map((reform) => [reform.url, reform]));
  return entries.flatMap(({ file, data: { events = [] } }) => {
    const reform = byFile.get(file);
    if (!reform || events.length === 0) return [];
    const found = events.map((event, index) => link(event, index, reform, byUrl));
    return [...found.flat(), ...orderFaults(events, reform)];
  });
}

/** Joins what one event names. */
function link(
  { kind, by = [] }: EventData,
  index: number,
  reform: Reform,
  byUrl: ReadonlyMap<string, Reform>,
): Fault[] {
  const event = reform.events[index];
  const fault = faultsOf(reform, index);
  if (by.length > 0 && (kind === '停止执行' || kind === '废止')) {
    return [fault('by', `${kind}的成果没有替代它的。`, '删去 by；有替代它的，kind 写 被替代。')];
  }
  if (by.length === 0 && kind === '被替代') {
    return [
      fault(
        'by',
        '没有写由哪一项替代。',
        '写替代它的成果的网址，如 by: [/fj8/3/]；本站没有收录的，kind 写 停止执行 或 废止。',
      ),
    ];
  }
  return by.flatMap((address, k) => {
    const other = byUrl.get(address);
    if (!other) {
      return [
        {
          ...fault(
            `by[${k}]`,
            `本站没有网址是 ${address} 的成果。`,
            '写成果现在的网址，如 /fj8/3/。',
          ),
          restsOn: [WHOLE_CATALOG],
        },
      ];
    }
    if (by.indexOf(address) !== k)
      return [fault(`by[${k}]`, `网址 ${address} 写了两次。`, '删去多余的一个。')];
    if (other.notice.signedOn <= reform.notice.signedOn) {
      return [
        fault(
          `by[${k}]`,
          `${address} 的通知在 ${other.notice.signedOn} 成文，不晚于本通知（${reform.notice.signedOn}）。`,
          '写后来的通知里的成果。',
        ),
      ];
    }
    if (event) {
      event.by.push(other);
      other.predecessors.push({ reform, event });
    }
    return [];
  });
}

/** What is noted takes effect within as many years; a later one is a slip of the hand. */
const LONGEST_WAIT = 10;

/** Events come one after another, and nothing comes after an end. */
function orderFaults(events: readonly EventData[], reform: Reform): Fault[] {
  return events.flatMap(({ on, noted }, index) => {
    const before = events[index - 1];
    const fault = faultsOf(reform, index);
    if (on <= reform.notice.signedOn) {
      return [
        fault(
          'on',
          `日期 ${on} 不晚于通知的成文日期（${reform.notice.signedOn}）。`,
          '写变更生效的日期。',
        ),
      ];
    }
    if (noted < reform.notice.signedOn) {
      return [
        fault(
          'noted',
          `注明的日期 ${noted} 早于通知的成文日期（${reform.notice.signedOn}）。`,
          '写本站注明的日期；多半是年份写错了。',
        ),
      ];
    }
    if (Number(on.slice(0, 4)) - Number(noted.slice(0, 4)) > LONGEST_WAIT) {
      return [
        fault(
          'on',
          `日期 ${on} 比注明的日期（${noted}）晚了${LONGEST_WAIT}年以上。`,
          '写变更生效的日期；多半是年份写错了。',
        ),
      ];
    }
    if (!before) return [];
    if (EVENT_KINDS[before.kind].ends) {
      return [
        fault(
          undefined,
          `前一条已经写明${before.kind}，不会再有变更。`,
          '核对是哪一条写错了；又恢复执行的，删去前一条，在编者说明里写明经过。',
        ),
      ];
    }
    return on > before.on
      ? []
      : [
          fault(
            'on',
            `日期 ${on} 不晚于前一条的（${before.on}）。`,
            '先发生的写在前；同一天的写成一条。',
          ),
        ];
  });
}

const faultsOf =
  ({ origin }: Reform, index: number) =>
  (field: string | undefined, problem: string, mend: string): Fault => ({
    file: origin.file,
    field: `events[${index}]${field ? `.${field}` : ''}`,
    problem,
    mend,
    restsOn: [subject(origin.file)],
  });
