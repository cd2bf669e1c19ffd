import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import type { Content, Reform } from '../model.ts';
import { namesIn } from '../unit-names.ts';

export const PINYIN_FILE = 'content/pinyin.yaml';

/** A reading with more or fewer syllables than its word has characters, or of a word that no name has. */
export function pinyinFaults(
  { pinyin, units, zones, places, topics }: Content,
  reforms: readonly Reform[],
): Fault[] {
  const names = [
    ...reforms.map(({ title }) => title),
    ...units.flatMap(namesIn),
    ...[...zones, ...places].flatMap(({ name, otherNames }) => [name, ...otherNames]),
    ...topics.map(({ name }) => name),
  ].join('\n');
  const restsOn = [subject(PINYIN_FILE), WHOLE_CATALOG];
  return Object.entries(pinyin).flatMap(([word, reading]) => {
    const syllables = reading.split(' ').length;
    const { length } = [...word];
    const about = { file: PINYIN_FILE, field: word };
    return [
      ...(syllables === length
        ? []
        : [
            {
              ...about,
              problem: `“${word}”有${length}个字，拼音写了${syllables}个音节。`,
              mend: '一个字一个音节，音节之间用一个空格。',
              restsOn: [subject(PINYIN_FILE)],
            },
          ]),
      ...(names.includes(word)
        ? []
        : [
            {
              ...about,
              problem: `“${word}”在哪一个名称里都没有。`,
              mend: '只写成果、单位、片区、地方和分类的名称里有的词；没有用的删去。',
              restsOn: [...restsOn, ...reforms.map(({ origin }) => subject(origin.file, 'title'))],
            },
          ]),
    ];
  });
}
