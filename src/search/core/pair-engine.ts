import type { Engine, RecordId } from './engine.ts';
import type { Group } from './facet.ts';
import {
  FACTS_FILE,
  fieldAt,
  type PairFacts,
  type PairShard,
  pairsOver,
  RECORDS_A_FILE,
  recordsFile,
  shardFile,
  shardOf,
  summed,
} from './pair-index.ts';
import type { Field, SearchRecord } from './record.ts';

/** Reads a file of the index by its name; rejects where it doesn't arrive whole. */
export type ReadFile = (name: string) => Promise<unknown>;

/** Where a pair stands: for each record its places. */
type Places = ReadonlyMap<RecordId, readonly number[]>;

const NOWHERE: Places = new Map();

/** Looks up pairs of characters in small files of JSON: no WebAssembly, so any kernel can. */
export class PairEngine implements Engine {
  readonly name = 'pairs';
  private readonly read: ReadFile;
  private readonly facts: PairFacts;
  private readonly files = new Map<string, Promise<unknown>>();
  private readonly known = new Map<string, Promise<Places>>();

  private constructor(read: ReadFile, facts: PairFacts) {
    this.read = read;
    this.facts = facts;
  }

  /** @throws whatever reading its facts throws. */
  static async open(read: ReadFile): Promise<PairEngine> {
    return new PairEngine(read, (await read(FACTS_FILE)) as PairFacts);
  }

  async containing(field: Field, foldedText: string): Promise<ReadonlySet<RecordId>> {
    const [first, ...rest] = await Promise.all(
      pairsOver(foldedText).map(async ({ pair, at }) => ({
        at,
        places: await this.at(pair, field),
      })),
    );
    const found = new Set<RecordId>();
    for (const [id, starts] of first?.places ?? NOWHERE) {
      const stands = (start: number) =>
        rest.every(({ at, places }) => places.get(id)?.includes(start + at));
      if (rest.length === 0 || starts.some(stands)) found.add(id);
    }
    return found;
  }

  async belonging(group: Group, id: string): Promise<ReadonlySet<RecordId>> {
    const ids = new Map(Object.entries(this.facts.groups[group] ?? {}));
    return new Set(summed(ids.get(id) ?? []));
  }

  async reforms(): Promise<ReadonlySet<RecordId>> {
    return new Set(Array.from({ length: this.facts.reforms }, (_, id) => id));
  }

  async load(ids: readonly RecordId[]): Promise<SearchRecord[]> {
    return Promise.all(
      ids.map(async (id) => {
        const records = (await this.file(recordsFile(id))) as SearchRecord[];
        const record = records[id % RECORDS_A_FILE];
        if (!record) throw new Error(`the index has no record ${id}`);
        return record;
      }),
    );
  }

  /** Where a pair, or a single character, stands in a field. */
  private at(term: string, field: Field): Promise<Places> {
    return once(this.known, field + term, () => this.unpacked(term, field));
  }

  private async unpacked(term: string, field: Field): Promise<Places> {
    const file = (await this.file(shardFile(shardOf(term, this.facts.shards)))) as PairShard;
    const terms = new Map(Object.entries(file));
    const list = terms.get(term)?.[fieldAt(field)] ?? [];
    const isPair = [...term].length > 1;
    const places = new Map<RecordId, number[]>();
    for (let at = 0, id = 0; at < list.length; ) {
      id += list[at++] ?? 0;
      const count = isPair ? (list[at++] ?? 0) : 0;
      places.set(id, summed(list.slice(at, at + count)));
      at += count;
    }
    return places;
  }

  private file(name: string): Promise<unknown> {
    return once(this.files, name, () => this.read(name));
  }
}

/** What was asked for before, but where it failed. */
function once<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before) return before;
  const asked = ask();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}
