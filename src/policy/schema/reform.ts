import { z } from 'zod';
import { cardSchema } from './card.ts';
import { eventSchema } from './event.ts';
import { id, text } from './keys.ts';
import { namesSchema } from './names.ts';
import { pointsSchema } from './points.ts';

const placeId = id('写 content/places.yaml 里的代号');

/** Front matter of `content/<notice>/<number>.mdx`: what the annex table says of one reform. */
export const reformSchema = z.strictObject({
  /** 序号 in the annex: the reform's identity, equal to the file's name, never used twice. */
  number: z.int().positive().describe('写附件里的序号（正整数），与文件名相同'),
  /** 成果名称, as the annex prints it. */
  title: text('照录附件里的成果名称'),
  /** 片区 it comes from: ids of `zones.yaml`, in the notice's order; none where the annex has no such column. */
  zones: z
    .array(id('写 content/zones.yaml 里的片区代号'))
    .min(1)
    .describe('写片区代号的列表，如 [fuzhou, xiamen]，按通知的次序；附件里没有这一列就删去这一项')
    .optional(),
  /**
   * 复制推广范围: the annex's words for the whole province, or ids of `places.yaml`, in its order; or
   * words that don't name the places one by one, such as 全省（不含厦门）, with the ids that they mean.
   */
  scope: z
    .union([
      text('照录附件里的复制推广范围，如 全省'),
      z.array(placeId).min(1),
      z.strictObject({
        printed: text('照录附件里的复制推广范围，如 全省（不含厦门）'),
        places: z
          .array(placeId)
          .min(1)
          .describe('写要推广的地方的代号的列表，如 [fuzhou, quanzhou]，至少一个'),
      }),
    ])
    .describe(
      '照录附件里的复制推广范围，如 全省；写的是几个地方就写 content/places.yaml 里的代号的列表；没有逐个写出地方的（如“全省（不含厦门）”），写 { printed: 照录, places: [要推广的地方的代号] }；附件里没有这一列就删去这一项',
    )
    .optional(),
  /** 牵头责任单位: ids of `units.yaml`, in the notice's order. */
  units: z
    .array(id('写 content/units.yaml 里的单位代号'))
    .min(1)
    .describe('写牵头责任单位代号的列表，按通知的次序'),
  /** What its row calls them, where that isn't what the notice calls them in its other rows. */
  names: namesSchema
    .describe('写这一项里与本通知其他各项不同的名称，如 units: { swt: 省商务厅 }')
    .optional(),
  /** 本站分类: ids of `topics.yaml`, the main one first. */
  topics: z
    .array(id('写 content/topics.yaml 里的分类代号'))
    .min(1)
    .describe('写本站分类代号的列表，主要的在前'),
  ...pointsSchema,
  ...cardSchema,
  /** What became of it since its notice, the oldest first: amended, replaced, withdrawn. */
  events: z.array(eventSchema).min(1).describe('写变更的列表，先发生的在前').optional(),
});

export type ReformData = z.infer<typeof reformSchema>;
