import { z } from 'zod';
import { address, day, sentence } from './keys.ts';

/** Whether what stood there was wrong, or is only put otherwise; left out, it is the latter. */
export const CHANGE_KINDS = ['修改', '更正'] as const;

/** A change to what the site says, as the feed tells it: an entry of `content/changes.yaml`. */
export const changeSchema = z.strictObject({
  /** The day from which readers saw it. */
  on: day('写变动的日期，如 2026-11-22'),
  /** 更正 where what stood there was wrong; 修改, which goes without saying, where it is put otherwise. */
  kind: z.enum(CHANGE_KINDS).describe('原来有错的写 更正，其他写 修改，或不写这一项').optional(),
  /** What changed, in one sentence of the editors'. */
  text: sentence('用一句话写改了什么'),
  /** Where: pages, points, clauses. */
  at: z
    .array(address('写改动所在的网址，如 /fj7/16/'))
    .min(1)
    .describe('写改动所在网址的列表，如 [/fj7/16/]'),
});

export type Change = z.infer<typeof changeSchema>;
