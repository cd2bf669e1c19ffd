import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';
import type { Block, Cell, Line, TableRow } from '../document.ts';
import { codeIn } from './codes.ts';
import type { FoundColumn } from './columns.ts';
import { numberOf } from './number.ts';
import { BESIDE, isAgain } from './page-words.ts';
import { isGroup } from './parts.ts';
import { NOTHING, type ReadPart, type ReadRow, type RowsReading, type SoFar } from './reading.ts';
import type { Clues } from './row-cells.ts';
import { headOf, texts, titlesIn, usual } from './table-head.ts';
import type { Finding } from './words.ts';

/**
 * Reads the rows of the tables of an annex; one that goes over pages may be several tables.
 * @param so what was read before: rows may go on with its numbers, and have its columns.
 */
export function readTables(
  region: readonly Block[],
  clues: Clues,
  so: SoFar = NOTHING,
): RowsReading | undefined {
  const table = region.findIndex(({ kind }) => kind === 'table');
  const begins = groupAbove(region, table);
  const rows = region.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const { at: headAt, columns: named } = headOf(rows);
  const head = rows[headAt];
  const found = head ? named : (so.columns ?? usual(rows, clues));
  if (!found || found.length !== rows[0]?.cells.length) return undefined;
  const columns = withCodes(found, rows.slice(headAt + 1));
  const above = new Set(rows.slice(0, Math.max(0, headAt)));
  const titles = new Set(titlesIn(above, region.slice(0, begins)));
  for (const row of titles) above.delete(row);
  const reader = new TableReader(columns, head ? [head, ...above] : [], so);
  for (const block of region.slice(begins)) {
    if (block.kind === 'line') reader.beside(block);
    else
      for (const row of block.rows) {
        if (titles.has(row)) continue;
        if (above.has(row)) reader.dropped.push(row.line);
        else if (row !== head || begins < table) reader.row(row);
      }
  }
  reader.end();
  return {
    // Below the words of a part, the head is the part's.
    headPrinted: head !== undefined && begins === table,
    columns: columns.filter(({ is }) => is !== undefined),
    rows: reader.rows,
    parts: reader.parts,
    titles: [...titles].map((row) => fold(texts(row).join(''))),
    begins,
    dropped: reader.dropped,
    findings: [
      ...unknownColumns(columns, rows.slice(headAt + 1)),
      ...reader.findings,
      ...[...above].map((row) => left(row.line, texts(row).join(''), '表头上面的字，没有收录')),
    ],
  };
}

/** Where the line stands that heads the rows of a table as a group, if one does right above it. */
function groupAbove(region: readonly Block[], table: number): number {
  const filled = [...region.slice(0, table).entries()].filter(
    ([, one]) => one.kind === 'line' && one.text.trim(),
  );
  const [at, line] = filled.at(-1) ?? [];
  return at !== undefined && line?.kind === 'line' && isGroup(line) ? at : table;
}

/** The columns, with what stands before the numbers where these are codes. */
function withCodes(columns: FoundColumn[], rows: readonly TableRow[]): FoundColumn[] {
  const at = columns.findIndex(({ is }) => is === 'number');
  const codes = rows.flatMap(({ cells }) => codeIn(cells[at]?.text ?? '') ?? []);
  const first = codes.find(({ value }) => value === 1);
  if (!first) return columns;
  const { before, digits } = first;
  return columns.map((one, index) => (index === at ? { ...one, before, digits } : one));
}

const left = (line: number, text: string, what: string): Finding => ({
  stage: 'annex',
  line,
  what: `${what}：“${fold(text).slice(0, 60)}”。`,
  mend: BESIDE,
});

const NOTE = /^(注|备注|说明)\d?[:：]/;

class TableReader {
  readonly rows: ReadRow[] = [];
  readonly parts: ReadPart[] = [];
  readonly dropped: number[] = [];
  readonly findings: Finding[] = [];
  private readonly columns: readonly FoundColumn[];
  private readonly heads: readonly string[];
  private readonly so: SoFar;
  private last: Map<ColumnKind, string> | undefined;
  /** What is printed since the last row: it heads the next one, or stands below all. */
  private pending: { line: number; text: string; head?: boolean }[] = [];

  constructor(columns: readonly FoundColumn[], heads: readonly TableRow[], so: SoFar) {
    this.columns = columns;
    this.heads = heads.map((row) => fold(texts(row).join('')));
    this.so = so;
  }

  /** A line beside a table, or between two. */
  beside({ text, line }: Line) {
    if (isAgain({ text })) return this.drop(line, text, '换页时重印的字，去掉了');
    this.wait(line, fold(text));
  }

  /** Words that head the next row, if one comes; a note heads none. */
  private wait(line: number, text: string) {
    if (NOTE.test(text)) this.drop(line, text, '表旁边的字，没有收录');
    else if (text) this.pending.push({ line, text });
  }

  row({ cells, line }: TableRow) {
    const all = fold(cells.map(({ text }) => text).join(''));
    if (all === '') return void this.dropped.push(line);
    if (this.heads.includes(all)) {
      return void this.pending.push({ line, text: all, head: true });
    }
    const column = this.columns.findIndex(({ is }) => is === 'number');
    const number = cells[column];
    if (this.isAlone(cells, number)) return this.wait(line, all);
    if (column < 0) return this.unnumbered(cells, line);
    const { before = '' } = this.columns[column] ?? {};
    const digits = number?.text.trim().replace(before, '') ?? '';
    const printed = (this.rows.at(-1)?.printed ?? this.so.printed) + 1;
    const begins = this.rows.length === 0 || this.pending.some(({ head }) => !head);
    const found = [printed, ...(begins ? [1] : [])].find(
      (one) => number && numberOf(digits, one) && number.merged !== 'above',
    );
    if (found !== undefined) return this.begin(found, cells, line);
    if (this.last && (!number?.text.trim() || number.merged === 'above')) {
      return this.continued(cells, line);
    }
    this.findings.push({
      stage: 'rows',
      line,
      what: `这一行的序号是“${fold(number?.text ?? '')}”，应是 ${printed}，没有收录：“${all}”。`,
      mend: `照原文核对序号；是成果的，照其他各项的写法补写一个文件，并把这一行加回 source.txt；是表下面的说明的，写进编者说明。`,
    });
    this.dropped.push(line);
  }

  /** A row of a table that numbers none: one without a title goes on with the row above. */
  private unnumbered(cells: readonly Cell[], line: number) {
    const title = cells[this.columns.findIndex(({ is }) => is === 'title' || is === 'reform')];
    if (this.last && (!title?.text.trim() || title.merged === 'above')) {
      return this.continued(cells, line);
    }
    this.begin((this.rows.at(-1)?.printed ?? this.so.printed) + 1, cells, line);
  }

  /** A row whose only words go over all columns heads a part of the table, or notes something. */
  private isAlone(cells: readonly Cell[], number: Cell | undefined): boolean {
    const filled = cells.filter(({ text, merged }) => text.trim() && merged !== 'above');
    if (filled.length !== 1 || cells.length < 3 || /^\d+$/.test(number?.text.trim() ?? '')) {
      return false;
    }
    const first = number ?? cells[0];
    return cells.some(({ merged }) => merged === 'left') || !this.last || filled[0] === first;
  }

  private begin(printed: number, cells: readonly Cell[], line: number) {
    const number = this.so.count + this.rows.length + 1;
    const expected = (this.rows.at(-1)?.printed ?? this.so.printed) + 1;
    const numbered = printed === expected ? undefined : printed;
    const words = this.pending.filter(({ head }) => !head);
    const heads = this.pending.filter(({ head }) => head);
    // The head alone is printed again because a page begins there.
    if (words.length === 0 && numbered === undefined) {
      for (const one of heads) this.drop(one.line, one.text, '换页时重印的表头，去掉了');
    } else {
      for (const one of heads.slice(1)) this.drop(one.line, one.text, '换页时重印的表头，去掉了');
      const printedWords = words.map(({ text }) => text);
      this.parts.push({
        from: number,
        words: printedWords,
        headPrinted: heads.length > 0,
        numbered,
      });
    }
    this.pending = [];
    this.last = this.cellsOf(cells);
    this.rows.push({ number, printed, cells: this.last, line });
  }

  /** What is printed below the last row. */
  end() {
    for (const { line, text, head } of this.pending) {
      this.drop(line, text, head ? '换页时重印的表头，去掉了' : '表旁边的字，没有收录');
    }
    this.pending = [];
  }

  private cellsOf(cells: readonly Cell[]): Map<ColumnKind, string> {
    return new Map(
      this.columns.flatMap(({ is }, at): [ColumnKind, string][] =>
        is ? [[is, cells[at]?.text.trim() ?? '']] : [],
      ),
    );
  }

  /** The rest of a row that a page break cut in two. */
  private continued(cells: readonly Cell[], line: number) {
    // Words of the page between the halves of a row are none of the annex's.
    this.end();
    for (const [at, { is }] of this.columns.entries()) {
      const cell = cells[at];
      if (!is || is === 'number' || !cell?.text.trim() || cell.merged) continue;
      this.last?.set(is, `${this.last.get(is) ?? ''}${cell.text.trim()}`);
    }
    // Its words stand in the row that it goes on with.
    this.dropped.push(line);
    const own = cells.filter(({ merged }) => !merged).map(({ text }) => text);
    this.findings.push({
      stage: 'rows',
      line,
      what: `这一行没有序号，接在第 ${this.so.count + this.rows.length} 项后面：“${fold(own.join(''))}”。`,
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
    const words = rows.flatMap(({ cells, line }) => {
      const { text = '', merged } = cells[at] ?? {};
      return fold(text) && !merged ? [`第 ${line} 行“${fold(text)}”`] : [];
    });
    return [
      {
        stage: 'annex',
        what: `附件有本站不收的一列“${name}”${words.length > 0 ? `，里面是：${words.join('；')}` : '，是空的'}。`,
        mend: '要告诉读者的，写进各项的编者说明；是本站要收的列、只是列名没认出的，请开发人员处理。',
      },
    ];
  });
