import { fold } from '../../policy/source/fold.ts';
import type { Line } from '../document.ts';
import { type Code, codesOf, withoutCode } from './codes.ts';
import { type FoundColumn, headIn, USUAL } from './columns.ts';
import { looksLikeUnit } from './names.ts';
import { afterNumber, uncircled } from './number.ts';
import { below, isAgain, isBelow, left } from './page-words.ts';
import { NOTHING, type ReadRow, type RowsReading, type SoFar } from './reading.ts';
import { type Clues, isWhole, partedRow } from './row-cells.ts';
import { isUnsure, numberWithin, unsureTitles } from './text-doubts.ts';
import { copiedByColumns, inWords, wholeHead } from './text-refusals.ts';
import { beginsAnnex, type Finding } from './words.ts';

/** A head goes over no more lines. */
const HEAD_LINES = 8;

/**
 * Reads rows that a text prints one after the other, each beginning with its number.
 * @param so what was read before: rows may go on with its numbers, and have its columns.
 */
export function readTextRows(
  lines: readonly Line[],
  clues: Clues,
  so: SoFar = NOTHING,
): RowsReading | undefined {
  const from = so.count === 0 ? 0 : -1;
  const beginnings = [...new Set([so.printed + 1, 1])].map((first) => ({
    first,
    one: lines.findIndex((line, index) => index > from && isFirst(line, first, clues)),
  }));
  const begun = beginnings.find(({ one }) => one >= 0);
  const code = begun ? undefined : codesOf(lines.slice(from + 1));
  if (code) return codedRows(lines, code, clues, so);
  if (!begun) {
    const plain = lines.map((line) => ({ ...line, text: uncircled(line.text) }));
    const isCircled = plain.some(({ text }, at) => text !== lines[at]?.text);
    return isCircled ? readTextRows(plain, clues, so) : undefined;
  }
  const { first, one } = begun;
  if (copiedByColumns(lines)) return undefined;
  const head = headBefore(lines, one, so.count === 0 && beginsAnnex(lines[0]?.text ?? '') ? 1 : 0);
  if (head) wholeHead(head.columns, lines.slice(head.from));
  const region = lines.slice(one);
  inWords(region);
  const repeated = head ? repeatedHead(region, head.text) : [];
  const titles = lines.slice(0, head?.from ?? one).map(({ text }) => fold(text));
  const again = region.filter((line) => isAgain(line, titles));
  const own = region.filter((line) => !repeated.includes(line) && !again.includes(line));
  const settings = head ? [head.columns] : so.columns ? [so.columns] : USUAL;
  const { columns, rows, findings, after } = fitting(own, first, settings, clues);
  return {
    headPrinted: head !== undefined,
    columns,
    rows: rows.map((row) => ({ ...row, number: so.count + row.printed - first + 1 })),
    parts: [],
    begins: head?.from ?? one,
    dropped: [...repeated, ...again, ...after].map(({ line }) => line),
    findings: [
      ...findings,
      ...repeated.map((line) => left(line, '换页时重印的表头，去掉了')),
      ...again.map((line) => left(line, '换页时重印的字，去掉了')),
      ...after.map(below),
    ],
  };
}

/** Rows that begin with codes: their numbers are read without what stands before them. */
function codedRows(
  lines: readonly Line[],
  { before, digits }: Code,
  clues: Clues,
  so: SoFar,
): RowsReading | undefined {
  const plain = lines.map((line) => withoutCode(line, before));
  const reading = readTextRows(plain, clues, { ...so, printed: 0 });
  const columns = reading?.columns.map((one) =>
    one.is === 'number' ? { ...one, before, digits } : one,
  );
  return reading && columns && { ...reading, columns };
}

const isFirst = ({ text }: Line, number: number, { isListed }: Clues) => {
  const rest = afterNumber(text, number);
  if (rest === undefined) return false;
  return (
    rest.trim() === '' || !/^(年|月|日|项|个|％|%)/.test(rest.trim()) || isListed(number, rest)
  );
};

/** The names of the columns in the lines before the first row. */
function headBefore(lines: readonly Line[], end: number, least: number) {
  for (let from = end - 1; from >= Math.max(least, end - HEAD_LINES); from--) {
    const text = lines
      .slice(from, end)
      .map((line) => line.text)
      .join(' ');
    const columns = text.trim() ? headIn(text) : undefined;
    // These rows begin with numbers.
    if (columns?.some(({ is }) => is === 'number')) return { from, columns, text: fold(text) };
  }
  return undefined;
}

/** Lines that print the head once more, at the top of a page. */
function repeatedHead(lines: readonly Line[], head: string): Line[] {
  const found: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    let text = '';
    for (let to = at; to < Math.min(at + HEAD_LINES, lines.length); to++) {
      text += fold(lines[to]?.text ?? '');
      if (!text || !head.startsWith(text)) break;
      if (text !== head) continue;
      found.push(...lines.slice(at, to + 1));
      at = to;
      break;
    }
  }
  return found;
}

/** The rows as that of some settings of columns reads them that fits them best. */
function fitting(
  lines: readonly Line[],
  first: number,
  settings: readonly FoundColumn[][],
  clues: Clues,
) {
  const readings = settings.map((columns) => readRows(lines, first, columns, clues));
  return readings.reduce((a, b) => (b.score > a.score ? b : a));
}

function readRows(lines: readonly Line[], first: number, columns: FoundColumn[], clues: Clues) {
  const starts = rowStarts(lines, first, columns, clues);
  const last = starts.at(-1) ?? 0;
  const below = lines.findIndex((line, index) => index > last && isBelow(line));
  const whole = below < 0 ? lines.length : below;
  const end = endOfRow(lines.slice(last, whole), first + starts.length - 1, columns, clues) + last;
  let score = 0;
  const findings: Finding[] = [];
  const unsure: ReadRow[] = [];
  const rows = starts.flatMap((start, index): ReadRow[] => {
    const number = first + index;
    const line = lines[start] as Line;
    const text = rowText(lines, start, starts[index + 1] ?? end, number);
    const parted = partedRow(text, number, columns, clues);
    if (!parted) {
      findings.push({
        stage: 'rows',
        line: line.line,
        what: `第 ${number} 行凑不齐 ${columns.length} 格：“${line.text.trim().slice(0, 40)}”。`,
        mend: `照原文补写 ${String(number).padStart(2, '0')}.mdx。`,
      });
      score -= 100;
      return [];
    }
    const inside = numberWithin(lines.slice(start + 1, starts[index + 1] ?? end), number);
    if (inside) findings.push(inside);
    score += parted.score;
    const row = { number, printed: number, cells: parted.cells, line: line.line };
    if (isUnsure(text, number, parted.cells, clues)) unsure.push(row);
    return [row];
  });
  if (unsure.length > 0) findings.push(unsureTitles(unsure));
  const after = lines.slice(end).filter(({ text }) => text.trim());
  return { columns, rows, findings, score, after };
}

const rowText = (lines: readonly Line[], from: number, to: number | undefined, number: number) => {
  const [first, ...rest] = lines.slice(from, to).map(({ text }) => text);
  return [afterNumber(first ?? '', number) ?? '', ...rest].join('\n');
};

/** Where each row begins: a line of text may begin with a number too. */
function rowStarts(
  lines: readonly Line[],
  first: number,
  columns: FoundColumn[],
  clues: Clues,
): number[] {
  const starts: number[] = [0];
  const last = columns.at(-1)?.is;
  const sound = (from: number, to: number, number: number) => {
    const text = rowText(lines, from, to, number);
    const parted = partedRow(text, number, columns, clues);
    if (!parted) return false;
    if (last !== 'units' && last !== 'scope' && last !== 'zones') return /[。；）]\s*$/.test(text);
    return (
      clues[last === 'scope' ? 'places' : last]
        .read(parted.cells.get(last) ?? '')
        .names.some(({ id }) => id !== undefined) ||
      (last === 'scope' && /全省/.test(text))
    );
  };
  for (let number = first + 1; ; number++) {
    const from = starts.at(-1) as number;
    const found = [...lines.keys()].filter(
      (at) => at > from && afterNumber(lines[at]?.text ?? '', number) !== undefined,
    );
    const listed = found.find((at) => {
      const rest = fold(afterNumber(lines[at]?.text ?? '', number) ?? '');
      return beginsListed(rest, number, clues);
    });
    const next = listed ?? found.find((at) => sound(from, at, number - 1)) ?? found[0];
    if (next === undefined) return starts;
    starts.push(next);
  }
}

/**
 * How many lines the last row has: where its names are whole, sentences or a day below them are the
 * rest of the notice, as where a table stands amid its text or above it.
 */
function endOfRow(lines: readonly Line[], number: number, columns: FoundColumn[], clues: Clues) {
  const is = columns.at(-1)?.is;
  if (is !== 'units' && is !== 'zones' && is !== 'scope') return lines.length;
  const list = clues[is === 'scope' ? 'places' : is];
  const named = (text: string) => list.read(text).names;
  for (let end = 1; end < lines.length; end++) {
    const next = fold(lines[end]?.text ?? '');
    const rest = lines.slice(end).some(({ text }) => /[。：]$|\d年.*日$/.test(fold(text)));
    if (!rest) return lines.length;
    if (next === '' || looksLikeUnit(next)) continue;
    const cells = partedRow(rowText(lines, 0, end, number), number, columns, clues)?.cells;
    const cell = cells?.get(is) ?? '';
    const isAll =
      isWhole(fold(cell)) ||
      named(cell).every(({ id, printed }) => id !== undefined || looksLikeUnit(printed));
    const goesOn = /[、，,；;]\s*$/.test(cell) || named(next).some(({ id }) => id !== undefined);
    const isTold = /[。；！）)”]$/.test(fold(cells?.get('text') ?? cells?.get('reform') ?? ''));
    if (cell && isTold && isAll && !goesOn) return end;
  }
  return lines.length;
}

/** Whether a text begins as the title does that the body lists under a number. */
function beginsListed(text: string, number: number, { isListed }: Clues): boolean {
  for (let length = Math.min(text.length, 60); length >= 4; length--) {
    if (isListed(number, text.slice(0, length))) return true;
  }
  return false;
}
