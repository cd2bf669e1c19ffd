import type { Column, Table } from '../office/table.ts';

/** One reform as a row of a task table: what a lead unit needs to know of it. */
export interface Task {
  /** 序号. */
  number: number;
  title: string;
  /** The annex's paragraph, verbatim. */
  officialText: string;
  zones: string[];
  scope: string | undefined;
  units: string[];
  /** The notice it stands in, where the table is of more than one. */
  notice?: string | undefined;
  /** Its full address, where one is known. */
  address?: string | undefined;
}

const COLUMNS: readonly (Column & { cell: (task: Task) => string | number | undefined })[] = [
  { key: 'number', head: '序号', width: 4, cell: (task: Task) => task.number },
  { key: 'title', head: '成果名称', width: 11, cell: (task: Task) => task.title },
  { key: 'officialText', head: '成果内容', width: 36, cell: (task: Task) => task.officialText },
  { key: 'zones', head: '来源片区', width: 8, cell: (task: Task) => task.zones.join('、') },
  { key: 'scope', head: '复制推广范围', width: 7, cell: (task: Task) => task.scope },
  { key: 'units', head: '牵头责任单位', width: 13, cell: (task: Task) => task.units.join('、') },
  { key: 'notice', head: '出处', width: 10, cell: (task: Task) => task.notice },
  {
    key: 'address',
    head: '网址',
    width: 16,
    screenOnly: true,
    cell: (task: Task) => task.address,
  },
];

/**
 * The one description of the task table, for every file that it becomes; the browser makes one of
 * a search's result. A column that no task has anything for is left out.
 */
export function taskTable(title: string, source: string, tasks: readonly Task[]): Table {
  const columns = COLUMNS.filter(({ cell }) => tasks.some((task) => cell(task) !== undefined));
  return {
    title,
    source,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: tasks.map((task) => columns.map(({ cell }) => cell(task) ?? '')),
  };
}
