import { FACETS, type Group } from './facet.ts';
import { FIELDS, type Field, foldedValues, idsOf, type SearchRecord } from './record.ts';
import { pairs } from './text.ts';

/**
 * The words that the index sees. It holds and looks up these alone, and both sides spell them here.
 *
 * A character is written as four ASCII letters and digits, since the index's reader cuts a query by
 * the language of the page, and a Chinese segmenter would cut a pair of ideographs in two.
 * No code begins beyond `n`, so the marks below can't be mistaken for one.
 */
const code = (text: string): string =>
  [...text].map((character) => character.codePointAt(0)?.toString(36).padStart(4, '0')).join('');

/** Tells the fields apart, so that a hit in a title is known as one without loading the record. */
const FIELD_MARK: Record<Field, string> = { title: 't', names: 'o', text: '', remarks: 'v' };
const GROUP_MARK: Record<Group, string> = {
  notice: 's',
  unit: 'u',
  zone: 'z',
  topic: 'p',
  number: 'q',
  place: 'pp',
};

/** Stands between two values, so that no phrase spans them. */
const BREAK = 'x';

/** In every record: looking it up gives all records in the order of the index. */
export const EVERY_RECORD = 'y';

/** In every reform. */
export const EVERY_REFORM = 'r';

/** The exact phrase that finds a folded text in a field. */
export const phrase = (field: Field, foldedText: string): string =>
  pairs(foldedText)
    .map((pair) => FIELD_MARK[field] + code(pair))
    .join(' ');

/** The word that finds what belongs to a group. */
export const groupWord = (group: Group, id: string): string => GROUP_MARK[group] + code(id);

/** All words of a record, in the order in which phrases are looked for. */
export function indexWords(record: SearchRecord): string[] {
  const words = [EVERY_RECORD, ...(record.kind === 'reform' ? [EVERY_REFORM] : [])];
  for (const field of FIELDS) {
    const values = foldedValues(record, field).filter(Boolean);
    for (const value of values) words.push(phrase(field, value), BREAK);
    // A query of one character is looked up as itself. No phrase has such a word, so none spans two.
    for (const character of new Set(values.join(''))) words.push(phrase(field, character));
  }
  for (const group of [...FACETS, 'number', 'place'] as const) {
    for (const id of idsOf(record, group)) words.push(groupWord(group, id));
  }
  return words;
}
