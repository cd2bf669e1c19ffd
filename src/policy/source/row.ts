import { subject, WHOLE_CATALOG } from '../fault.ts';
import type { Annex, Notice, Reform } from '../model.ts';
import { type AnnexColumn, columnsAt, printedNumber } from '../schema/annex.ts';
import { fold } from './fold.ts';
import { SEPARATORS, TITLE_MARK } from './mark.ts';
import { rowNumberForms } from './number.ts';
import type { Stretch } from './stretch.ts';

/** The file of a reform beside its notice's: `content/fj7/06.mdx` for 6. */
export const reformFile = (noticeFile: string, number: number) =>
  noticeFile.replace(/[^/]+$/, `${String(number).padStart(2, '0')}.mdx`);

/** An annex row as its cells follow each other, in the order of its notice's columns, and what is printed above it. */
export function rowStretches(reform: Reform): Stretch[] {
  const { annex, origin } = reform.notice;
  const missing = [subject(origin.file, 'rows'), WHOLE_CATALOG];
  const next = reform.number + 1;
  const following = {
    number: next,
    file: reformFile(origin.file, next),
    starts: rowStarts(annex, next),
  };
  return [
    ...partStretches(reform),
    ...columnsAt(annex, reform.number)
      .flatMap((column) => labelled(column, cellStretches(column, reform), reform))
      .map((cell) => ({ ...cell, missing, following })),
  ];
}

/** What a row may begin with, folded: the words of the part that begins there, else its number. */
function rowStarts(annex: Annex, number: number): string[] {
  const words = annex.parts?.find(({ from }) => from === number)?.words ?? [];
  if (words.length > 0) return [fold(words.join(''))];
  const [first] = columnsAt(annex, number);
  if (first?.is !== 'number') return [];
  const forms = rowNumberForms(printedNumber(annex, number));
  return forms.map((form) => fold((first.before ?? '') + form));
}

/** What the annex prints above a row, where a part of it begins. */
function partStretches({ number, notice }: Reform): Stretch[] {
  const at = notice.annex.parts?.findIndex(({ from }) => from === number) ?? -1;
  const part = notice.annex.parts?.[at];
  if (!part) return [];
  return [
    ...part.words.map(
      (words, line): Stretch => ({
        forms: [words],
        what: '附件里这一部分的标题',
        file: notice.origin.file,
        field: `annex.parts[${at}].words[${line}]`,
        amidRows: true,
      }),
    ),
    ...(part.headPrinted
      ? headStretch(
          columnsAt(notice.annex, number),
          notice,
          `annex.${part.columns ? `parts[${at}].` : ''}columns`,
        )
      : []),
  ];
}

/** A cell with what is printed before and behind it; where that differs in all rows, it is told of the first. */
function labelled(
  { is, name, before, after }: AnnexColumn,
  cell: Stretch[],
  { number, notice }: Reform,
): Stretch[] {
  const { file } = notice.origin;
  const isFirst = [1, ...(notice.annex.parts ?? []).map(({ from }) => from)].includes(number);
  const word = (printed: string | undefined, where: string): Stretch[] => {
    if (printed === undefined) return [];
    const labels = [subject(file, `annex.${is}${where}`)];
    return [
      {
        forms: [printed],
        what: `第 ${number} 项“${name}”${where}的字`,
        file,
        field: 'annex',
        ...(isFirst ? { spoils: labels } : { restsOn: labels }),
        hints: { differs: '各项都印着的，写在 annex 这一列的 before、after 里。' },
      },
    ];
  };
  return [...word(before, '前面'), ...cell, ...word(after, '后面')];
}

function cellStretches({ is, name, separators }: AnnexColumn, reform: Reform): Stretch[] {
  const { file, line } = reform.origin;
  const cell = (field: string, forms: string[]): Stretch => ({
    forms,
    what: name,
    file,
    field,
    spoils: [subject(file, field)],
  });
  const text: Stretch = {
    forms: [reform.officialText],
    what: '引文',
    file,
    line,
    spoils: [subject(file, 'quotation')],
  };
  const marks = separators ?? (is === 'reform' ? [TITLE_MARK] : SEPARATORS);
  const names = (field: string, list: readonly { name: string }[]): Stretch => {
    const words = list.map((one) => one.name);
    return {
      ...cell(
        field,
        marks.map((mark) => words.join(mark)),
      ),
      parts: { words, marks },
      hints: {
        differs:
          '本通知另有叫法的，写进 notice.mdx 的 names，只有这一项这样叫的写进这一项的 names；名称之间的符号不同的，写进 annex 的 separators。',
      },
    };
  };
  switch (is) {
    case 'number':
      return [cell('number', rowNumberForms(printedNumber(reform.notice.annex, reform.number)))];
    case 'title':
      return [cell('title', [reform.title])];
    case 'text':
      return [text];
    case 'reform':
      return [
        {
          ...cell(
            'title',
            marks.map((mark) => reform.title + mark),
          ),
          what: '成果名称',
          hints: { differs: '名称后的符号不是“。”的，写进 annex 这一列的 separators。' },
        },
        text,
      ];
    case 'zones':
      return [names('zones', reform.zones)];
    case 'units':
      return [names('units', reform.units)];
    case 'scope':
      return reform.scope === undefined
        ? []
        : reform.scopeIsNames
          ? [names('scope', reform.places)]
          : [cell('scope', [reform.scope])];
  }
}

/** The printed head of an annex: the names of its columns; none where it prints none. */
export const headStretches = (notice: Notice): Stretch[] =>
  notice.annex.headPrinted ? headStretch(notice.annex.columns, notice, 'annex.columns') : [];

const headStretch = (
  columns: readonly AnnexColumn[],
  { origin }: Notice,
  field: string,
): Stretch[] => [
  {
    forms: [columns.map(({ name }) => name).join('')],
    what: '附件的表头',
    file: origin.file,
    field,
  },
];
