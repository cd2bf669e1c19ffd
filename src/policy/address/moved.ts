import type { Fault } from '../fault.ts';
import { WHOLE_CATALOG } from '../fault.ts';
import type { LedgerEntry } from '../model.ts';
import type { Change } from '../schema/change.ts';
import type { Moved } from '../schema/moved.ts';

export const MOVED_FILE = 'content/moved.yaml';
export const CHANGES_FILE = 'content/changes.yaml';

/** Whether an entry leads straight on, instead of saying what became of the thing. */
export const isRedirect = (moved: Moved): moved is Moved & { to: string } =>
  moved.to !== undefined && moved.became === undefined;

/** What is wrong with what `moved.yaml` says, seen from the addresses that the site has now. */
export function movedFaults(
  moved: readonly Moved[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Fault[] {
  const published = new Set(ledger.map((entry) => entry.address));
  const told = new Set<string>();
  return moved.flatMap((one, index) => {
    const fault = (field: 'from' | 'to', problem: string, mend: string): Fault => ({
      file: MOVED_FILE,
      field: `[${index}].${field}`,
      problem,
      mend,
    });
    const faults: Fault[] = [];
    if (addresses.has(one.from)) {
      faults.push(
        fault('from', `网址 ${one.from} 还在用。`, '删去这一条；或先让这个网址不再使用。'),
      );
    }
    if (!published.has(one.from)) {
      faults.push({
        ...fault(
          'from',
          `登记里没有网址 ${one.from}。`,
          '照 permalinks.txt 里登记的网址写；没有公布过的网址不用写去向。',
        ),
        restsOn: [WHOLE_CATALOG],
      });
    }
    if (told.has(one.from)) {
      faults.push(fault('from', `网址 ${one.from} 的去向写了两次。`, '只留一条。'));
    }
    told.add(one.from);
    if (one.to !== undefined && !addresses.has(one.to)) {
      faults.push({
        ...fault('to', `本站没有网址 ${one.to}。`, '写现在还在用的网址；不要写成另一个旧网址。'),
        restsOn: [WHOLE_CATALOG],
      });
    }
    return faults;
  });
}

/** The places of changes that aren't addresses of the site. */
export function changeFaults(changes: readonly Change[], addresses: ReadonlySet<string>): Fault[] {
  return changes.flatMap(({ at }, index) =>
    at.flatMap((address, k) =>
      addresses.has(address)
        ? []
        : [
            {
              file: CHANGES_FILE,
              field: `[${index}].at[${k}]`,
              problem: `本站没有网址 ${address}。`,
              mend: '写改动所在的网址，从网站的根开始，如 /fj7/16/、/fj7/16/#p3。',
              restsOn: [WHOLE_CATALOG],
            },
          ],
    ),
  );
}
