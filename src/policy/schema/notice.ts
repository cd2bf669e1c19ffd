import { z } from 'zod';
import { annexSchema } from './annex.ts';
import { day, text, webAddress } from './keys.ts';
import { namesSchema } from './names.ts';

/**
 * Whom a duty binds: everyone whom the notice is for (各级各有关单位), 牵头责任单位, those of them that
 * are 省牵头责任单位, the places that replicate (各设区市和平潭), or the office that is reported to.
 */
export const DUTY_HOLDERS = ['all', 'leadUnit', 'provincialLeadUnit', 'place', 'office'] as const;
export type DutyHolder = (typeof DUTY_HOLDERS)[number];

const dutySchema = z.strictObject({
  /** Whom it binds: one, or a list. */
  of: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z
      .array(z.enum(DUTY_HOLDERS))
      .min(1)
      .describe(`写 ${DUTY_HOLDERS.join('、')} 之一，或方括号里的几个`),
  ),
  /** Whom it binds in the clause's own words, verbatim: 各牵头责任单位. */
  who: text('照录条款里对谁提的要求，如 各牵头责任单位').optional(),
  /** Anchor of the clause that says so, such as `c2-2` for 二（二）. */
  clause: z
    .string()
    .regex(/^c\d+(-\d+)*$/, { message: '不是条款锚点' })
    .describe('写条款的锚点，如 二（二）写 c2-2'),
  /** The duty in the editors' words. */
  task: text('用编者的话写要做的事'),
  /** The clause's own words, verbatim and in one piece. */
  quote: text('照录条款里的一段原文'),
  /** The time limit in the clause's own words, verbatim. */
  due: text('照录原文里的时限').optional(),
  /** The last day of that limit, where it is a day: whether it has passed is told by it. */
  until: day('写时限的最后一天，如 2019-11-30').optional(),
});

/** A paper that the notice asks for of each reform, and that the site offers a draft of. */
const paperSchema = z.strictObject({
  /** Anchor of the clause that says what it must contain, such as `c2-2`. */
  clause: z
    .string()
    .regex(/^c\d+(-\d+)*$/, { message: '不是条款锚点' })
    .describe('写条款的锚点，如 二（二）写 c2-2'),
  /** Its parts; the first, the measures, is made from the points. */
  parts: z
    .array(
      z.strictObject({
        /** The part in the clause's own words, verbatim. */
        name: text('照录条款里对内容的要求'),
        /** Columns of a table to fill in, in the editors' words; without them there is a blank. */
        columns: z.array(text('写表格一栏的名称')).min(2).optional(),
      }),
    )
    .min(2)
    .describe('照录条款要求写明的各部分，措施在前'),
});

/** Front matter of `content/<notice>/notice.mdx`. The folder's name is the notice's id. */
export const noticeSchema = z.strictObject({
  /** 标题, in full. */
  title: text('照录通知的标题'),
  /** What breadcrumbs and lists call it; the editors' words. */
  shortTitle: text('写通知的简称，用于导航'),
  /** Which batch of reforms it is, such as 第七批; left out where the notice numbers no batches. */
  batch: text('照录批次，如 第七批；通知没有批次就删去这一项').optional(),
  /** 发文机关. */
  issuer: text('照录发文机关'),
  /** 成文日期. */
  signedOn: day('写成文日期，如 2019-11-20'),
  /** 发布日期. */
  publishedOn: day('写发布日期，如 2019-11-26'),
  /** 发文字号; left out where the source doesn't say, then shown as 未载明. */
  documentNumber: text('照录发文字号；原文没有就删去这一项').optional(),
  /** The page on which the government published it; left out where no editor has seen it. */
  sourceUrl: webAddress(
    '写官方网页的完整网址，如 https://www.example.gov.cn/page.htm；没有核对过就删去这一项',
  ).optional(),
  /** The day on which an editor last held the notice against that page. */
  checkedOn: day('写编者对照官方网页核对的日期，如 2026-11-26').optional(),
  /** Whom its papers are reported to, in the notice's own words: who is asked what holds today. */
  reportTo: text('照录通知里接收方案、总结的单位；通知没有写就删去这一项').optional(),
  /** 索引号, likewise. */
  indexNumber: text('照录索引号；原文没有就删去这一项').optional(),
  /** 主题分类, likewise. */
  subject: text('照录主题分类；原文没有就删去这一项').optional(),
  /** The columns of its annex. */
  annex: annexSchema,
  /** 复制推广范围 of all its reforms, where the annex has no column for it. */
  scope: text('照录全部成果的复制推广范围；附件里有这一列就删去这一项').optional(),
  /** What stands between a number and a title in the body's list, such as `.`; also `、` or a blank. */
  listMark: z
    .string()
    .min(1)
    .max(2)
    .describe('写正文名单里序号后的符号，如 .；只隔空格的写 " "')
    .default('.'),
  /** 编者注 below the body's list: what differs from the source, such as its order. */
  listNote: text('写编者对正文名单的说明，如次序与来源不同；没有就删去这一项').optional(),
  /** What the notice calls units, zones and places, by their ids, where that isn't their name in the lists. */
  names: namesSchema
    .describe('写本通知里与 units.yaml 等不同的名称，如 units: { swt: 省商务厅 }')
    .optional(),
  /** 复制推广工作方案, where the notice asks for one. */
  plan: paperSchema.optional(),
  /** 总结评估, likewise. */
  review: paperSchema.optional(),
  /** What the notice asks of lead units and places, each tied to its words. */
  duties: z.array(dutySchema).describe('写通知对牵头责任单位和各地的要求'),
});

export type NoticeData = z.infer<typeof noticeSchema>;
export type PaperData = z.infer<typeof paperSchema>;
export type Duty = z.infer<typeof dutySchema>;
