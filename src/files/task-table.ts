import type { Column, Table } from '../office/table.ts';
import type { AnnexColumn } from '../policy/schema/annex.ts';
import { namesMark, titleMark } from '../policy/source/mark.ts';

/** One reform as a row of a task table: what a lead unit needs to know of it. */
export interface Task {
  /** 序号. */
  number: number;
  title: string;
  /** The annex's paragraph, verbatim. */
  officialText: string;
  /** None where its notice doesn't say. */
  zones: string[];
  scope: string | undefined;
  units: string[];
  /** 现状: what became of it since its notice, in the editors' words; none where nothing did. */
  standing?: string | undefined;
  /** The words under which its row stands, where its notice's annex has parts. */
  part?: string | undefined;
  /** The notice it stands in, where the table is of more than one. */
  notice?: string | undefined;
  /** Its full address, where one is known. */
  address?: string | undefined;
}

/** The columns of tasks from notices whose annexes differ. */
export const COMMON_COLUMNS: readonly AnnexColumn[] = [
  { is: 'number', name: '序号' },
  { is: 'title', name: '成果名称' },
  { is: 'text', name: '成果内容' },
  { is: 'zones', name: '来源片区' },
  { is: 'scope', name: '复制推广范围' },
  { is: 'units', name: '牵头责任单位' },
];

/** A column that some notice of the table doesn't have: it says so, and nobody takes it for a slip. */
const UNSTATED = '未载明';

type Cell = (task: Task) => string | number | undefined;
interface TaskColumn extends Column {
  cell: Cell;
}

const TITLE = { key: 'title', width: 11, cell: ({ title }: Task) => title };
const TEXT = { key: 'officialText', width: 36, cell: ({ officialText }: Task) => officialText };
/** What became of the others the editors haven't noted, which is not to say that nothing did. */
const UNNOTED = '未注明变更';

/** The editors' own column, where any task has something for it. */
export const STANDING = { key: 'standing', head: '现状（编者注）', width: 12 } as const;
const standingColumn = (tasks: readonly Task[]): TaskColumn[] =>
  tasks.some(({ standing }) => standing)
    ? [{ ...STANDING, cell: ({ standing = UNNOTED }) => standing }]
    : [];

/** The part of its annex that a row stands in: what is printed above the part's first row. */
export const PART = { key: 'part', head: '所在部分', width: 9 } as const;
const partColumn: TaskColumn = { ...PART, cell: ({ part }) => part };

const NOT_OF_ANNEX: readonly TaskColumn[] = [
  { key: 'notice', head: '出处', width: 10, cell: ({ notice }) => notice },
  { key: 'address', head: '网址', width: 16, screenOnly: true, cell: ({ address }) => address },
];

/** What stands in a column of an annex; a title and its paragraph are told apart, to be sorted and searched by. */
function columnsOf(column: AnnexColumn): TaskColumn[] {
  const head = column.name;
  const names = (list: readonly string[]) =>
    list.length > 0 ? list.join(namesMark(column)) : undefined;
  switch (column.is) {
    case 'number':
      return [{ key: 'number', head, width: 4, cell: ({ number }) => number }];
    case 'reform':
      return [
        { ...TITLE, head: '成果名称' },
        { ...TEXT, head: '成果内容' },
      ];
    case 'title':
      return [{ ...TITLE, head }];
    case 'text':
      return [{ ...TEXT, head }];
    case 'zones':
      return [{ key: 'zones', head, width: 8, cell: ({ zones }) => names(zones) }];
    case 'scope':
      return [{ key: 'scope', head, width: 7, cell: ({ scope }) => scope }];
    case 'units':
      return [{ key: 'units', head, width: 13, cell: ({ units }) => names(units) }];
  }
}

/** The same with a title and its paragraph in one cell, as an annex that has them so prints them. */
const together =
  (annex: readonly AnnexColumn[]) =>
  (column: AnnexColumn): TaskColumn[] =>
    column.is === 'reform'
      ? [
          {
            key: 'reform',
            head: column.name,
            width: TITLE.width + TEXT.width,
            cell: ({ title, officialText }) => title + titleMark(annex) + officialText,
          },
        ]
      : columnsOf(column);

/**
 * The one description of the task table, for every file that it becomes; the browser makes one of
 * a search's result. A column that no task has anything for is left out.
 * @param annex the columns of the notice that the tasks are of, where they are of one.
 * @param asPrinted whether what the annex has in one cell stays in one.
 */
export function taskTable(
  title: string,
  source: string,
  tasks: readonly Task[],
  { annex = COMMON_COLUMNS, asPrinted = false, blanks = [] }: TableShape = {},
): Table {
  const columns = [
    ...annex.flatMap(asPrinted ? together(annex) : columnsOf),
    ...blanks.map((head): TaskColumn => ({ key: 'blank', head, width: 9, cell: () => '' })),
    ...standingColumn(tasks),
    partColumn,
    ...NOT_OF_ANNEX,
  ].filter(({ cell }) => tasks.some((task) => cell(task) !== undefined));
  return {
    title,
    source,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: tasks.map((task) => columns.map(({ cell }) => cell(task) ?? UNSTATED)),
  };
}

/** How a task table is laid out. */
export interface TableShape {
  annex?: readonly AnnexColumn[] | undefined;
  asPrinted?: boolean;
  /** Columns that are to be filled in, by their heads. */
  blanks?: readonly string[];
}
