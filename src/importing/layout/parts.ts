import { fold } from '../../policy/source/fold.ts';
import type { Line } from '../document.ts';
import { type FoundColumn, headIn } from './columns.ts';
import { columnsAt, type RowsReading, type SoFar } from './reading.ts';
import type { Clues } from './row-cells.ts';
import { readTextRows } from './text-rows.ts';
import { halfWidth } from './words.ts';

/** Where the rows of a further annex, or of a further part of one, go on from. */
export const goingOn = (reading: RowsReading): SoFar => ({
  count: reading.rows.at(-1)?.number ?? 0,
  printed: reading.rows.at(-1)?.printed ?? 0,
  columns: columnsAt(reading, reading.rows.at(-1)?.number ?? 0),
});

/** Whether columns are the same, to the letter. */
export const hasColumns = (a: readonly FoundColumn[], b: readonly FoundColumn[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What was read so far with a further part behind it, and the words that head that. */
export function withMore(
  before: RowsReading,
  more: RowsReading,
  words: readonly string[],
): RowsReading {
  const first = more.rows[0];
  if (!first) return before;
  const own = more.parts.find(({ from }) => from === first.number);
  const expected = (before.rows.at(-1)?.printed ?? 0) + 1;
  const part = {
    from: first.number,
    words: [...words, ...(own?.words ?? [])],
    headPrinted: more.headPrinted || own?.headPrinted === true,
    ...(first.printed === expected ? {} : { numbered: first.printed }),
    ...(hasColumns(goingOn(before).columns ?? [], more.columns) ? {} : { columns: more.columns }),
  };
  return {
    ...before,
    rows: [...before.rows, ...more.rows],
    parts: [...before.parts, part, ...more.parts.filter((one) => one !== own)],
    dropped: [...before.dropped, ...more.dropped],
    findings: [...before.findings, ...more.findings],
  };
}

/** A line that heads a group of rows: 一、投资管理领域（5项）. */
const GROUP =
  /^(第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十]+部分).{2,24}(领域|方面|类|事项|\(?共?\d+项\)?)$|^第[一二三四五六七八九十]+批$|^[^，。；：、]{2,16}领域(\(共?\d+项\))?$/;

/** The rows of a text, which may stand in groups with a line of their own above each. */
export function readText(
  lines: readonly Line[],
  clues: Clues,
  so?: SoFar,
): RowsReading | undefined {
  const groups = lines.filter((line, at) => isGroup(line) && headsRow(lines.slice(at + 1)));
  if (groups.length === 0) return readTextRows(lines, clues, so);
  const [start = 0, ...others] = groups.map((line) => lines.indexOf(line));
  const ends = [...others, lines.length];
  const first = readTextRows(
    lines.slice(0, ends[0]).filter((line) => line !== groups[0]),
    clues,
    so,
  );
  if (!first) return undefined;
  const above = first.rows.filter(({ line }) => line < (groups[0]?.line ?? 0));
  if (above.length > 0)
    return inGroups(lines, groups, readTextRows(lines.slice(0, start), clues, so), clues);
  const [one] = first.rows;
  // The head stands above the first group, or below it.
  const isBelow = first.headPrinted && first.begins >= start;
  const reading = {
    ...first,
    headPrinted: first.headPrinted && !isBelow,
    begins: Math.min(first.begins, start),
    parts: one
      ? [{ from: one.number, words: [fold(groups[0]?.text ?? '')], headPrinted: isBelow }]
      : [],
  };
  return inGroups(lines, groups.slice(1), reading, clues);
}

/** The rows of the groups below those that were read. */
function inGroups(
  lines: readonly Line[],
  groups: readonly Line[],
  before: RowsReading | undefined,
  clues: Clues,
): RowsReading | undefined {
  return groups.reduce<RowsReading | undefined>((reading, group, at) => {
    if (!reading) return undefined;
    const next = groups[at + 1];
    const own = lines.slice(lines.indexOf(group) + 1, next && lines.indexOf(next));
    const more = readTextRows(own, clues, goingOn(reading));
    return more ? withMore(reading, more, [fold(group.text)]) : reading;
  }, before);
}

export const isGroup = ({ text }: Line): boolean => GROUP.test(halfWidth(fold(text)));

/** Whether a row stands below, or the names of the columns and then a row. */
const headsRow = (below: readonly Line[]): boolean => {
  const [first = '', second = ''] = below.flatMap(({ text }) => (text.trim() ? [text] : []));
  return /^\s*\d{1,3}\D/.test(halfWidth(headIn(first) ? second : first));
};
