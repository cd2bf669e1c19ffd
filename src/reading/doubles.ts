import { type Fault, subject } from '../policy/fault.ts';

/** Lists whose items are held against each other where they are joined, which says more. */
const TOLD_ELSEWHERE = /(^|\.)(topics|units|zones|scope|by|into|of|separators|events|changes)$/;
/** By these the entries of a file's list are told apart, where they are joined. */
const NAMES = ['id', 'from', 'term'];

/** Items of a list that say the same: one was pasted twice. A point's number makes it no other. */
export function doubleFaults(value: unknown, file: string, field = ''): Fault[] {
  if (!value || typeof value !== 'object') return [];
  if (!Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      doubleFaults(item, file, field ? `${field}.${key}` : key),
    );
  }
  const first = new Map<string, number>();
  return value.flatMap((item, index) => {
    const place = `${field}[${index}]`;
    const below = doubleFaults(item, file, place);
    if (TOLD_ELSEWHERE.test(field) || (field === '' && hasName(item))) return below;
    const said = saidBy(item);
    const earlier = first.get(said);
    if (earlier === undefined) {
      first.set(said, index);
      return below;
    }
    return [
      {
        file,
        field: place,
        problem: `和前面的第 ${earlier + 1} 条一样。`,
        mend: '重复写了的，删去一条；不是同一件事的，写出不同。',
        spoils: [subject(file, place)],
      },
    ];
  });
}

const hasName = (item: unknown) =>
  item !== null && typeof item === 'object' && NAMES.some((name) => name in item);

function saidBy(item: unknown): string {
  const { number: _number, ...rest } = { ...(item as object) } as { number?: unknown };
  return item && typeof item === 'object' && !Array.isArray(item)
    ? JSON.stringify(rest)
    : JSON.stringify(item);
}
