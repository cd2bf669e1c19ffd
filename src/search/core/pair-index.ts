/**
 * An index that is plain JSON, cut into small files of which a query needs few: for each pair of
 * characters, where it stands. What makes it and what reads it meet here alone.
 */
import { FIELDS, type Field, foldedValues, type SearchRecord } from './record.ts';
import { pairs } from './text.ts';

/** What is known of all records: loaded with the first query. */
export interface PairFacts {
  /** How many records there are, and how many of them, from the first on, are reforms. */
  records: number;
  reforms: number;
  /** How many files the pairs are spread over. */
  shards: number;
  /** For each group and id the records that belong, each as its distance from the one before. */
  groups: Record<string, Record<string, number[]>>;
}

/**
 * Where a term stands, field by field in the order of `FIELDS`, as far as there is anything: record
 * by record its distance from the one before, how many places there are, and each place's distance
 * from the one before. A single character has no places.
 */
export type Postings = number[][];

/** One file: its terms. */
export type PairShard = Record<string, Postings>;

/** So many records stand in one file together. */
export const RECORDS_A_FILE = 4;

export const FACTS_FILE = 'facts.json';
export const shardFile = (shard: number) => `p${shard}.json`;
export const recordsFile = (id: number) => `r${Math.floor(id / RECORDS_A_FILE)}.json`;

/** The file that a term stands in: told by its characters alone, so that no list is needed. */
export function shardOf(term: string, shards: number): number {
  let hash = 0;
  for (const character of term) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return (hash >>> 0) % shards;
}

/** Between two values of a field: no pair at either distance that a phrase is put together by. */
const BREAK = 2;

/** The places of all pairs of a record's field, and its single characters, which have none. */
export function placesIn(record: SearchRecord, field: Field): Map<string, number[]> {
  const places = new Map<string, number[]>();
  let start = 0;
  for (const value of foldedValues(record, field)) {
    const characters = [...value];
    for (const character of characters) places.set(character, []);
    if (characters.length > 1) {
      pairs(value).forEach((pair, at) => {
        const known = places.get(pair);
        if (known) known.push(start + at);
        else places.set(pair, [start + at]);
      });
    }
    start += characters.length + BREAK;
  }
  return places;
}

/** The fewest pairs that a folded text is put together by, each with its distance from the first. */
export function pairsOver(foldedText: string): { pair: string; at: number }[] {
  const all = pairs(foldedText);
  const last = all.length - 1;
  return all.map((pair, at) => ({ pair, at })).filter(({ at }) => at % 2 === 0 || at === last);
}

/** A term's place in `Postings` by its field. */
export const fieldAt = (field: Field) => FIELDS.indexOf(field);

/** Numbers as their distances, each from the one before. */
export const distances = (numbers: readonly number[]): number[] =>
  numbers.map((number, index) => number - (numbers[index - 1] ?? 0));

/** The numbers again. */
export function summed(list: readonly number[]): number[] {
  let sum = 0;
  return list.map((distance) => {
    sum += distance;
    return sum;
  });
}
