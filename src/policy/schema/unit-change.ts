import { z } from 'zod';
import { day, dayAsKnown, source, text } from './keys.ts';

/** What becomes of a unit: it gets another name, goes into another one, or is parted into several. */
export const UNIT_CHANGE_KINDS = ['更名', '合并', '分设'] as const;

/** What stands between names, and in none. */
const SEVERAL = /[、，,；;。]/;
/** Names are in Chinese; an id in capitals, or half of one, would be taken for a name. */
const NAMED = /\p{Script=Han}/u;

/** What became of a unit, once: an entry of `changes` in `content/units.yaml`. */
export const unitChangeSchema = z
  .strictObject({
    /** 更名, 合并 or 分设. */
    kind: z.enum(UNIT_CHANGE_KINDS).describe(`写 ${UNIT_CHANGE_KINDS.join('、')} 之一`),
    /** When it happened, as far as that is known. */
    on: dayAsKnown('写日期，如 2023-08-18；只知道年月的写 2023-08，只知道年份的写 2023'),
    /** The day from which this site says so, where the unit's page was published without it. */
    noted: day('写本站注明的日期，如 2027-03-05').optional(),
    /** 更名: the new name, or the id of the unit of the list that has it. */
    to: text(
      '更名用 to，写更名后的名称；这个名称的单位也在 units.yaml 里的，写它的代号',
    ).optional(),
    /** 合并: what it went into. 分设: what it was parted into. Names, or ids of units of the list. */
    into: z
      .union([text('写单位的名称或代号'), z.array(text('写单位的名称或代号')).min(2)])
      .describe(
        '合并用 into，写并入的单位，如 into: 甲局；分设用 into，写分成的几个单位，如 into: [甲局, 乙局]；在 units.yaml 里的写代号，不在的写名称',
      )
      .optional(),
    source,
  })
  .superRefine(({ kind, to, into }, { addIssue }) => {
    const fault = (key: 'to' | 'into', message: string) =>
      addIssue({ code: 'custom', path: [key], message });
    const [needed, other] = kind === '更名' ? (['to', 'into'] as const) : (['into', 'to'] as const);
    const given = { to, into };
    if (given[other] !== undefined) fault(other, `不写在这里：${kind}用 ${needed}`);
    else if (given[needed] === undefined) fault(needed, `${kind}用 ${needed}`);
    if (kind === '合并' && Array.isArray(into)) {
      fault('into', '合并只并入一个单位；成为几个的是分设');
    } else if (kind === '分设' && typeof into === 'string') {
      fault('into', '只有一个单位：分设写几个的列表');
    } else if (bodiesOf({ to, into }).some((body) => SEVERAL.test(body))) {
      fault(to === undefined ? 'into' : 'to', '像是几个单位写在了一起');
    } else if (bodiesOf({ to, into }).some((body) => !isUnitId(body) && !NAMED.test(body))) {
      fault(to === undefined ? 'into' : 'to', '不是单位的名称，也不是代号');
    }
  })
  .describe('写 { kind: 更名, on: 日期, to: 名称或代号, source: 依据 }，合并、分设把 to 换成 into');

export type UnitChange = z.infer<typeof unitChangeSchema>;

/** The names and ids that an entry leads to. */
export const bodiesOf = ({ to, into }: Pick<UnitChange, 'to' | 'into'>): string[] =>
  [to ?? [], into ?? []].flat();

/** Whether one of them is the id of a unit of the list: names aren't written so. */
export const isUnitId = (body: string): boolean => /^[a-z][a-z0-9-]*$/.test(body);
