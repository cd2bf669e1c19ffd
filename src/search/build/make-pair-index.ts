import { createHash } from 'node:crypto';
import { FACETS } from '../core/facet.ts';
import {
  distances,
  FACTS_FILE,
  fieldAt,
  type PairFacts,
  type PairShard,
  type Postings,
  placesIn,
  RECORDS_A_FILE,
  recordsFile,
  shardFile,
  shardOf,
} from '../core/pair-index.ts';
import { FIELDS, idsOf, type SearchRecord } from '../core/record.ts';

/** So many numbers stand in one file of pairs on the average: some three kilobytes over the wire. */
const NUMBERS_A_SHARD = 4000;

/** Every file of the index by its name, as it is written. */
export type PairFiles = Map<string, string>;

/** @param records in the order in which they are found, the reforms first. */
export function makePairIndex(records: readonly SearchRecord[]): PairFiles {
  const terms = termsOf(records);
  let numbers = 0;
  for (const postings of terms.values()) for (const list of postings) numbers += list.length;
  const facts: PairFacts = {
    records: records.length,
    reforms: records.filter(({ kind }) => kind === 'reform').length,
    shards: Math.max(1, Math.ceil(numbers / NUMBERS_A_SHARD)),
    groups: groupsOf(records),
  };
  const shards = Array.from({ length: facts.shards }, (): PairShard => ({}));
  // In the order of their characters: the same content gives the same bytes.
  for (const term of [...terms.keys()].sort()) {
    const shard = shards[shardOf(term, facts.shards)] as PairShard;
    shard[term] = terms.get(term) as Postings;
  }
  const files: PairFiles = new Map([[FACTS_FILE, JSON.stringify(facts)]]);
  shards.forEach((shard, index) => {
    files.set(shardFile(index), JSON.stringify(shard));
  });
  for (let id = 0; id < records.length; id += RECORDS_A_FILE) {
    files.set(recordsFile(id), JSON.stringify(records.slice(id, id + RECORDS_A_FILE)));
  }
  return files;
}

/**
 * What names a state of the index, by its bytes: files of two never answer together, and a browser
 * may keep one for as long as it likes.
 */
export function pairIndexVersion(files: PairFiles): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(JSON.stringify(file));
  return hash.digest('hex').slice(0, 10);
}

function termsOf(records: readonly SearchRecord[]): Map<string, Postings> {
  const terms = new Map<string, Postings>();
  const last = new Map<number[], number>();
  records.forEach((record, id) => {
    for (const field of FIELDS) {
      for (const [term, places] of placesIn(record, field)) {
        const list = listOf(terms, term, fieldAt(field));
        list.push(id - (last.get(list) ?? 0));
        if (places.length > 0) list.push(places.length, ...distances(places));
        last.set(list, id);
      }
    }
  });
  return terms;
}

/** The list of a term in a field, made where there is none yet. */
function listOf(terms: Map<string, Postings>, term: string, field: number): number[] {
  const postings = terms.get(term) ?? [];
  terms.set(term, postings);
  while (postings.length <= field) postings.push([]);
  return postings[field] as number[];
}

function groupsOf(records: readonly SearchRecord[]): PairFacts['groups'] {
  const groups: PairFacts['groups'] = {};
  for (const group of [...FACETS, 'number', 'place'] as const) {
    const members = new Map<string, number[]>();
    records.forEach((record, index) => {
      for (const id of new Set(idsOf(record, group))) {
        const known = members.get(id);
        if (known) known.push(index);
        else members.set(id, [index]);
      }
    });
    groups[group] = Object.fromEntries([...members].map(([id, all]) => [id, distances(all)]));
  }
  return groups;
}
