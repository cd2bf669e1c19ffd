import type { AnnexColumn, ColumnKind } from '../policy/schema/annex.ts';
import { fold } from '../policy/source/fold.ts';
import type { Annex } from './layout/annex.ts';
import { type NamesReading, nearest } from './layout/names.ts';
import type { ReadRow } from './layout/reading.ts';
import { type Clues, isWhole } from './layout/row-cells.ts';
import { brokenLatin, type Finding, joined } from './layout/words.ts';

/** A reform as the annex states it. Names that no list has stand as they are printed. */
export interface ReformFacts {
  number: number;
  title: string;
  text: string;
  zones: string[] | undefined;
  scope: string | string[] | undefined;
  units: string[];
  line: number;
}

type NamedColumn = 'units' | 'zones' | 'scope';
const LISTS = { units: 'units', zones: 'zones', scope: 'places' } as const;
const WHAT = { units: '单位', zones: '片区', scope: '地方' } as const;

/** What the rows say, with what the notice calls things and how it parts them. */
export interface RowsFacts {
  reforms: ReformFacts[];
  columns: AnnexColumn[];
  /** The notice's own names, by list and id. */
  names: Partial<Record<'units' | 'zones' | 'places', Record<string, string>>>;
  findings: Finding[];
}

/** Reads the cells of the annex's rows as facts. */
export function rowsFacts(annex: Annex, clues: Clues, nameOf: NameOf): RowsFacts {
  const reader = new FactReader(annex, clues, nameOf);
  const reforms = annex.rows.map((row) => reader.row(row));
  return { reforms, columns: reader.columns(), names: reader.names(), findings: reader.findings };
}

/** What a list calls something. */
export type NameOf = (list: 'units' | 'zones' | 'places', id: string) => string | undefined;

class FactReader {
  readonly findings: Finding[] = [];
  private readonly annex: Annex;
  private readonly clues: Clues;
  private readonly nameOf: NameOf;
  private readonly marks = new Map<ColumnKind, Set<string>>();
  private readonly printed = new Map<NamedColumn, Map<string, Set<string>>>();
  private readonly titleMark: string;

  constructor(annex: Annex, clues: Clues, nameOf: NameOf) {
    this.annex = annex;
    this.clues = clues;
    this.nameOf = nameOf;
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

  private scope(cell: string, row: ReadRow): string | string[] {
    const text = joined(cell);
    const places = this.clues.places.read(cell).names;
    if (text === '') {
      this.tell(row.line, `第 ${row.number} 项没有推广范围。`, row.number);
      return '';
    }
    if (isWhole(text)) return text;
    if (places.every(({ id }) => id === undefined)) {
      this.findings.push({
        stage: 'units',
        line: row.line,
        what: `第 ${row.number} 项的推广范围“${text}”不是全省，里面也没有认得的地方，照录成了文字，网站会当作各地都推广。`,
        mend: `是几个地方的，先加进 content/places.yaml，再在 ${fileName(row.number)} 的 scope 里写代号；确是各地都推广的，不用改。`,
      });
      return text;
    }
    return this.named('scope', cell, row);
  }

  /** The ids of a cell's names; a name that no list has stays as it is. */
  private named(column: NamedColumn, cell: string, { number, line }: ReadRow): string[] {
    const lexicon = this.clues[LISTS[column]];
    const reading = lexicon.read(cell);
    this.note(column, reading);
    if (reading.names.length === 0) {
      this.tell(line, `第 ${number} 项没有${WHAT[column]}。`, number);
    }
    const ids = new Set<string>();
    for (const { printed, id } of reading.names) {
      if (id === undefined) this.unknown(column, printed, cell, number, line);
      if (id !== undefined && ids.has(id)) {
        this.tell(line, `第 ${number} 项里“${printed}”写了两次，资料里只写一次。`, number);
      }
      ids.add(id ?? printed);
    }
    return [...ids];
  }

  private unknown(column: NamedColumn, name: string, cell: string, number: number, line: number) {
    const near = nearest(name, this.clues[LISTS[column]].written);
    this.findings.push({
      stage: 'units',
      line,
      what: `第 ${number} 项里有不认识的${WHAT[column]}“${name}”：“${fold(cell)}”。${near.length > 0 ? `最像的是：${near.join('、')}。` : ''}`,
      mend: isAside(name)
        ? `“${name}”不像${WHAT[column]}的名称：是跟着前面或后面的名称的，从 ${fileName(number)} 里删去，在 notice.mdx 的 names 里连它一起照录那个名称，如 fzhg: 福州海关（牵头）；不是牵头的单位，从 units 里删去，请开发人员看这一格怎样收。`
        : `新的${WHAT[column]}，加进 content/${LISTS[column]}.yaml，再把 ${fileName(number)} 里的“${name}”换成它的代号；几个名称连在一起的，分开写；是已有的，换成已有的代号，叫法不同的写进 notice.mdx 的 names。`,
    });
  }

  private note(column: NamedColumn, { names, marks }: NamesReading) {
    const known = this.marks.get(column) ?? new Set();
    for (const mark of marks) known.add(mark);
    this.marks.set(column, known);
    const printed = this.printed.get(column) ?? new Map<string, Set<string>>();
    this.printed.set(column, printed);
    for (const { id, printed: name } of names) {
      if (id !== undefined) printed.set(id, (printed.get(id) ?? new Set()).add(name));
    }
  }

  columns(): AnnexColumn[] {
    return this.annex.columns.flatMap(({ is, name }): AnnexColumn[] => {
      if (!is) return [];
      if (is === 'reform') {
        return [
          {
            is,
            name,
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
      return [{ is, name, ...(told.length > 0 ? { separators: told } : {}) }];
    });
  }

  /** What the notice calls otherwise than the lists do. */
  names(): RowsFacts['names'] {
    const all: RowsFacts['names'] = {};
    for (const [column, printed] of this.printed) {
      const list = LISTS[column];
      for (const [id, names] of printed) {
        const [first = ''] = names;
        if (names.size > 1) {
          this.findings.push({
            stage: 'units',
            what: `通知对同一个${WHAT[column]}有几种叫法：${[...names].join('、')}（代号 ${id}）。`,
            mend: '一个代号在一个通知里只能有一种叫法：看是不是两个单位；确是一个的，请开发人员处理。',
          });
        }
        if (this.nameOf(list, id) === first) continue;
        all[list] = { ...all[list], [id]: first };
      }
    }
    return all;
  }

  private tell(line: number, what: string, number: number) {
    this.findings.push({ stage: 'rows', line, what, mend: `照原文补写 ${fileName(number)}。` });
  }
}

/** Words beside names: （牵头）, 配合单位：. */
const isAside = (name: string) => /[：:]$|^[（(].*[)）]$/.test(name);

/** `06.mdx` for 6. */
export const fileName = (number: number) => `${String(number).padStart(2, '0')}.mdx`;

/** Where the title ends in a cell with a reform's title and its text. */
function titleEnd(cell: string, number: number, mark: string, clues: Clues): number | undefined {
  const ends = [...cell.matchAll(new RegExp(mark, 'g'))].map(({ index }) => index);
  const listed = ends.find((end) => clues.isListed(number, cell.slice(0, end)));
  return listed ?? ends.find((end) => end > 0 && end <= 80);
}

/** What stands between titles and texts in this annex: the sign that parts them in most rows. */
function titleMarkOf({ rows }: Annex, clues: Clues): string {
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
