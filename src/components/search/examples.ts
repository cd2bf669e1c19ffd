import type { Notice, Unit } from '../../policy/model.ts';
import { backedNames } from '../../policy/unit-names.ts';

/** A query that finds something, and what it shows of how one may ask. */
export interface Example {
  query: string;
  shows: string;
}

/** Such queries for a notice, one of each kind that has one: a title's word, a unit's short name, a number. */
export function examplesOf({ reforms, units }: Notice): Example[] {
  const last = reforms[reforms.length - 1];
  return [
    { query: titleWord(reforms.map(({ title }) => title)), shows: '成果名称里的词' },
    { query: shortest(units.flatMap(shownNames)), shows: '单位名称，简称也可以' },
    { query: last ? `第${last.number}项` : '', shows: '附件里的序号' },
  ].filter(({ query }) => query !== '');
}

/** What some titles put in quotation marks themselves; where they do nowhere, their longest word. */
function titleWord(titles: readonly string[]): string {
  const quoted = titles.flatMap((title) => /“(\p{L}{2,})”/u.exec(title)?.[1] ?? []);
  if (quoted.length > 0) return shortest(quoted);
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  const words = titles.flatMap((title) => [...segmenter.segment(title)]);
  return words.reduce(
    (longest, { segment, isWordLike }) =>
      isWordLike && segment.length > longest.length ? segment : longest,
    '',
  );
}

/** The names that pages show of a unit. */
const shownNames = (unit: Unit): string[] => [unit.name, ...backedNames(unit)];

/** The first of the shortest texts. */
const shortest = (texts: readonly string[]): string =>
  [...texts].sort((a, b) => a.length - b.length)[0] ?? '';
