import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { Block } from '../document.ts';
import type { FoundColumn } from './columns.ts';
import { type Label, type LabelledLine, labelledLines } from './labels.ts';
import { afterNumber } from './number.ts';
import { below, isBelow } from './page-words.ts';
import { NOTHING, type ReadPart, type ReadRow, type RowsReading, type SoFar } from './reading.ts';
import { type Start, startsOf } from './upright-starts.ts';
import type { Finding } from './words.ts';

/**
 * Reads reforms that stand one below the other, each with the names of the columns before its cells, in
 * lines (责任单位：省商务厅) or in a table of two columns for each.
 * @returns none where the blocks hold no such reforms.
 */
export function readUpright(
  region: readonly Block[],
  so: SoFar = NOTHING,
): RowsReading | undefined {
  const all = labelledLines(region);
  const end = endOf(all);
  const lines = all.slice(0, end);
  const after = all.slice(end).filter(({ text }) => text.trim());
  const starts = startsOf(lines);
  const [first] = starts;
  if (!first) return undefined;
  const reforms = starts.map((start, at) => cutOut(lines, start, starts[at + 1]));
  const columns = columnsOf(reforms, first);
  if (!columns) return undefined;
  const findings: Finding[] = after.map(below);
  const rows = reforms.flatMap((reform, at): ReadRow[] => {
    const number = so.count + at + 1;
    findings.push(...reform.unknown);
    const cells = cellsOf(reform, columns);
    if (cells) {
      const printed = reform.printed ?? number;
      return [{ number, printed, cells, line: reform.line }];
    }
    findings.push({
      stage: 'rows',
      line: reform.line,
      what: `第 ${number} 项各格前面印的名称与第 1 项的不同：“${fold(reform.words).slice(0, 40)}”。`,
      mend: `照原文补写 ${String(number).padStart(2, '0')}.mdx。`,
    });
    return [];
  });
  return {
    headPrinted: false,
    isUpright: true,
    columns,
    rows,
    parts: partsOf(reforms, so),
    dropped: [
      ...reforms.flatMap(({ unknown }) => unknown.flatMap(({ line }) => line ?? [])),
      ...after.map(({ line }) => line),
    ],
    begins: lines[first.from]?.block ?? 0,
    findings,
  };
}

/** Where the reforms end: what a page says below them comes behind the last name of a column. */
function endOf(lines: readonly LabelledLine[]): number {
  const last = lines.findLastIndex(({ labels }) => labels.some(({ kind }) => kind));
  const found = lines.findIndex((line, at) => at > last && isBelow(line));
  return found < 0 ? lines.length : found;
}

/** A reform's words, cut at its labels. */
interface Reform {
  line: number;
  printed: number | undefined;
  words: string;
  /** What is printed above it. */
  above: string[];
  /** What stands before the first label. */
  lead: string;
  cells: { label: Label; printed: string; text: string }[];
  /** Labels that the site has no column for, told. */
  unknown: Finding[];
}

function cutOut(lines: readonly LabelledLine[], start: Start, next: Start | undefined): Reform {
  const own = lines.slice(start.at, next?.from);
  const [first] = own as [LabelledLine];
  const reform: Reform = {
    line: first.line,
    printed: start.printed,
    words: own.map(({ text }) => text).join(''),
    above: start.words,
    lead: '',
    cells: [],
    unknown: [],
  };
  const add = (text: string) => {
    const cell = reform.cells.at(-1);
    const whole = (before: string) => (before.trim() ? `${before}\n${text}` : text);
    if (!text.trim()) return;
    if (cell) cell.text = whole(cell.text);
    else reform.lead = whole(reform.lead);
  };
  /** The label that the site has no column for, while its words go on. */
  let out: string | undefined;
  for (const { text, labels, line } of own) {
    if (labels.length > 0) out = labels[0]?.kind ? undefined : labels[0]?.name;
    if (out !== undefined) {
      if (text.trim()) reform.unknown.push(leftOut(line, out, text));
      continue;
    }
    const number = line === first.line ? start.printed : undefined;
    const rest = number === undefined ? text : (afterNumber(text, number) ?? text);
    const skipped = text.length - rest.length;
    add(text.slice(skipped, labels[0]?.from));
    for (const [at, label] of labels.entries()) {
      reform.cells.push({ label, printed: fold(text.slice(label.from, label.end)), text: '' });
      add(text.slice(label.end, labels[at + 1]?.from));
    }
  }
  return reform;
}

const leftOut = (line: number, name: string, text: string): Finding => ({
  stage: 'annex',
  line,
  what: `附件有本站不收的一列“${name}”，里面是：“${fold(text)}”。`,
  mend: '要告诉读者的，写进各项的编者说明；是本站要收的列、只是列名没认出的，请开发人员处理。',
});

/** The columns that all reforms have, by the labels of the first; none where they are no annex's. */
function columnsOf([first]: readonly Reform[], start: Start): FoundColumn[] | undefined {
  if (!first) return undefined;
  const kinds = first.cells.map(({ label }) => label.kind);
  const has = (kind: ColumnKind) => kinds.includes(kind);
  const columns = first.cells.map(({ label, printed }, at): FoundColumn => {
    const after = closing(first.cells, at);
    return { is: label.kind, name: label.name, before: printed, ...(after ? { after } : {}) };
  });
  if (first.lead.trim()) {
    const is = has('text') ? 'title' : 'reform';
    columns.unshift({ is, name: is === 'title' ? '成果名称' : '成果名称和内容' });
  }
  if (start.printed !== undefined) columns.unshift({ is: 'number', name: '序号' });
  const all = columns.map(({ is }) => is);
  // A label of the title alone names what has its text too.
  for (const one of columns) {
    if (
      (one.is === 'title' && !all.includes('text')) ||
      (one.is === 'text' && !all.includes('title'))
    )
      one.is = 'reform';
  }
  const isTold = columns.some(({ is }) => is === 'reform' || is === 'text');
  const isOnce = new Set(columns.map(({ is }) => is)).size === columns.length;
  return isTold && isOnce && has('units') ? columns : undefined;
}

/** What closes a cell: the bracket that opened before its label or an earlier one, or a sign before the next label. */
function closing(cells: Reform['cells'], at: number): string | undefined {
  const { label, text = '' } = cells[at] ?? {};
  const own = text.replace(/[（(][^（()）]*[)）]/g, '').trim();
  const isOpened = cells.slice(0, at + 1).some(({ printed }) => /^[（(]/.test(printed));
  const bracket = isOpened ? /[；;，,。]?[）)]$/.exec(own)?.[0] : undefined;
  const isName = /^(units|zones|scope)$/.test(label?.kind ?? '');
  return bracket ?? (isName && at < cells.length - 1 ? /[；;，,]$/.exec(own)?.[0] : undefined);
}

/** A reform's cells by their columns; none where it has others. */
function cellsOf(
  { lead, cells }: Reform,
  columns: readonly FoundColumn[],
): Map<ColumnKind, string> | undefined {
  const labelled = columns.filter(({ before }) => before !== undefined);
  const leading = columns.find(({ is, before }) => is !== 'number' && before === undefined);
  if (labelled.length !== cells.length || Boolean(lead.trim()) !== Boolean(leading))
    return undefined;
  const found = new Map<ColumnKind, string>();
  if (leading?.is) found.set(leading.is, lead.trim());
  for (const [at, { is, name, after }] of labelled.entries()) {
    const { label, text = '' } = cells[at] ?? {};
    if (label?.name !== name || !is) return undefined;
    const own = text.trim();
    found.set(is, after && own.endsWith(after) ? own.slice(0, -after.length) : own);
  }
  return found;
}

/** The parts that begin where numbers begin anew, or where lines above a reform head it. */
const partsOf = (reforms: readonly Reform[], so: SoFar): ReadPart[] =>
  reforms.flatMap(({ above, printed }, at) => {
    const expected = (reforms[at - 1]?.printed ?? so.printed) + 1;
    const anew = printed !== undefined && printed !== expected;
    if (above.length === 0 && !anew) return [];
    return [
      {
        from: so.count + at + 1,
        words: above,
        headPrinted: false,
        ...(anew ? { numbered: printed } : {}),
      },
    ];
  });
