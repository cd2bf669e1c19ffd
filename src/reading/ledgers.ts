import { ledgersOf, noticeLedger, SITE_LEDGER } from '../policy/address/ledger.ts';
import { MOVED_FILE } from '../policy/address/moved.ts';
import { permalink } from '../policy/address/spell.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../policy/fault.ts';
import type { Content } from '../policy/model.ts';

/** The notices that have a folder, whether or not it can be used. */
const noticeIds = (files: readonly string[]): Set<string> =>
  new Set(files.map((file) => file.split('/')[1] ?? ''));

/**
 * Ledgers that are missing, and those that belong to another notice. A notice whose page is in the
 * site's ledger was published: its own ledger may then be lost, but never new.
 * @param newLedgers whether a notice that was never published may still lack its ledger, which is
 * about to be made.
 */
export function ledgerFileFaults(content: Content, { newLedgers = false } = {}): Fault[] {
  const { files, ledger } = content;
  const published = new Set(
    ledger.filter(({ file }) => file === SITE_LEDGER).map(({ address }) => address),
  );
  const present = new Set(files);
  const own = [...noticeIds(files)].flatMap((id): Fault[] => {
    const file = noticeLedger(id);
    if (present.has(file)) {
      return [...strayFaults(file, id, ledger), ...untoldFaults(file, id, content)];
    }
    if (published.has(permalink.notice(id))) {
      return [
        {
          file,
          problem: '没有这个通知的网址登记，而通知已经公布过。',
          mend: '从版本历史里恢复这个文件。',
          spoils: [WHOLE_CATALOG],
        },
      ];
    }
    if (newLedgers) return [];
    return [
      {
        file,
        problem: '没有这个通知的网址登记。',
        mend: '新的通知，运行 npm run permalinks 生成；公布过的，从版本历史里恢复。',
      },
    ];
  });
  return [...own, ...lostFaults(content, published)];
}

/** A notice's folder with its ledger alone, and not a word on what became of the notice. */
function untoldFaults(file: string, id: string, { files, moved }: Content): Fault[] {
  const folder = file.replace(/[^/]+$/, '');
  const isAlone = files.every((one) => one === file || !one.startsWith(folder));
  const url = permalink.notice(id);
  if (!isAlone || moved.some(({ from }) => from === url)) return [];
  return [
    {
      file,
      problem: `通知 ${id} 的文件夹里只剩网址登记，没有写明通知的去向。`,
      mend: `通知撤下了，在 ${MOVED_FILE} 里写一条，如 - { from: ${url}, became: 撤下的原因。, on: 撤下的日期 }；误删的，从版本历史里恢复。`,
      restsOn: [subject(MOVED_FILE)],
      spoils: [WHOLE_CATALOG],
    },
  ];
}

/** What the address of a notice looks like: its folder's name. */
const NOTICE_URL = /^\/([a-z]+\d+)\/$/;

/** The ledgers of notices that are gone: what they promise must not go with the folder. */
const lostFaults = ({ files, moved }: Content, published: ReadonlySet<string>): Fault[] =>
  moved.flatMap(({ from }) => {
    const id = NOTICE_URL.exec(from)?.[1];
    if (id === undefined || !published.has(from) || files.includes(noticeLedger(id))) return [];
    return [
      {
        file: noticeLedger(id),
        problem: `通知 ${id} 撤下了，它的网址登记也没有了。`,
        mend: '从版本历史里恢复这个文件：文件夹里只留它一个，公布过的网址才知道去向。',
        spoils: [WHOLE_CATALOG],
      },
    ];
  });

/** A ledger that was copied from another notice, or whose folder got another name. */
function strayFaults(file: string, id: string, ledger: Content['ledger']): Fault[] {
  const own = ledger.filter((entry) => entry.file === file);
  const stray = own.find(({ address }) => !ledgersOf(address, new Set([id])).includes(file));
  if (!stray) return [];
  return [
    {
      file,
      line: stray.line,
      problem: `这里登记的 ${stray.address} 不是通知 ${id} 的网址。`,
      mend: '登记文件抄自别的通知的，删去它，再运行 npm run permalinks；文件夹改了名的，改回来。',
      spoils: [WHOLE_CATALOG, subject(file)],
    },
  ];
}
