import type { Block } from '../office/word.ts';
import type { WordTable } from '../office/word-table.ts';
import type { Paper, Reform } from '../policy/model.ts';
import { chineseNumber } from '../policy/source/numeral.ts';
import { aimsOf, filledInBy, measuresOf } from './draft-parts.ts';

/** Empty rows of a table that is filled in by hand. */
const EMPTY_ROWS = 4;
const BLANK_LINES = 5;

/** The review has a heading for each part; the measures go point by point. */
export function reviewBody(reform: Reform, { parts }: Paper): Block[] {
  return [
    filledInBy('评估时段'),
    ...parts.flatMap(({ name, columns }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${name}` },
      ...(index === 0 ? [...aimsOf(reform), measuresTaken(reform, name)] : [blankFor(columns)]),
    ]),
  ];
}

const measuresTaken = (reform: Reform, head: string): WordTable => ({
  kind: 'table',
  small: true,
  columns: [
    { head: '序号', width: 3, centred: true },
    { head: '复制要点（编者归纳）', width: 12 },
    { head, width: 16 },
  ],
  rows: measuresOf(reform).map((point) => [String(point.number), point.text, '']),
});

const blankFor = (columns: readonly string[] | undefined): Block =>
  columns
    ? {
        kind: 'table',
        columns: columns.map((head) => ({ head, width: 1 })),
        rows: Array.from({ length: EMPTY_ROWS }, () => columns.map(() => '')),
      }
    : { kind: 'blank', lines: BLANK_LINES };
