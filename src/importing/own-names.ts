import type { Names } from '../policy/schema/names.ts';
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
  /** The names of each thing, the first one first, with the numbers of the rows that have them. */
  private readonly printed = new Map<NamedColumn, Map<string, Map<string, Set<number>>>>();

  constructor(nameOf: NameOf) {
    this.nameOf = nameOf;
  }

  /** Notes the names of a row's cell. */
  note(column: NamedColumn, names: readonly Named[], number: number) {
    const printed = this.printed.get(column) ?? new Map<string, Map<string, Set<number>>>();
    this.printed.set(column, printed);
    for (const { id, printed: name } of names) {
      if (id === undefined) continue;
      const rows = printed.get(id) ?? new Map<string, Set<number>>();
      printed.set(id, rows.set(name, (rows.get(name) ?? new Set()).add(number)));
    }
  }

  /** What the notice calls things, by list and id, by the first of several names. */
  get found(): Names {
    const all: Names = {};
    for (const { list, id, first } of this.entries) {
      if (this.nameOf(list, id) !== first) all[list] = { ...all[list], [id]: first };
    }
    return all;
  }

  /** What a row calls otherwise than those before it. */
  ofRow(number: number): Names {
    const all: Names = {};
    for (const { list, id, others } of this.entries) {
      const own = others.find(({ rows }) => rows.has(number))?.name;
      if (own !== undefined) all[list] = { ...all[list], [id]: own };
    }
    return all;
  }

  get findings(): Finding[] {
    return this.entries.flatMap(({ column, id, first, others }) => {
      if (others.length === 0) return [];
      const rows = others.flatMap((other) => [...other.rows]).sort((a, b) => a - b);
      return [
        {
          stage: 'units',
          what: `通知对同一个${WHAT[column]}有几种叫法：${[first, ...others.map(({ name }) => name)].join('、')}（代号 ${id}）。`,
          mend: `都照录了，第 ${rows.join('、')} 项的叫法写在那一项的 names 里；其实是两个${WHAT[column]}的，改成各自的代号，删去 names 里的这一行。`,
        },
      ];
    });
  }

  private get entries() {
    return [...this.printed].flatMap(([column, ids]) =>
      [...ids].map(([id, names]) => {
        const [[first, firstRows] = ['', new Set<number>()], ...rest] = names;
        // A row that has the first name, too, can't be told by another one.
        const others = rest.map(([name, rows]) => ({ name, rows: without(rows, firstRows) }));
        return { column, list: LISTS[column], id, first, others };
      }),
    );
  }
}

const without = (some: ReadonlySet<number>, others: ReadonlySet<number>) =>
  new Set([...some].filter((one) => !others.has(one)));
