import { z } from 'zod';
import { address, day, sentence, source } from './keys.ts';

/** What became of a published address that is no longer one: an entry of `content/moved.yaml`. */
export const movedSchema = z
  .strictObject({
    /** The address as it was published; it stays in `content/permalinks.txt`. */
    from: address('写公布过的网址，如 /units/swt/'),
    /** Where the same thing now is; with `became`, where to read on. */
    to: address('写现在的网址，如 /units/fgw/').optional(),
    /** What became of it, in the editors' words, where nothing is the same thing. */
    became: sentence('用编者的话说明去向').optional(),
    source: source.optional(),
    /** The day of the change. */
    on: day('写变动的日期，如 2026-11-22'),
  })
  .refine((one) => one.to !== undefined || one.became !== undefined, {
    message: '没有写去向',
  })
  .describe('写 to（现在的网址）或 became（说明去向），或两样都写');

export type Moved = z.infer<typeof movedSchema>;
