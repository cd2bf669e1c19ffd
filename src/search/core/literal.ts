import type { NoticeFile } from '../../files/data.ts';
import type { Engine, Group, RecordId } from './engine.ts';
import { FIELDS, type Field, foldedValues, recordsOf, type SearchRecord } from './records.ts';

/** Searches by reading everything: no index, no WebAssembly, works wherever the data file arrives. */
export class LiteralEngine implements Engine {
  readonly name = 'literal';
  private readonly records: { record: SearchRecord; values: Record<Field, string[]> }[];

  constructor(files: readonly NoticeFile[]) {
    this.records = recordsOf(files).map((record) => ({
      record,
      values: Object.fromEntries(
        FIELDS.map((field) => [field, foldedValues(record, field)]),
      ) as Record<Field, string[]>,
    }));
  }

  /**
   * Fetches the data files and opens the engine on them.
   * @throws {Error} where one of them doesn't arrive whole.
   */
  static async open(dataUrls: readonly string[]): Promise<LiteralEngine> {
    const files = await Promise.all(
      dataUrls.map(async (url) => {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${response.status} ${url}`);
        return (await response.json()) as NoticeFile;
      }),
    );
    return new LiteralEngine(files);
  }

  async containing(field: Field, foldedText: string) {
    return this.where(({ values }) => values[field].some((value) => value.includes(foldedText)));
  }

  async belonging(group: Group, id: string) {
    return this.where(({ record }) =>
      group === 'number'
        ? record.kind === 'reform' && record.label === id
        : record[`${group}s`].includes(id),
    );
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
