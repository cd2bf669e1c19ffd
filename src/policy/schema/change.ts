import { z } from 'zod';
import { address, day, text } from './keys.ts';

/** A change to what the site says, as the feed tells it: an entry of `content/changes.yaml`. */
export const changeSchema = z.strictObject({
  /** The day from which readers saw it. */
  on: day('写变动的日期，如 2026-11-22'),
  /** What changed, in one sentence of the editors'. */
  text: text('用一句话写改了什么'),
  /** Where: pages, points, clauses. */
  at: z
    .array(address('写改动所在的网址，如 /fj7/16/'))
    .min(1)
    .describe('写改动所在网址的列表，如 [/fj7/16/]'),
});

export type Change = z.infer<typeof changeSchema>;
