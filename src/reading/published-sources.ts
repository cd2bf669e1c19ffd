import { createHash } from 'node:crypto';
import { ledgersOf, noticeLedger } from '../policy/address/ledger.ts';
import { CHANGES_FILE } from '../policy/address/moved.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../policy/fault.ts';
import type { Reading } from './read.ts';
import { CONTENT } from './site-files.ts';

/** The digest of a notice's source, as its ledger has it. Blanks and line ends are of the extraction. */
export const sourceDigest = (source: string): string =>
  createHash('sha256').update(source.replace(/\s+/g, '')).digest('hex');

/**
 * Notices whose addresses were entered, and of whose source nothing was: it could change unseen.
 * @param mayEnter whether that is about to be done.
 */
export function unmarkedSourceFaults(
  { sources, marks, content, faults }: Reading,
  { mayEnter }: { mayEnter: boolean },
): Fault[] {
  if (mayEnter) return [];
  const entered = new Set(content.ledger.map(({ file }) => file));
  return [...sources.keys()].flatMap((folder): Fault[] => {
    const id = folder.slice(CONTENT.length + 1);
    const file = noticeLedger(id);
    const isDamaged = faults.some((fault) => fault.file === file);
    if (marks.has(id) || !entered.has(file) || isDamaged) return [];
    return [
      {
        file,
        problem: '网址登记过，原文没有登记：没有“# 原文：……”这一行。',
        mend: '这一行被删去的，从版本历史里恢复；从来没有的，对照官方网页核过 source.txt，再运行 npm run permalinks。',
        restsOn: [WHOLE_CATALOG],
      },
    ];
  });
}

/**
 * Sources that are no longer what they were when their notice's addresses were entered. What a
 * notice says doesn't change: either a slip came in, or one was mended, and readers are told of that.
 * @param mayEnter whether a source that an entry of 更正 speaks of is about to be entered anew.
 */
export function changedSourceFaults(
  { sources, marks, content }: Reading,
  { mayEnter }: { mayEnter: boolean },
): Fault[] {
  return [...marks].flatMap(([id, mark]): Fault[] => {
    const folder = `${CONTENT}/${id}`;
    const source = sources.get(folder);
    if (source === undefined || sourceDigest(source) === mark.digest) return [];
    const isTold = content.changes.some(
      ({ kind, on, at }) =>
        kind === '更正' &&
        on >= mark.on &&
        at.some((address) => ledgersOf(address, new Set([id])).includes(noticeLedger(id))),
    );
    if (isTold && mayEnter) return [];
    const file = `${folder}/source.txt`;
    return [
      {
        file,
        problem: `和 ${mark.on} 登记时的原文不一样了。`,
        mend: isTold
          ? `${CHANGES_FILE} 里记的更正说的是这一处的，运行 npm run permalinks 登记改正后的原文；不是的，从版本历史里恢复 source.txt。`
          : `没有想改的，从版本历史里恢复 source.txt 和引文；抄录时抄错、照原文改正的，在 ${CHANGES_FILE} 里记一条 kind: 更正，at 写改到的网址，再运行 npm run permalinks。`,
        restsOn: [WHOLE_CATALOG, subject(file), subject(CHANGES_FILE)],
      },
    ];
  });
}
