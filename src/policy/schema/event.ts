import { z } from 'zod';
import { address, day, sentence, source } from './keys.ts';

/** What may become of a reform after its notice, and whether it is still to be done then. */
export const EVENT_KINDS = {
  修订: { ends: false },
  被替代: { ends: true },
  停止执行: { ends: true },
  废止: { ends: true },
} as const;

export type EventKind = keyof typeof EVENT_KINDS;

/** What became of a reform: an entry of `events` in its file. Its notice's words stay as they are. */
export const eventSchema = z.strictObject({
  /** What happened. */
  kind: z
    .enum(Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]])
    .describe(`写 ${Object.keys(EVENT_KINDS).join('、')} 之一`),
  /** The day from which it holds, as the source says; it may be to come. */
  on: day('写生效的日期，如 2027-03-01'),
  /** The day from which this site says so: the one by which feeds and the page's date go. */
  noted: day('写本站注明的日期，如 2027-03-05'),
  /** Why, in a sentence of the editors' with its full stop. */
  reason: sentence('用编者的话写一句原因'),
  source,
  /** The reforms of later notices that amend or replace it, by their addresses. */
  by: z
    .array(address('写成果的网址，如 /fj8/3/'))
    .min(1)
    .describe('写替代或修订它的成果的网址的列表，如 [/fj8/3/]')
    .optional(),
});

export type EventData = z.infer<typeof eventSchema>;
