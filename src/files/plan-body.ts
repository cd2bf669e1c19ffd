import type { Block } from '../office/word.ts';
import type { WordTable } from '../office/word-table.ts';
import type { Paper, Reform } from '../policy/model.ts';
import { quoted } from '../policy/quote.ts';
import { aimsOf, filledInBy, measuresOf, pointWithWords } from './draft-parts.ts';

/** Columns of the plan that its notice doesn't ask for: who and where, in the editors' words. */
const OWN_COLUMNS = ['牵头/配合单位', '依托平台'];

/** The plan is a table: a row for each measure, a column for each thing that has to be fixed. */
export function planBody(reform: Reform, { parts: [measures, ...rest] }: Paper): Block[] {
  const heads = [...OWN_COLUMNS, ...rest.map(({ name }) => name)];
  const table: WordTable = {
    kind: 'table',
    small: true,
    columns: [
      { head: '序号', width: 3, centred: true },
      { head: `${measures?.name}（所据原文）`, width: 17 },
      ...heads.map((head) => ({ head, width: 5 })),
    ],
    rows: measuresOf(reform).map((point) => [
      String(point.number),
      pointWithWords(point, '\n'),
      ...heads.map(() => ''),
    ]),
  };
  return [
    filledInBy('填报时间'),
    ...aimsOf(reform),
    table,
    { kind: 'note', text: `${OWN_COLUMNS.map(quoted).join('')}两栏为编者所加。` },
    ...questionsOf(reform),
  ];
}

/** What the paragraph leaves open, each with a place for the answer. */
function questionsOf({ questions = [] }: Reform): Block[] {
  if (questions.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: '需自行明确' },
    { kind: 'note', text: '以下是编者从原文没有写明之处列出的问题，不是《通知》的要求。' },
    {
      kind: 'table',
      small: true,
      columns: [
        { head: '序号', width: 3, centred: true },
        { head: '原文没有写明的', width: 14 },
        { head: '本单位明确为', width: 14 },
      ],
      rows: questions.map((question, index) => [String(index + 1), question, '']),
    },
  ];
}
