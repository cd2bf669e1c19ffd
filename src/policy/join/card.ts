import type { Fault } from '../fault.ts';
import { subject } from '../fault.ts';
import type { CardData, CardRow } from '../schema/card.ts';
import { unstatedNumbers } from './numbers.ts';
import { phraseFaults } from './phrases.ts';

/** A cell says a few words: what is longer is a point. */
const LONGEST_CELL = 30;

/**
 * Everything in a reform's card and open questions that its paragraph doesn't bear out.
 * @param rest what else the notice says: a number or a date may stand there.
 */
export function cardFaults(
  { card = {}, questions = [] }: CardData,
  officialText: string,
  file: string,
  rest: string,
): Fault[] {
  const cells = (Object.keys(card) as CardRow[]).flatMap((row) =>
    (card[row] ?? []).map((cell, c) => ({ field: `card.${row}[${c}]`, ...cell })),
  );
  return [
    ...cells.flatMap(({ field, text, phrases }) => [
      ...phrases.flatMap((phrase, k) =>
        phraseFaults(phrase, officialText, file, `${field}.phrases[${k}]`),
      ),
      ...(text.length > LONGEST_CELL
        ? [
            {
              file,
              field: `${field}.text`,
              problem: `有${text.length}个字，太长，落实卡里一眼看不完。`,
              mend: `写成不超过${LONGEST_CELL}个字，细节写在要点里。`,
            },
          ]
        : []),
      ...numbersIn(`${field}.text`, text),
    ]),
    ...questions.flatMap((question, q) => numbersIn(`questions[${q}]`, question)),
  ];

  function numbersIn(field: string, words: string): Fault[] {
    return unstatedNumbers(words, officialText, rest).map((number) => ({
      file,
      field,
      problem: `“${number}”在原文里没有：本项引文和通知正文都没有写这个数字。`,
      mend: '照原文改正；原文没有的，从这里删去。',
      restsOn: [subject(file, 'quotation')],
    }));
  }
}
