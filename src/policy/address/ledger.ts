import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { LedgerEntry } from '../model.ts';
import type { Moved } from '../schema/moved.ts';
import { isRedirect } from './follow.ts';
import { MOVED_FILE } from './moved.ts';
import { isPage, onPage, pageOf, parseAddress } from './parse.ts';
import { permalink } from './spell.ts';

/** The ledger of the pages that belong to no notice. */
export const SITE_LEDGER = 'content/permalinks.txt';

/** A notice's own ledger, so that two notices' editors never write the same file. */
export const noticeLedger = (noticeId: string): string => `content/${noticeId}/permalinks.txt`;

/**
 * The ledgers that an address belongs into: its notice's own, else the site's. A notice's page is in
 * both: the notice's whole folder may be lost, and its ledger with it.
 */
export function ledgersOf(address: string, noticeIds: ReadonlySet<string>): string[] {
  // `/fj7.xlsx` is a notice's as well as `/fj7/16/`.
  const [, first = ''] = /^\/([^/#.-]+)/.exec(address) ?? [];
  if (!noticeIds.has(first)) return [SITE_LEDGER];
  return address === permalink.notice(first)
    ? [noticeLedger(first), SITE_LEDGER]
    : [noticeLedger(first)];
}

/** The line that says how many entries there are, so that none can be lost unseen. */
const TOTAL = /^# 登记总数：(\d+)$/m;
const ENTRY = /^(\d{4}-\d{2}-\d{2}) (\/\S*)$/;
/** How whatever is wrong in a ledger is mended. */
export const LEDGER_MEND = '这个文件由 npm run permalinks 添加，不要手改；从版本历史里恢复原样。';

/** What a new ledger begins with. */
export const LEDGER_HEAD = `# 公布过的网址，一行一个：登记日期、网址。由 npm run permalinks 添加在末尾，不删不改。
# 登记了的网址一直有效；不再使用的，在 moved.yaml 里写明去向，否则不能生成网站。
# 登记总数：0
`;

/**
 * Reads a ledger: a day and an address in each line; lines that begin with `#` are remarks and the
 * total. One without its total, as an emptied one, is a fault: everything in it would be lost.
 * @param file where it stands, for the entries and the faults.
 */
export function parseLedger(
  text: string,
  file: string,
): { entries: LedgerEntry[]; faults: Fault[] } {
  const entries: LedgerEntry[] = [];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (!content.trim() || content.startsWith('#')) continue;
    const line = index + 1;
    const [, on = '', address = ''] = ENTRY.exec(content) ?? [];
    if (!address || seen.has(address)) {
      faults.push({
        file,
        line,
        problem: address ? `网址 ${address} 登记了两次。` : `这一行不是“日期 网址”：${content}`,
        mend: LEDGER_MEND,
      });
      continue;
    }
    seen.add(address);
    entries.push({ address, on, file, line });
  }
  const total = TOTAL.exec(text)?.[1];
  if (faults.length === 0 && Number(total) !== entries.length) {
    faults.push({
      file,
      problem:
        total === undefined
          ? '没有“# 登记总数：……”这一行：文件被清空或改过。'
          : `登记总数是 ${total}，实际有 ${entries.length} 个网址：有的行被删去或添上了。`,
      mend: LEDGER_MEND,
    });
  }
  return { entries, faults };
}

/** A ledger with the addresses that it lacks added at its end, and its total; nothing else is changed. */
export function extendedLedger(text: string, addresses: readonly string[], today: string): string {
  const { entries } = parseLedger(text, '');
  const known = new Set(entries.map((entry) => entry.address));
  const added = addresses.filter((address) => !known.has(address));
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return (start + added.map((address) => `${today} ${address}\n`).join('')).replace(
    TOTAL,
    `# 登记总数：${entries.length + added.length}`,
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
  const answers = (address: string): boolean => {
    if (has(address)) return true;
    const { kind, page } = parseAddress(address);
    const moved = kind === 'page' ? undefined : told.get(page);
    if (!moved) return false;
    if (!isRedirect(moved)) return kind === 'file';
    // The rest of the address is the same after the move.
    return isPage(moved.to) && has(onPage(address, moved.to));
  };
  const lost = ledger.filter(({ address }) => !answers(address));
  const lostPages = new Set(lost.map(({ address }) => address).filter(isPage));
  // A page that is lost has lost its places and files with it.
  const toTell = lost.filter(({ address }) => isPage(address) || !lostPages.has(pageOf(address)));
  return toTell.map(({ address, file, line }) => ({
    file,
    line,
    problem: `公布过的网址 ${address} 没有了。`,
    mend: `恢复它；或者在 ${MOVED_FILE} 里写明去向，例如 - { from: ${address}, to: 现在的网址, on: 变动的日期 }，没有去处的把 to 换成 became: 说明。一页的去向写明了，它的各处、文件和下面的各页不用再写。`,
    restsOn: [WHOLE_CATALOG, subject(MOVED_FILE)],
  }));
}
