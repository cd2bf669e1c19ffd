import { ledgersOf, noticeLedger, SITE_LEDGER } from '../policy/address/ledger.ts';
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
export function ledgerFileFaults({ files, ledger }: Content, { newLedgers = false } = {}): Fault[] {
  const published = new Set(
    ledger.filter(({ file }) => file === SITE_LEDGER).map(({ address }) => address),
  );
  const present = new Set(files);
  return [...noticeIds(files)].flatMap((id): Fault[] => {
    const file = noticeLedger(id);
    if (present.has(file)) return strayFaults(file, id, ledger);
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
}

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
