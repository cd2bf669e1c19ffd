import type { Fault } from '../fault.ts';
import type { Change } from '../schema/change.ts';
import { isPage, isRedirect, type Moved, pageAndAnchor } from '../schema/moved.ts';
import { pageOfFile } from './permalink.ts';

export const LEDGER_FILE = 'content/permalinks.txt';
export const MOVED_FILE = 'content/moved.yaml';
export const CHANGES_FILE = 'content/changes.yaml';

/** An address that was published once, and has to answer for ever. */
export interface LedgerEntry {
  /** From the site's root, such as `/fj7/16/#p3`. */
  address: string;
  /** The day it was entered, `YYYY-MM-DD`. */
  on: string;
  /** Line in the ledger, from 1. */
  line: number;
}

/** The line that says how many entries there are, so that none can be lost unseen. */
const TOTAL = /^# 登记总数：(\d+)$/m;
const ENTRY = /^(\d{4}-\d{2}-\d{2}) (\/\S*)$/;

/** Reads the ledger: a day and an address in each line; lines that begin with `#` are remarks and the total. */
export function parseLedger(text: string): { entries: LedgerEntry[]; faults: Fault[] } {
  const entries: LedgerEntry[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (!content.trim() || content.startsWith('#')) continue;
    const line = index + 1;
    const [, on = '', address = ''] = ENTRY.exec(content) ?? [];
    if (!address || seen.has(address)) {
      faults.push({
        file: LEDGER_FILE,
        line,
        problem: address ? `网址 ${address} 登记了两次。` : `这一行不是“日期 网址”：${content}`,
        mend: '这个文件由 npm run permalinks 添加，不要手改；从版本历史里恢复原样。',
      });
      continue;
    }
    seen.add(address);
    entries.push({ address, on, line });
  }
  const total = Number(TOTAL.exec(text)?.[1] ?? 0);
  if (faults.length === 0 && total !== entries.length) {
    faults.push({
      file: LEDGER_FILE,
      problem: `登记总数是 ${total}，实际有 ${entries.length} 个网址：有的行被删去或添上了。`,
      mend: '这个文件由 npm run permalinks 添加，不要手改；从版本历史里恢复原样。',
    });
  }
  return { entries, faults };
}

/** A ledger with the addresses that it lacks added at its end, and its total; nothing else is changed. */
export function extendedLedger(text: string, addresses: readonly string[], today: string): string {
  const { entries } = parseLedger(text);
  const known = new Set(entries.map((entry) => entry.address));
  const added = addresses.filter((address) => !known.has(address));
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return (start + added.map((address) => `${today} ${address}\n`).join('')).replace(
    TOTAL,
    `# 登记总数：${entries.length + added.length}`,
  );
}

/** What is wrong with what `moved.yaml` says, seen from the addresses that the site has now. */
export function movedFaults(
  moved: readonly Moved[],
  ledger: readonly LedgerEntry[],
  addresses: ReadonlySet<string>,
): Fault[] {
  const published = new Set(ledger.map((entry) => entry.address));
  return moved.flatMap((one, index) => {
    const fault = (field: 'from' | 'to', problem: string, mend: string): Fault => ({
      file: MOVED_FILE,
      field: `[${index}].${field}`,
      problem,
      mend,
    });
    return [
      ...(addresses.has(one.from)
        ? [fault('from', `网址 ${one.from} 还在用。`, '删去这一条；或先让这个网址不再使用。')]
        : []),
      ...(published.has(one.from)
        ? []
        : [
            fault(
              'from',
              `${LEDGER_FILE} 里没有网址 ${one.from}。`,
              '照登记的网址写；没有公布过的网址不用写去向。',
            ),
          ]),
      ...(moved.findIndex((other) => other.from === one.from) < index
        ? [fault('from', `网址 ${one.from} 的去向写了两次。`, '只留一条。')]
        : []),
      ...(one.to === undefined || addresses.has(one.to)
        ? []
        : [fault('to', `本站没有网址 ${one.to}。`, '写现在还在用的网址；不要写成另一个旧网址。')]),
    ];
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
            },
          ],
    ),
  );
}

/**
 * The entries of the ledger that the site no longer answers: they are no address of it, and nothing
 * says what became of them. A page that moved takes its places and files along.
 * @param has whether the site has an address or a word on it, in its content or as built.
 */
export function unansweredFaults(
  ledger: readonly LedgerEntry[],
  moved: readonly Moved[],
  has: (address: string) => boolean,
): Fault[] {
  const told = new Map(moved.map((one) => [one.from, one]));
  const pageOf = (address: string) =>
    isFile(address) ? pageOfFile(address) : pageAndAnchor(address)[0];
  const answers = (address: string): boolean => {
    if (has(address)) return true;
    const page = pageOf(address);
    const moved = page === address ? undefined : told.get(page);
    if (!moved) return false;
    if (!isRedirect(moved)) return isFile(address);
    // The rest of the address is the same after the move.
    const stem = (one: string) => one.replace(/\/$/, '');
    return isPage(moved.to) && has(address.replace(stem(page), stem(moved.to)));
  };
  const lost = ledger.filter(({ address }) => !answers(address));
  const lostPages = new Set(lost.map(({ address }) => address).filter(isPage));
  // A page that is lost has lost its places and files with it.
  const toTell = lost.filter(({ address }) => isPage(address) || !lostPages.has(pageOf(address)));
  return toTell.map(({ address, line }) => ({
    file: LEDGER_FILE,
    line,
    problem: `公布过的网址 ${address} 没有了。`,
    mend: `恢复它；或者在 ${MOVED_FILE} 里写明去向，例如 - { from: ${address}, to: 现在的网址, on: 变动的日期 }，没有去处的把 to 换成 became: 说明。一页的去向写明了，它的各处和文件不用再写。`,
  }));
}

const isFile = (address: string) => !address.includes('#') && !isPage(address);
