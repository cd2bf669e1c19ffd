import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Entry } from '../model.ts';
import type { ReformData } from '../schema/reform.ts';

/** `fj7` for `content/fj7/notice.mdx`. */
export const noticeIdOf = (file: string): string => file.split('/').at(-2) ?? '';

/** 6 for `content/fj7/06.mdx`; none for a file that isn't a reform's. */
function fileNumber(file: string): number | undefined {
  const [, digits] = /\/(\d+)\.mdx$/.exec(file) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** `content/fj7/06.mdx` for 6. */
const fileOf = (noticeId: string, number: number) =>
  `content/${noticeId}/${String(number).padStart(2, '0')}.mdx`;

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
  const numbered = new Map<number, string>();
  return entries.flatMap(({ file, data: { number } }) => {
    const fault = (problem: string, mend: string): Fault[] => [
      { file, field: 'number', problem, mend, spoils: [subject(file), WHOLE_CATALOG] },
    ];
    if (fileNumber(file) !== number) {
      return fault(
        `序号是 ${number}，文件名却是 ${file.replace(/^.*\/|\.mdx$/g, '')}。`,
        '把文件名或 number 改成附件里的序号，两处相同。',
      );
    }
    const earlier = numbered.get(number);
    numbered.set(number, earlier ?? file);
    if (earlier === undefined) return [];
    return fault(
      `序号 ${number} 用了两次，另一处是 ${earlier}。`,
      '每个序号只能用一次，改掉其中一处。',
    );
  });
}

/** Numbers run from 1 without a gap: a missing file is a missing reform. */
export function gapFaults(files: readonly string[]): Fault[] {
  return [...inFolders(files, (file) => file)].flatMap(([id, own]) => {
    const numbers = own
      .flatMap((file) => fileNumber(file) ?? [])
      .filter((number) => number > 0)
      .sort((a, b) => a - b);
    return numbers.flatMap((number, index) => {
      const first = (numbers[index - 1] ?? 0) + 1;
      if (first >= number) return [];
      const file = fileOf(id, first);
      const missing =
        first === number - 1 ? `第 ${first} 项` : `第 ${first} 项至第 ${number - 1} 项`;
      return [
        {
          file,
          problem: `缺${missing}：序号从 1 起要连续。`,
          mend: '补上缺的文件，或改正其他文件的序号。',
          spoils: [subject(file), WHOLE_CATALOG],
        },
      ];
    });
  });
}
