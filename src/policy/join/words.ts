import { standingOf } from '../events.ts';
import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Content, Reform } from '../model.ts';
import { namesIn } from '../unit-names.ts';

export const WORDS_FILE = 'content/words.yaml';

/** What search sees of a text: no punctuation, no blank. */
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** One character is part of too many words, and a number of none. */
const isTooShort = (text: string) => (text.match(/\p{L}/gu) ?? []).length < 2;

/** What a search finds a reform by. */
const textsOf = ({ title, officialText, scope, remarks, events, units, zones }: Reform) => [
  title,
  officialText,
  scope ?? '',
  remarks?.text ?? '',
  standingOf({ events }) ?? '',
  ...units.map(({ name }) => name),
  ...zones.map(({ name }) => name),
];

/** A pair of words that leads nowhere, or that would take a body's name for something else. */
export function wordFaults(
  { words, units, zones, places }: Content,
  reforms: readonly Reform[],
): Fault[] {
  const texts = reforms.flatMap(textsOf).map(lettersOf).join('\n');
  const names = new Set([
    ...units.flatMap(namesIn),
    ...[...zones, ...places].flatMap(({ name, otherNames }) => [name, ...otherNames]),
  ]);
  const own = subject(WORDS_FILE);
  // A reform that is spoiled lacks words that it has.
  const base = [
    own,
    WHOLE_CATALOG,
    ...reforms.flatMap(({ origin }) =>
      ['title', 'quotation'].map((part) => subject(origin.file, part)),
    ),
  ];
  return Object.entries(words).flatMap(([said, meant]) => [
    ...[said, ...meant].filter(isTooShort).map((one) => ({
      file: WORDS_FILE,
      field: said,
      problem: `“${one}”不是两个字以上的词。`,
      mend: '一个字到处都有，数字不成词：写成两个字以上的词，没有就删去这一行。',
      restsOn: [own],
    })),
    ...meant
      .filter((one) => !texts.includes(lettersOf(one)))
      .map((one) => ({
        file: WORDS_FILE,
        field: said,
        problem: `“${said}”对应的“${one}”，哪一项成果里都没有。`,
        mend: '右边照录某项成果的名称、原文、单位或片区里的几个字；找不到对应的就删去这一行。',
        restsOn: base,
      })),
    ...(names.has(said)
      ? [
          {
            file: WORDS_FILE,
            field: said,
            problem: `“${said}”是单位、片区或地方的名称。`,
            mend: '这些的其他名称写在 units.yaml、zones.yaml、places.yaml 的 otherNames 里；这一行删去。',
            restsOn: [own],
          },
        ]
      : []),
  ]);
}
