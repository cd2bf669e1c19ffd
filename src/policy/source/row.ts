import type { Notice, Reform } from '../model.ts';
import type { AnnexColumn } from '../schema/annex.ts';

/** A cell of an annex row: what the content says of it, in each of the ways a source may write it. */
export interface RowCell {
  /** The front matter's field that it is checked against, or the quotation. */
  field: 'number' | 'title' | 'quotation' | 'zones' | 'scope' | 'units';
  forms: string[];
  /** What it is, in Chinese, for messages. */
  what: string;
}

/** The cells of a reform's row, in the order of its notice's columns. */
export const rowCells = (reform: Reform): RowCell[] =>
  reform.notice.annex.columns.flatMap((column) => cellsOf(column, reform));

function cellsOf({ is, name, separators }: AnnexColumn, reform: Reform): RowCell[] {
  const names = (field: 'zones' | 'units' | 'scope', list: readonly { name: string }[]) => [
    {
      field,
      what: name,
      forms: (separators ?? ['', '、']).map((separator) =>
        list.map((one) => one.name).join(separator),
      ),
    },
  ];
  switch (is) {
    case 'number':
      return [{ field: 'number', forms: [String(reform.number)], what: name }];
    case 'title':
      return [{ field: 'title', forms: [reform.title], what: name }];
    case 'text':
      return [{ field: 'quotation', forms: [reform.officialText], what: '引文' }];
    case 'reform':
      return [
        { field: 'title', forms: [`${reform.title}。`], what: '成果名称' },
        { field: 'quotation', forms: [reform.officialText], what: '引文' },
      ];
    case 'zones':
      return names('zones', reform.zones);
    case 'units':
      return names('units', reform.units);
    case 'scope':
      return [{ field: 'scope', forms: [reform.scope ?? ''], what: name }];
  }
}

/** The printed head of an annex, in each of the ways a source may write it; none where it prints none. */
export const headForms = ({ annex }: Notice): string[] =>
  annex.headPrinted ? [annex.columns.map(({ name }) => name).join('')] : [];
