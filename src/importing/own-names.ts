import type { Named } from './layout/names.ts';
import type { Finding } from './layout/words.ts';

/** The columns whose cells name things, the lists that have these, and what they are. */
export type NamedColumn = 'units' | 'zones' | 'scope';
export const LISTS = { units: 'units', zones: 'zones', scope: 'places' } as const;
export const WHAT = { units: '单位', zones: '片区', scope: '地方' } as const;
type List = (typeof LISTS)[NamedColumn];

/** What a list calls something. */
export type NameOf = (list: List, id: string) => string | undefined;

/** What a notice calls otherwise than the lists do, gathered from its rows. */
export class OwnNames {
  private readonly nameOf: NameOf;
  private readonly printed = new Map<NamedColumn, Map<string, Set<string>>>();

  constructor(nameOf: NameOf) {
    this.nameOf = nameOf;
  }

  /** Notes the names of a cell. */
  note(column: NamedColumn, names: readonly Named[]) {
    const printed = this.printed.get(column) ?? new Map<string, Set<string>>();
    this.printed.set(column, printed);
    for (const { id, printed: name } of names) {
      if (id !== undefined) printed.set(id, (printed.get(id) ?? new Set()).add(name));
    }
  }

  /** The notice's own names, by list and id. */
  get found(): Partial<Record<List, Record<string, string>>> {
    const all: Partial<Record<List, Record<string, string>>> = {};
    for (const { column, id, names } of this.entries) {
      const list = LISTS[column];
      const [first = ''] = names;
      if (this.nameOf(list, id) !== first) all[list] = { ...all[list], [id]: first };
    }
    return all;
  }

  get findings(): Finding[] {
    return this.entries
      .filter(({ names }) => names.length > 1)
      .map(({ column, id, names }) => ({
        stage: 'units',
        what: `通知对同一个${WHAT[column]}有几种叫法：${names.join('、')}（代号 ${id}）。`,
        mend: `一个代号在一个通知里只能有一种叫法：看是不是两个${WHAT[column]}；确是一个的，请开发人员处理。`,
      }));
  }

  private get entries(): { column: NamedColumn; id: string; names: string[] }[] {
    return [...this.printed].flatMap(([column, ids]) =>
      [...ids].map(([id, names]) => ({ column, id, names: [...names] })),
    );
  }
}
