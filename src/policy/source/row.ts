import { subject, WHOLE_CATALOG } from '../fault.ts';
import type { Notice, Reform } from '../model.ts';
import { type AnnexColumn, printedNumber } from '../schema/annex.ts';
import { SEPARATORS, TITLE_MARK } from './mark.ts';
import { rowNumberForms } from './number.ts';
import type { Stretch } from './stretch.ts';

/** The file of a reform beside its notice's: `content/fj7/06.mdx` for 6. */
const reformFile = (noticeFile: string, number: number) =>
  noticeFile.replace(/[^/]+$/, `${String(number).padStart(2, '0')}.mdx`);

/** An annex row as its cells follow each other, in the order of its notice's columns, and what is printed above it. */
export function rowStretches(reform: Reform): Stretch[] {
  const { annex, origin } = reform.notice;
  const missing = [subject(origin.file, 'rows'), WHOLE_CATALOG];
  const next = reform.number + 1;
  const following = { number: next, file: reformFile(origin.file, next) };
  return [
    ...partStretches(reform),
    ...annex.columns
      .flatMap((column) => cellStretches(column, reform))
      .map((cell) => ({ ...cell, missing, following })),
  ];
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
      }),
    ),
    ...(part.headPrinted ? headStretch(notice) : []),
  ];
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
          '本通知另有叫法的，写进 notice.mdx 的 names；名称之间的符号不同的，写进 annex 的 separators。',
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
        : reform.placesListed
          ? [names('scope', reform.places)]
          : [cell('scope', [reform.scope])];
  }
}

/** The printed head of an annex: the names of its columns; none where it prints none. */
export const headStretches = (notice: Notice): Stretch[] =>
  notice.annex.headPrinted ? headStretch(notice) : [];

const headStretch = ({ annex, origin }: Notice): Stretch[] => [
  {
    forms: [annex.columns.map(({ name }) => name).join('')],
    what: '附件的表头',
    file: origin.file,
    field: 'annex.columns',
  },
];
