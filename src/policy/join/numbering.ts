import { type Fault, WHOLE_CATALOG } from '../fault.ts';
import type { Entry } from '../model.ts';
import type { ReformData } from '../schema/reform.ts';

/** `fj7` for `content/fj7/notice.mdx`. */
export const noticeIdOf = (file: string): string => file.split('/').at(-2) ?? '';

/** `06` for `content/fj7/06.mdx`. */
const baseName = (file: string) => (file.split('/').at(-1) ?? '').replace(/\.mdx$/, '');

/** Things by the notice in whose folder they stand. */
export function inFolders<T>(items: readonly T[], fileOf: (item: T) => string): Map<string, T[]> {
  const folders = new Map<string, T[]>();
  for (const item of items) {
    const id = noticeIdOf(fileOf(item));
    const folder = folders.get(id);
    if (folder) folder.push(item);
    else folders.set(id, [item]);
  }
  return folders;
}

/** A reform's number is its file's name, and no other's. */
export function numberFaults(entries: readonly Entry<ReformData>[]): Fault[] {
  const faults: Fault[] = [];
  const numbers = entries.map((entry) => entry.data.number);
  for (const [index, entry] of entries.entries()) {
    const { number } = entry.data;
    const name = baseName(entry.file);
    if (Number(name) !== number) {
      faults.push({
        file: entry.file,
        field: 'number',
        problem: `序号是 ${number}，文件名却是 ${name}。`,
        mend: '把文件名或 number 改成附件里的序号，两处相同。',
      });
    }
    const earlier = numbers.indexOf(number);
    if (earlier < index) {
      faults.push({
        file: entry.file,
        field: 'number',
        problem: `序号 ${number} 用了两次，另一处是 ${entries[earlier]?.file}。`,
        mend: '每个序号只能用一次，改掉其中一处。',
      });
    }
  }
  return faults;
}

/** Numbers run from 1 without a gap: a missing file is a missing reform. */
export function gapFaults(files: readonly string[]): Fault[] {
  return [...inFolders(files, (file) => file)].flatMap(([id, own]) => {
    const numbers = new Set(own.map(baseName).map(Number).filter(Number.isInteger));
    return Array.from({ length: Math.max(0, ...numbers) }, (_, index) => index + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => ({
        file: `content/${id}/${String(number).padStart(2, '0')}.mdx`,
        problem: `缺第 ${number} 项：序号从 1 起要连续。`,
        mend: '补上这个文件，或改正其他文件的序号。',
        spoils: [WHOLE_CATALOG],
      }));
  });
}
