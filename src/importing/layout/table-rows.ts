import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { Block, Cell, TableRow } from '../document.ts';
import { columnsOf, type FoundColumn, USUAL } from './columns.ts';
import { numberOf } from './number.ts';
import type { ReadRow, RowsReading } from './reading.ts';
import type { Clues } from './row-cells.ts';
import type { Finding } from './words.ts';

/** A head stands in one of the first rows. */
const HEAD_ROWS = 4;

/** Reads the rows of the tables of an annex; one that goes over pages may be several tables. */
export function readTables(region: readonly Block[], clues: Clues): RowsReading | undefined {
  const begins = region.findIndex(({ kind }) => kind === 'table');
  const rows = region.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const headAt = rows.slice(0, HEAD_ROWS).findIndex((row) => columnsOf(texts(row)) !== undefined);
  const head = rows[headAt];
  const columns = head ? columnsOf(texts(head)) : usual(rows, clues);
  if (!columns?.some(({ is }) => is === 'number')) return undefined;
  const reader = new TableReader(columns, head);
  for (const row of rows.slice(headAt + 1)) reader.row(row);
  const above = rows.slice(0, Math.max(0, headAt));
  const lines = region.slice(begins).flatMap((block) => (block.kind === 'line' ? [block] : []));
  return {
    headPrinted: head !== undefined,
    columns: columns.filter(({ is }) => is !== undefined),
    rows: reader.rows,
    begins,
    dropped: [...reader.dropped, ...[...above, ...lines].map(({ line }) => line)],
    findings: [
      ...unknownColumns(columns, rows.slice(headAt + 1)),
      ...reader.findings,
      ...above.map((row) => left(row.line, texts(row).join(''), '表头上面的字，没有收录')),
      ...lines.map(({ line, text }) => left(line, text, '表旁边的字，没有收录')),
    ],
  };
}

const texts = ({ cells }: TableRow) => cells.map(({ text }) => text);

const left = (line: number, text: string, what: string): Finding => ({
  stage: 'annex',
  line,
  what: `${what}：“${fold(text).slice(0, 60)}”。`,
  mend: '是附件的内容的，加回 source.txt；要告诉读者的，写进编者说明。',
});

/** The usual setting of as many columns whose cells hold most of the names that they should. */
function usual(rows: readonly TableRow[], clues: Clues): FoundColumn[] | undefined {
  const width = rows[0]?.cells.length;
  const named = (columns: FoundColumn[]) =>
    [...columns.entries()].filter(([, { is }]) => is && /^(units|zones|scope)$/.test(is));
  const fits = (columns: FoundColumn[]) =>
    rows
      .flatMap(({ cells }) =>
        named(columns).map(([at, { is }]) => (holds(is, cells[at], clues) ? 1 : -1)),
      )
      .reduce<number>((sum, one) => sum + one, 0);
  return USUAL.filter((columns) => columns.length === width)
    .map((columns) => ({ columns, score: fits(columns) }))
    .sort((a, b) => b.score - a.score)[0]?.columns;
}

function holds(is: ColumnKind | undefined, cell: Cell | undefined, clues: Clues): boolean {
  const text = fold(cell?.text ?? '');
  const named = (list: 'units' | 'zones' | 'places') =>
    clues[list].read(text).names.some(({ id }) => id !== undefined);
  if (is === 'units' || is === 'zones') return named(is);
  return is === 'scope' && (/^全/.test(text) || named('places'));
}

class TableReader {
  readonly rows: ReadRow[] = [];
  readonly dropped: number[] = [];
  readonly findings: Finding[] = [];
  private readonly columns: readonly FoundColumn[];
  private readonly head: string;
  private last: Map<ColumnKind, string> | undefined;

  constructor(columns: readonly FoundColumn[], head: TableRow | undefined) {
    this.columns = columns;
    this.head = head ? fold(texts(head).join('')) : '';
  }

  row({ cells, line }: TableRow) {
    const all = fold(cells.map(({ text }) => text).join(''));
    if (all === '') return void this.dropped.push(line);
    if (this.head !== '' && all === this.head) {
      return this.drop(line, all, '换页时重印的表头，去掉了');
    }
    const number = cells[this.columns.findIndex(({ is }) => is === 'number')];
    const filled = cells.filter(({ text, merged }) => text.trim() && merged !== 'above');
    if (filled.length === 1 && cells.length > 2 && !number?.text.trim().match(/^\d+$/)) {
      // A row whose only words go over all columns heads a part of the table, or notes something.
      if (cells.filter(({ merged }) => merged === 'left').length > 0 || !this.last) {
        return this.drop(line, all, '表里分段的行，没有收录');
      }
    }
    const next = this.rows.length + 1;
    if (number && numberOf(number.text, next) && number.merged !== 'above') {
      const own = this.cellsOf(cells);
      this.last = own;
      return void this.rows.push({ number: next, cells: own, line });
    }
    if (this.last && (!number?.text.trim() || number.merged === 'above')) {
      return this.continued(cells, line);
    }
    this.findings.push({
      stage: 'rows',
      line,
      what: `这一行的序号是“${fold(number?.text ?? '')}”，应是 ${next}，没有收录：“${all.slice(0, 60)}”。`,
      mend: '照原文核对序号；分几段、各从 1 编起的附件，请开发人员处理。',
    });
    this.dropped.push(line);
  }

  private cellsOf(cells: readonly Cell[]): Map<ColumnKind, string> {
    return new Map(
      this.columns.flatMap(({ is }, at): [ColumnKind, string][] =>
        is && is !== 'number' ? [[is, cells[at]?.text.trim() ?? '']] : [],
      ),
    );
  }

  /** The rest of a row that a page break cut in two. */
  private continued(cells: readonly Cell[], line: number) {
    for (const [at, { is }] of this.columns.entries()) {
      const cell = cells[at];
      if (!is || is === 'number' || !cell?.text.trim() || cell.merged) continue;
      this.last?.set(is, `${this.last.get(is) ?? ''}${cell.text.trim()}`);
    }
    this.findings.push({
      stage: 'rows',
      line,
      what: `这一行没有序号，接在第 ${this.rows.length} 项后面：“${fold(cells.map(({ text }) => text).join('')).slice(0, 60)}”。`,
      mend: '照原文核对这一项。',
    });
  }

  private drop(line: number, text: string, what: string) {
    this.dropped.push(line);
    this.findings.push(left(line, text, what));
  }
}

/** Columns that the site has no place for: what they say stands in the report alone. */
const unknownColumns = (columns: readonly FoundColumn[], rows: readonly TableRow[]): Finding[] =>
  columns.flatMap(({ is, name }, at): Finding[] => {
    if (is !== undefined) return [];
    const words = [...new Set(rows.map(({ cells }) => fold(cells[at]?.text ?? '')))].filter(
      Boolean,
    );
    return [
      {
        stage: 'annex',
        what: `附件有本站不收的一列“${name}”${words.length > 0 ? `，里面是：${words.join('；').slice(0, 400)}` : '，是空的'}。`,
        mend: '要告诉读者的，写进各项的编者说明；是本站要收的列、只是列名没认出的，请开发人员处理。',
      },
    ];
  });
