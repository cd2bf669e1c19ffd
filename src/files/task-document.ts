import type { Table } from '../office/table.ts';
import type { WordDocument } from '../office/word.ts';

/** The task table as an official annex prints it: name and content in one column, no addresses. */
export function taskDocument(table: Table): WordDocument {
  const at = (key: string) => table.columns.findIndex((column) => column.key === key);
  const cell = (row: Table['rows'][number], key: string) => String(row[at(key)] ?? '');
  const columns = [
    { head: '序号', width: 3, centred: true, of: ['number'] },
    { head: '成果名称和内容', width: 22, of: ['title', 'officialText'] },
    { head: '来源片区', width: 5, of: ['zones'] },
    { head: '复制推广范围', width: 4, centred: true, of: ['scope'] },
    { head: '牵头责任单位', width: 8, of: ['units'] },
    ...(at('notice') < 0 ? [] : [{ head: '出处', width: 6, of: ['notice'] }]),
  ];
  return {
    title: table.title,
    blocks: [
      { kind: 'title', text: table.title },
      { kind: 'note', text: table.source },
      {
        kind: 'table',
        small: true,
        columns: columns.map(({ of: _, ...column }) => column),
        // The annex puts a full stop between a reform's name and its content.
        rows: table.rows.map((row) =>
          columns.map(({ of: keys }) => keys.map((key) => cell(row, key)).join('。')),
        ),
      },
    ],
  };
}
