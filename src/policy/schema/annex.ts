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

/** How a notice's annex sets out its reforms: the columns of its table, from left to right. */
export const annexSchema = z
  .strictObject({
    /** Whether the annex prints the names of its columns; else they are the editors'. */
    headPrinted: z.boolean().describe('附件印有表头写 true，没有写 false'),
    columns: z
      .array(
        z.strictObject({
          /** What the column holds. */
          is: z.enum(COLUMN_KINDS).describe(`写 ${COLUMN_KINDS.join('、')} 之一`),
          /** The column's name: as printed where it is, else the editors'. */
          name: text('写这一列的名称；附件印有表头的照录'),
          /** How the names in a cell of zones, of places or of units, or a title and its paragraph, are parted. */
          separators,
        }),
      )
      .min(2)
      .describe('从左到右写附件的各列'),
  })
  .refine(({ columns }) => new Set(columns.map(({ is }) => is)).size === columns.length, {
    message: '有两列写了同一个 is',
  })
  .refine(
    ({ columns }) => {
      const has = (is: ColumnKind) => columns.some((column) => column.is === is);
      const apart = [has('title'), has('text')];
      const told = has('reform') ? !apart.includes(true) : !apart.includes(false);
      return has('number') && has('units') && told;
    },
    { message: '缺必要的列，或有多余的列' },
  )
  .refine(
    ({ columns }) =>
      columns.every(
        ({ is, separators }) =>
          separators === undefined ||
          // Between a title and its paragraph pages print the sign, so there is one.
          (PARTED.includes(is) && (is !== 'reform' || separators.length === 1)),
      ),
    { message: '有一列不该写 separators，或 reform 一列写了不止一个' },
  )
  .describe(
    '各列的 is 不重复；要有 number、units，和 reform（或 title、text 两列，不与 reform 同写）；separators 只写在 reform、zones、scope、units 列',
  );

export type AnnexData = z.infer<typeof annexSchema>;
export type AnnexColumn = AnnexData['columns'][number];
