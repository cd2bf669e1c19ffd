import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { Block, Cell, TableRow } from '../document.ts';
import { kindOf } from './columns.ts';

/** The name of a column as a reform prints it before its own cell: 责任单位：. */
export interface Label {
  kind: ColumnKind | undefined;
  name: string;
  /** Where it stands in its line, with its bracket and its colon. */
  from: number;
  end: number;
}

/** A line, or a row of a table of two columns, with the labels in it. */
export interface LabelledLine {
  text: string;
  line: number;
  /** Which block of the region it stands in. */
  block: number;
  labels: Label[];
}

/** The lines of some blocks with their labels. */
export function labelledLines(region: readonly Block[]): LabelledLine[] {
  const others = recurring(region);
  return region.flatMap((block, index): LabelledLine[] => {
    if (block.kind === 'line')
      return [{ ...block, block: index, labels: labelsIn(block.text, others) }];
    return block.rows.map((row) => ({ ...labelledRow(row, others), line: row.line, block: index }));
  });
}

/** What most reforms print before some words of theirs, though the site has no column for it: 实施效果. */
function recurring(region: readonly Block[]): Set<string> {
  const counts = new Map<string, number>();
  const names = region.flatMap((block) =>
    block.kind === 'line'
      ? (FIRST.exec(block.text)?.[1] ?? [])
      : block.rows.flatMap(({ cells }) => nameIn(cells)),
  );
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const reforms = names.filter((name) => kindOf(name) === 'units').length;
  return new Set(
    [...counts].flatMap(([name, count]) => (count > 1 && count * 2 > reforms ? [name] : [])),
  );
}
const FIRST = /^\s*[（(【[]?\s*([\p{Script=Han}]{2,12})[】\]]?\s*[:：]/u;

/** The first of the two cells that a row has, where it may name the other. */
function nameIn(cells: readonly Cell[]): string[] {
  const [first, ...others] = cells.filter(({ text, merged }) => text.trim() && merged !== 'left');
  const name = fold(first?.text ?? '').replace(/[:：]$/, '');
  return others.length === 1 && /^\p{Script=Han}{2,12}$/u.test(name) ? [name] : [];
}

/** A row of a table whose first cell names what the next one holds. */
function labelledRow(
  { cells }: TableRow,
  others: ReadonlySet<string>,
): Pick<LabelledLine, 'text' | 'labels'> {
  const filled = cells.filter(({ text, merged }) => text.trim() && merged !== 'left');
  const texts = filled.map(({ text }) => text.trim());
  let from = 0;
  const labels = texts.flatMap((text, at): Label[] => {
    const name = fold(text).replace(/[:：]$/, '');
    const label = { kind: kindOf(name), name, from, end: from + text.length };
    from += text.length + 1;
    return at % 2 === 0 && (label.kind || (at === 0 && others.has(name))) ? [label] : [];
  });
  return { text: texts.join(' '), labels };
}

/** What a label may end in beside the names of columns: the site has no column for these. */
const UNKNOWN = /(时限|时间|进度|备注|依据|联系人|电话|阶段|类别|领域|单位|部门|目标|成效)$/;
const LABEL = /(^|[。；）)\s])([（(【[]?)\s*([\p{Script=Han}]{2,12})[】\]]?\s*[:：]/gu;

/** The names of columns in a line: at its beginning, behind a sentence, or in brackets. */
function labelsIn(text: string, others: ReadonlySet<string>): Label[] {
  const found = [...text.matchAll(LABEL)].flatMap(
    ({ 0: all, 1: before = '', 3: name = '', index }) => {
      const kind = kindOf(name);
      const from = index + before.length;
      const isOther = UNKNOWN.test(name) || others.has(name);
      if (!kind && !(isOther && text.slice(0, from).trim() === '')) return [];
      return [{ kind, name, from, end: index + all.length }];
    },
  );
  return found.filter(
    ({ kind }, at) => !kind || !found.slice(0, at).some((one) => one.kind === kind),
  );
}
