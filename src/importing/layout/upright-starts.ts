import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { LabelledLine } from './labels.ts';
import { afterNumber } from './number.ts';
import { isGroup } from './parts.ts';
import { beginsAnnex, halfWidth } from './words.ts';

/** Where a reform begins, the number that it has in print, and what is printed above it from where on. */
export interface Start {
  at: number;
  from: number;
  printed?: number | undefined;
  words: string[];
}

/** Where the reforms begin that stand one below the other: by their numbers, else by their first label. */
export const startsOf = (lines: readonly LabelledLine[]): Start[] =>
  numberedStarts(lines) ?? labelledStarts(lines);

const names = (lines: readonly LabelledLine[], kind: ColumnKind) =>
  lines.some(({ labels }) => labels.some((one) => one.kind === kind));

/** The lines that begin with numbers of one form, each with its units before the next one; the longest such series. */
function numberedStarts(lines: readonly LabelledLine[]): Start[] | undefined {
  const firsts = [...lines.keys()].filter((at) => formOf(lines[at], 1) !== undefined);
  const series = firsts.map((at) => seriesFrom(lines, at, formOf(lines[at], 1) ?? ''));
  // Of two, the later is within the other's groups.
  return series
    .filter((one) => one.length > 0)
    .sort((a, b) => b.length - a.length || (b[0]?.at ?? 0) - (a[0]?.at ?? 0))[0];
}

/** How a line writes the number that it begins with: `#、`, `（#）`. */
function formOf(line: LabelledLine | undefined, number: number): string | undefined {
  const rest = line && afterNumber(line.text, number);
  if (line === undefined || rest === undefined) return undefined;
  const printed = halfWidth(line.text.slice(0, line.text.length - rest.length)).trim();
  return printed.replace(/\d+/, '#').replace(/[一二三四五六七八九十]+/, '一');
}

function seriesFrom(lines: readonly LabelledLine[], from: number, form: string): Start[] {
  const starts: Start[] = [];
  let at: number | undefined = from;
  for (let printed = 1; at !== undefined; ) {
    const begun: number = at;
    starts.push({ at: begun, printed, ...wordsAbove(lines, begun, starts.at(-1)?.at) });
    const next = [printed + 1, 1].flatMap((number) => {
      const found = lines.findIndex(
        (line, index) => index > begun && formOf(line, number) === form,
      );
      return found < 0 ? [] : [{ found, number }];
    });
    const [nearest] = next.sort((a, b) => a.found - b.found);
    if (!names(lines.slice(begun, nearest?.found), 'units')) return [];
    at = nearest?.found;
    printed = nearest?.number ?? 0;
  }
  return starts;
}

/** Where the first label comes again: each reform begins with it. */
function labelledStarts(lines: readonly LabelledLine[]): Start[] {
  const kind = lines.find(({ labels }) => labels.some((one) => one.kind))?.labels[0]?.kind;
  if (!kind || !/^(number|title|reform)$/.test(kind)) return [];
  const places = [...lines.keys()].filter((at) => lines[at]?.labels[0]?.kind === kind);
  const isWhole = places.every((at, index) => names(lines.slice(at, places[index + 1]), 'units'));
  if (!isWhole) return [];
  return places.map((at, index) => ({ at, ...wordsAbove(lines, at, places[index - 1]) }));
}

/** The lines above a reform that head it and those behind it; blank ones may stand below each. */
function wordsAbove(
  lines: readonly LabelledLine[],
  at: number,
  before = -1,
): Pick<Start, 'from' | 'words'> {
  const found: Pick<Start, 'from' | 'words'> = { from: at, words: [] };
  for (let index = at - 1; index > before; index--) {
    const line = lines[index];
    if (line?.text.trim() === '') continue;
    if (!line || !heads(line, lines[at]) || endsInText(lines.slice(before + 1, index))) break;
    found.words.unshift(fold(line.text));
    found.from = index;
  }
  return found;
}

/** A heading with a number in characters, or a word that counts: 一、贸易便利化, 案例1. */
const NUMBERED =
  /^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))[^，。；：:]{2,24}$/;
const COUNTED = /^\p{Script=Han}{1,6}(\d{1,3}|[一二三四五六七八九十]{1,3})$/u;

/** Whether a line heads what stands below it: it has no label, and no number such as the reform has. */
function heads(line: LabelledLine, reform: LabelledLine | undefined): boolean {
  const text = halfWidth(fold(line.text));
  if (line.labels.length > 0 || beginsAnnex(line.text)) return false;
  const isOfReform = sign(text) === sign(halfWidth(fold(reform?.text ?? '')));
  return (
    isGroup({ ...line, kind: 'line', whole: true }) ||
    (!isOfReform && NUMBERED.test(text)) ||
    COUNTED.test(text)
  );
}

/** What stands around a number in characters: `一、`. */
const sign = (text: string) =>
  /^\(?第?[一二三四五六七八九十]+[、.)]?/
    .exec(text)?.[0]
    .replace(/[一二三四五六七八九十]+/, '一') ?? '';

/** Whether lines end in what a reform says: a line without a label may go on with that. */
function endsInText(lines: readonly LabelledLine[]): boolean {
  const last = lines.flatMap(({ labels }) => labels).at(-1);
  return last?.kind === 'text' || last?.kind === 'reform';
}
