import { z } from 'zod';
import { text } from './keys.ts';

/**
 * What a column of an annex holds. `reform` is a cell with a reform's title and its paragraph, a
 * full stop between them; where they have columns of their own, these are `title` and `text`.
 */
export const COLUMN_KINDS = [
  'number',
  'reform',
  'title',
  'text',
  'zones',
  'scope',
  'units',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The kinds of column whose cells have several things, with signs between them. */
const PARTED: readonly ColumnKind[] = ['reform', 'zones', 'scope', 'units'];

/**
 * Signs that may stand between two names in a cell, an empty one where they run together; in a cell
 * of `reform`, the sign between the title and the paragraph.
 */
const separators = z
  .array(z.string().max(2))
  .min(1)
  .describe(
    '写一格里几个名称之间的符号的列表，如 ["、", "，"]；连着写的加上 ""；reform 一列写名称和内容之间的符号，如 ["："]',
  )
  .optional();

const columnSchema = z.strictObject({
  /** What the column holds. */
  is: z.enum(COLUMN_KINDS).describe(`写 ${COLUMN_KINDS.join('、')} 之一`),
  /** The column's name: as printed where it is, else the editors'. */
  name: text('写这一列的名称；附件印有表头的照录'),
  /** How the names in a cell of zones, of places or of units, or a title and its paragraph, are parted. */
  separators,
  /** What is printed before each cell: 责任单位： where reforms stand one below the other, A- of a code. */
  before: text('照录每一格前面都印着的字，如 责任单位：、A-').optional(),
  /** What is printed behind each cell, such as a bracket that closes. */
  after: text('照录每一格后面都印着的字，如 ）').optional(),
  /** Into how many figures numbers are filled up by zeros in print: 2 for 01. */
  digits: z.int().min(2).max(3).describe('序号印成 01、02 的写 2，印成 001 的写 3').optional(),
});
export type AnnexColumn = z.infer<typeof columnSchema>;

/** The columns of an annex or of a part of it, from left to right. */
const columnsSchema = z
  .array(columnSchema)
  .min(2)
  .refine((columns) => new Set(columns.map(({ is }) => is)).size === columns.length, {
    message: '有两列写了同一个 is',
  })
  .refine(
    (columns) => {
      const has = (is: ColumnKind) => columns.some((column) => column.is === is);
      const apart = [has('title'), has('text')];
      const told = has('reform') ? !apart.includes(true) : !apart.includes(false);
      return has('units') && told;
    },
    { message: '缺必要的列，或有多余的列' },
  )
  .refine(
    (columns) =>
      columns.every(
        ({ is, separators }) =>
          separators === undefined ||
          // Between a title and its paragraph pages print the sign, so there is one.
          (PARTED.includes(is) && (is !== 'reform' || separators.length === 1)),
      ),
    { message: '有一列不该写 separators，或 reform 一列写了不止一个' },
  )
  .describe(
    '从左到右写附件的各列，is 不重复；要有 units，和 reform（或 title、text 两列，不与 reform 同写）；没有序号的不写 number；separators 只写在 reform、zones、scope、units 列',
  );

/** What an annex prints between its rows: a second annex, or a group of rows, begins there. */
const partSchema = z.strictObject({
  /** The number of the reform whose row stands below it. */
  from: z.int().positive().describe('写它下面第一项的序号，与成果的文件名相同'),
  /** What is printed there, line by line, verbatim: 附件2 and its title, 一、投资管理领域. */
  words: z
    .array(text('照录附件里的一行'))
    .default([])
    .describe('照录表里印的各行，如 [附件2, ××任务分工表]'),
  /** Whether the names of the columns are printed once more below that. */
  headPrinted: z.boolean().describe('这里又印了一次表头写 true').default(false),
  /** The number that its first row has in print, where numbers begin anew there. */
  numbered: z
    .int()
    .positive()
    .describe('序号在这里重新编起的，写下面第一项印的序号，如 1')
    .optional(),
  /** Its columns, where they aren't those of what stands before it; they hold for the parts behind it too. */
  columns: columnsSchema.optional(),
});
export type AnnexPart = z.infer<typeof partSchema>;

/** How a notice's annex sets out its reforms: the columns of its table, from left to right. */
export const annexSchema = z
  .strictObject({
    /** Whether the annex prints the names of its columns; else they are the editors'. */
    headPrinted: z.boolean().describe('附件印有表头写 true，没有写 false'),
    columns: columnsSchema,
    /** What is printed between its rows, from the top; left out where nothing is. */
    parts: z
      .array(partSchema)
      .min(1)
      .describe('附件分成几个或几段的，写各自从哪一项起、前面印着什么')
      .optional(),
  })
  .refine(
    ({ parts = [] }) =>
      parts.every(({ from }, at) => at === 0 || from > (parts[at - 1]?.from ?? 0)),
    { message: 'parts 里 from 不是从小到大' },
  )
  .describe('写附件的各列；parts 按 from 从小到大');

export type AnnexData = z.infer<typeof annexSchema>;

/** The columns that a reform's row has: its notice's, or those of the part of the annex that it stands in. */
export function columnsAt(
  { columns, parts = [] }: Pick<AnnexData, 'columns' | 'parts'>,
  number: number,
): readonly AnnexColumn[] {
  return parts.filter((one) => one.from <= number && one.columns).pop()?.columns ?? columns;
}

/** All settings of columns that an annex has, its first part's first. */
export const columnSets = ({
  columns,
  parts = [],
}: Pick<AnnexData, 'columns' | 'parts'>): (readonly AnnexColumn[])[] => [
  columns,
  ...parts.flatMap((part) => (part.columns ? [part.columns] : [])),
];

/** The number that a reform's row has in print: its own, unless a part of the annex numbers anew. */
export function printedNumber({ parts = [] }: Pick<AnnexData, 'parts'>, number: number): number {
  const part = parts.filter((one) => one.from <= number && one.numbered !== undefined).pop();
  return part?.numbered === undefined ? number : number - part.from + part.numbered;
}
