import { type NoticeSource, recordsOf } from './collection.ts';
import type { Engine, RecordId } from './engine.ts';
import type { Group } from './facet.ts';
import { keyed } from './keyed.ts';
import { FIELDS, type Field, foldedValues, idsOf, type SearchRecord } from './record.ts';

/** Searches by reading everything: no index, no WebAssembly, works wherever the data files arrive. */
export class LiteralEngine implements Engine {
  readonly name = 'literal';
  private readonly records: { record: SearchRecord; values: Record<Field, string[]> }[];

  constructor(sources: readonly NoticeSource[]) {
    this.records = recordsOf(sources).map((record) => ({
      record,
      values: keyed(FIELDS, (field) => foldedValues(record, field)),
    }));
  }

  async containing(field: Field, foldedText: string) {
    return this.where(({ values }) => values[field].some((value) => value.includes(foldedText)));
  }

  async belonging(group: Group, id: string) {
    return this.where(({ record }) => idsOf(record, group).includes(id));
  }

  async reforms() {
    return this.where(({ record }) => record.kind === 'reform');
  }

  async load(ids: readonly RecordId[]) {
    return ids.flatMap((id) => this.records[id]?.record ?? []);
  }

  private where(test: (entry: LiteralEngine['records'][number]) => boolean): Set<RecordId> {
    const found = new Set<RecordId>();
    this.records.forEach((entry, id) => {
      if (test(entry)) found.add(id);
    });
    return found;
  }
}
