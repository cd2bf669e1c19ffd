import type { Fault } from '../fault.ts';
import { subject, WHOLE_CATALOG } from '../fault.ts';
import type { LedgerEntry } from '../model.ts';
import type { Change } from '../schema/change.ts';
import type { Moved } from '../schema/moved.ts';
import { followed, followersOf, leadsBack } from './follow.ts';

export const MOVED_FILE = 'content/moved.yaml';
export const CHANGES_FILE = 'content/changes.yaml';

/** What is wrong with what `moved.yaml` says, seen from the addresses that the site has now. */
export function movedFaults(
  moved: readonly Moved[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Fault[] {
  const published = new Set(ledger.map((entry) => entry.address));
  const all = [...moved, ...followersOf(moved, ledger, addresses)];
  const byFrom = new Map(all.map((one) => [one.from, one]));
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
    if (one.to === undefined) return faults;
    // What leads nowhere leaves its files without an answer, too.
    const spoils = [subject(MOVED_FILE)];
    const end = followed(one.to, byFrom, addresses);
    if (end === 'circle' || leadsBack(one, byFrom)) {
      const problem = `网址 ${one.to} 的去向又转回来，绕成一圈。`;
      faults.push({ ...fault('to', problem, '写现在还在用的网址。'), spoils });
    } else if (end === undefined) {
      faults.push({
        ...fault(
          'to',
          `本站没有网址 ${one.to}。`,
          '写现在还在用的网址；也可以是写明了去向的旧网址。',
        ),
        spoils,
        restsOn: [WHOLE_CATALOG],
      });
    }
    return faults;
  });
}

/**
 * The places of changes that aren't addresses of the site and never were: an entry stays as it was
 * written when what it speaks of is gone.
 */
export function changeFaults(
  changes: readonly Change[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Fault[] {
  const published = new Set(ledger.map((entry) => entry.address));
  return changes.flatMap(({ at }, index) =>
    at.flatMap((address, k) =>
      addresses.has(address) || published.has(address)
        ? []
        : [
            {
              file: CHANGES_FILE,
              field: `[${index}].at[${k}]`,
              problem: `本站没有网址 ${address}，也没有公布过。`,
              mend: '写改动所在的网址，从网站的根开始，如 /fj7/16/、/fj7/16/#p3；公布过、现在不再使用的也可以写。',
              restsOn: [WHOLE_CATALOG, subject(CHANGES_FILE)],
            },
          ],
    ),
  );
}
