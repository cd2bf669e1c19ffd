import { z } from 'zod';
import { id, text } from './keys.ts';
import { unitChangeSchema } from './unit-change.ts';

/** Kinds of lead unit, with the heading the index gives them. */
export const UNIT_KINDS = {
  provincial: '省政府部门、直属机构',
  party: '省委部门',
  national: '中央驻闽单位',
  association: '贸促机构',
  company: '企业',
} as const;

/** What another name of a unit is to the name in the notice. */
export const OTHER_NAME_KINDS = { full: '当时全称', alias: '又称' } as const;

type Keys<T> = [keyof T & string, ...(keyof T & string)[]];

export const unitSchema = z.strictObject({
  /** Part of `/units/<id>/`; chosen once, never changes. */
  id: id('写网址里用的单位代号（小写字母），定下后不再改'),
  /** 牵头责任单位, as the notice writes it: the name pages show. */
  name: text('照录通知里的单位名称'),
  /** Groups the index of units. */
  kind: z
    .enum(Object.keys(UNIT_KINDS) as Keys<typeof UNIT_KINDS>)
    .describe(`写 ${Object.keys(UNIT_KINDS).join('、')} 之一`),
  /** 编者注: names that the notice doesn't use. They serve search; a page shows only the sure ones. */
  otherNames: z
    .array(
      z.strictObject({
        /** Full name of the time, or another way to write it; what came later is in `changes`. */
        kind: z
          .enum(Object.keys(OTHER_NAME_KINDS) as Keys<typeof OTHER_NAME_KINDS>)
          .describe(
            `写 ${Object.keys(OTHER_NAME_KINDS).join('、')} 之一；后来更名的，写在这个单位的 changes 里`,
          ),
        name: text('写单位的其他名称'),
        /** A: backed by public text, shown on pages. B: general knowledge, for search only. */
        sure: z.enum(['A', 'B']).describe('写 A（有公开文本可据）或 B（只供搜索）'),
      }),
    )
    .describe('写其他名称的列表，没有就写 []'),
  /** What became of it since the notice, the oldest first; none where nothing did. */
  changes: z
    .array(unitChangeSchema)
    .min(1)
    .describe('写更名、合并、分设的列表，先发生的在前；没有就删去这一项')
    .optional(),
});

export type UnitData = z.infer<typeof unitSchema>;
