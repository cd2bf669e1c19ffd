import type { AnnexColumn, ColumnKind } from '../policy/schema/annex.ts';
import type { Names } from '../policy/schema/names.ts';
import { fold } from '../policy/source/fold.ts';
import type { Annex } from './layout/annex.ts';
import type { FoundColumn } from './layout/columns.ts';
import type { NamesReading } from './layout/names.ts';
import { columnsAt, type ReadPart, type ReadRow } from './layout/reading.ts';
import { type Clues, isWhole } from './layout/row-cells.ts';
import { brokenLatin, type Finding, joined } from './layout/words.ts';
import { exceptedScope, isExcepting, unknownName } from './name-doubts.ts';
import { LISTS, type NamedColumn, type NameOf, OwnNames, WHAT } from './own-names.ts';

/** A scope as a reform's file has it: words that don't name places leave these to the editors. */
type Scope = string | string[] | { printed: string; places: string[] };

/** A reform as the annex states it. Names that no list has stand as they are printed. */
export interface ReformFacts {
  number: number;
  title: string;
  text: string;
  zones: string[] | undefined;
  scope: Scope | undefined;
  units: string[];
  /** What this row calls otherwise than those before it, by list and id. */
  names?: Names | undefined;
  line: number;
}

/** What the rows say, with what the notice calls things and how it parts them. */
export interface RowsFacts {
  reforms: ReformFacts[];
  columns: AnnexColumn[];
  /** What the annex prints between its rows. */
  parts: AnnexPartFacts[];
  /** The notice's own names, by list and id. */
  names: Names;
  findings: Finding[];
}

/** A part of the annex, with its columns where they are others. */
export type AnnexPartFacts = Omit<ReadPart, 'columns'> & { columns?: AnnexColumn[] | undefined };

/** Reads the cells of the annex's rows as facts. */
export function rowsFacts(annex: Annex, clues: Clues, nameOf: NameOf): RowsFacts {
  const names = new OwnNames(nameOf);
  const sets = new Map(
    [annex.columns, ...annex.parts.flatMap(({ columns }) => (columns ? [columns] : []))].map(
      (columns) => [
        columns,
        new FactReader({ columns, rows: rowsWith(annex, columns) }, clues, names),
      ],
    ),
  );
  const reforms = annex.rows.flatMap(
    (row) => sets.get(columnsAt(annex, row.number))?.row(row) ?? [],
  );
  return {
    reforms: reforms.map((reform) => ({ ...reform, names: names.ofRow(reform.number) })),
    columns: sets.get(annex.columns)?.columnsFound() ?? [],
    parts: annex.parts.map(({ columns, ...part }) => ({
      ...part,
      ...(columns ? { columns: sets.get(columns)?.columnsFound() } : {}),
    })),
    names: names.found,
    findings: [...[...sets.values()].flatMap(({ findings }) => findings), ...names.findings],
  };
}

const rowsWith = (annex: Annex, columns: readonly FoundColumn[]) =>
  annex.rows.filter(({ number }) => columnsAt(annex, number) === columns);

/** Rows that have the same columns. */
type Rows = Pick<Annex, 'columns' | 'rows'>;

class FactReader {
  readonly findings: Finding[] = [];
  private readonly annex: Rows;
  private readonly clues: Clues;
  private readonly names: OwnNames;
  private readonly marks = new Map<ColumnKind, Set<string>>();
  private readonly titleMark: string;

  constructor(annex: Rows, clues: Clues, names: OwnNames) {
    this.annex = annex;
    this.clues = clues;
    this.names = names;
    this.titleMark = titleMarkOf(annex, clues);
  }

  row(row: ReadRow): ReformFacts {
    const { number, line, cells } = row;
    const { title, text } = this.words(row);
    const broken = brokenLatin([...cells.values()].join(' '));
    if (broken) {
      const shown = broken.replace(/\s*\n\s*/, '↵');
      this.tell(
        line,
        `第 ${number} 项里换行断在英文或数字中间，有没有空格要核：“${shown}”。`,
        number,
      );
    }
    const has = (is: ColumnKind) => this.annex.columns.some((column) => column.is === is);
    if (!title || !text) {
      this.tell(line, `第 ${number} 项没有分出成果名称和内容。`, number);
    }
    return {
      number,
      title,
      text,
      line,
      zones: has('zones') ? this.named('zones', cells.get('zones') ?? '', row) : undefined,
      scope: has('scope') ? this.scope(cells.get('scope') ?? '', row) : undefined,
      units: this.named('units', cells.get('units') ?? '', row),
    };
  }

  private words({ printed, cells }: ReadRow): { title: string; text: string } {
    const whole = cells.get('reform');
    if (whole === undefined) {
      return { title: joined(cells.get('title') ?? ''), text: joined(cells.get('text') ?? '') };
    }
    const end = titleEnd(whole, printed, this.titleMark, this.clues);
    if (end === undefined) return { title: joined(whole), text: '' };
    return {
      title: joined(whole.slice(0, end)),
      text: joined(whole.slice(end + this.titleMark.length)),
    };
  }

  private scope(cell: string, row: ReadRow): Scope {
    const text = joined(cell);
    const places = this.clues.places.read(cell).names;
    if (text === '') {
      this.tell(row.line, `第 ${row.number} 项没有推广范围。`, row.number);
      return '';
    }
    if (isWhole(text)) return text;
    if (SAME.test(text)) return this.named('scope', cell, row);
    const { number, line } = row;
    if (isExcepting(text)) {
      const of = { column: 'scope', cell, number, line, file: fileName(number) } as const;
      this.findings.push(exceptedScope(text, of));
      return { printed: text, places: [] };
    }
    if (places.every(({ id }) => id === undefined)) {
      this.findings.push({
        stage: 'units',
        line: row.line,
        what: `第 ${row.number} 项的推广范围“${text}”不是全省，里面也没有认得的地方，照录成了文字，网站会当作各地都推广。`,
        mend: `是几个地方的，先加进 content/places.yaml，再在 ${fileName(row.number)} 的 scope 里写代号；没有逐个写出地方的，写 scope: { printed: ${text}, places: [要推广的地方的代号] }；确是各地都推广的，不用改。`,
      });
      return text;
    }
    return this.named('scope', cell, row);
  }

  /** The ids of a cell's names; a name that no list has stays as it is. */
  private named(column: NamedColumn, cell: string, { number, line }: ReadRow): string[] {
    const lexicon = this.clues[LISTS[column]];
    const reading = lexicon.read(cell);
    this.note(column, reading, number);
    if (reading.names.length === 0 || SAME.test(fold(cell))) {
      this.findings.push({
        stage: 'rows',
        line,
        what: `第 ${number} 项没有${WHAT[column]}${cell.trim() ? `，写的是“${fold(cell)}”` : ''}。`,
        mend: `照原文补写 ${fileName(number)} 的 ${column}；意思是与上一项相同的，写上一项的代号，source.txt 里这一格也写上一项的名称（合并的单元格也这样收录），并在编者说明里写明原文印的样子。`,
      });
      return [];
    }
    const ids = new Set<string>();
    for (const { printed, id } of reading.names) {
      if (id === undefined) {
        const of = { column, cell, number, line, file: fileName(number) };
        this.findings.push(unknownName(printed, of, lexicon.written));
      }
      if (id !== undefined && ids.has(id)) {
        this.findings.push({
          stage: 'rows',
          line,
          what: `第 ${number} 项里“${printed}”写了两次，资料里只写一次。`,
          mend: `照原文核对：有一个是别的${WHAT[column]}的，改正 source.txt 和 ${fileName(number)} 的 ${column}；抄录时重复的，从 source.txt 里删去一个；原文就印了两次的，请开发人员处理。`,
        });
      }
      ids.add(id ?? printed);
    }
    return [...ids];
  }

  private note(column: NamedColumn, { names, marks }: NamesReading, number: number) {
    const known = this.marks.get(column) ?? new Set();
    for (const mark of marks) known.add(mark);
    this.marks.set(column, known);
    this.names.note(column, names, number);
  }

  /** The columns as the notice's file has them, with the signs that part names. */
  columnsFound(): AnnexColumn[] {
    return this.annex.columns.flatMap(({ is, name, before, after, digits }): AnnexColumn[] => {
      if (!is) return [];
      const around = {
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
        ...(digits ? { digits } : {}),
      };
      if (is === 'reform') {
        return [
          {
            is,
            name,
            ...around,
            ...(this.titleMark === '。' ? {} : { separators: [this.titleMark.trim() || ' '] }),
          },
        ];
      }
      const marks = [...(this.marks.get(is) ?? [])];
      for (const mark of marks.filter((one) => one.length > 2)) {
        this.findings.push({
          stage: 'units',
          what: `“${name}”一列里有的名称之间是“${mark}”。`,
          mend: '照原文核对；多半少了一个名称。',
        });
      }
      const told = marks.filter((mark) => mark.length <= 2);
      return [{ is, name, ...around, ...(told.length > 0 ? { separators: told } : {}) }];
    });
  }

  private tell(line: number, what: string, number: number) {
    this.findings.push({ stage: 'rows', line, what, mend: `照原文补写 ${fileName(number)}。` });
  }
}

/** What says that a cell has the same as the one above. */
const SAME = /^(同上|同前|〃|″|"|－|—|-)$/;

/** `06.mdx` for 6. */
export const fileName = (number: number) => `${String(number).padStart(2, '0')}.mdx`;

/** Where the title ends in a cell with a reform's title and its text. */
function titleEnd(cell: string, number: number, mark: string, clues: Clues): number | undefined {
  // No title goes over more than a sentence.
  const stop = cell.search(/。./su);
  const ends = [...cell.matchAll(new RegExp(mark, 'g'))]
    .map(({ index }) => index)
    .filter((end) => stop < 0 || end <= stop);
  const listed = ends.find((end) => clues.isListed(number, cell.slice(0, end)));
  return listed ?? ends.find((end) => end > 0 && end <= 80);
}

/** What stands between titles and texts in this annex: the sign that parts them in most rows. */
function titleMarkOf({ rows }: Rows, clues: Clues): string {
  const cells = rows.flatMap((row) => {
    const cell = row.cells.get('reform');
    return cell === undefined ? [] : [{ number: row.printed, cell }];
  });
  const score = (mark: string) =>
    cells.filter(({ number, cell }) => {
      const end = titleEnd(cell, number, mark, clues);
      return (
        end !== undefined &&
        (clues.isListed(number, cell.slice(0, end)) || !/[。：\n]/.test(cell.slice(0, end)))
      );
    }).length;
  const marks = ['。', '：', ':', '\n', '——'].map((mark) => ({ mark, fits: score(mark) }));
  return marks.reduce((a, b) => (b.fits > a.fits ? b : a)).mark;
}
