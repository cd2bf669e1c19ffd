import { fold } from '../../policy/source/fold.ts';
import type { Line } from '../document.ts';
import { fail } from '../failure.ts';
import { type Code, codesOf, withoutCode } from './codes.ts';
import { type FoundColumn, headIn, USUAL } from './columns.ts';
import { afterNumber, uncircled } from './number.ts';
import { below, isAgain, isBelow, left } from './page-words.ts';
import { NOTHING, type ReadRow, type RowsReading, type SoFar } from './reading.ts';
import { type Clues, partedRow } from './row-cells.ts';
import { isUnsure, numberWithin, unsureTitles } from './text-doubts.ts';
import type { Finding } from './words.ts';

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
  const head = headBefore(lines, one, so.count === 0 ? 1 : 0);
  if (head) wholeHead(head.columns);
  const region = lines.slice(one);
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

/** Blanks alone don't tell which words of a row are those of a column that the site has no place for. */
function wholeHead(columns: readonly FoundColumn[]) {
  const others = columns.filter(({ is }) => is === undefined).map(({ name }) => `“${name}”`);
  if (others.length === 0) return;
  fail(
    `附件有本站不收的列${others.join('、')}，各格之间只有空格，分不清哪些字是哪一列的。`,
    '在文字里把格与格之间换成制表符（从网页、Word、Excel 里整张复制表格就是这样），或换成 .docx、.html、.xlsx，或删去这几列，再导入。',
  );
}

/** The first of the numbers that stand below each other, where a page was pasted column by column. */
function copiedByColumns(lines: readonly Line[]): Line | undefined {
  const filled = lines.filter(({ text }) => text.trim());
  return filled.find(
    ({ text }, index) => text.trim() === '1' && filled[index + 1]?.text.trim() === '2',
  );
}

/** Refuses an annex that was pasted column by column; a form to fill in looks the same beside one that reads. */
export function inRows(lines: readonly Line[]) {
  const first = copiedByColumns(lines);
  if (!first) return;
  fail(
    `附件的各列像是一列一列复制来的：原文件第 ${first.line} 行起，序号 1、2 连在一起，后面的字分不清是哪一项的。`,
    '在 PDF 里换一种方式复制（如另存为 Word，或用别的阅读器），让每一行的各格在一起，再导入。',
  );
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
  const end = below < 0 ? lines.length : below;
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

/** Whether a text begins as the title does that the body lists under a number. */
function beginsListed(text: string, number: number, { isListed }: Clues): boolean {
  for (let length = Math.min(text.length, 60); length >= 4; length--) {
    if (isListed(number, text.slice(0, length))) return true;
  }
  return false;
}
