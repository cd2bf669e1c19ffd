import { z } from 'zod';
import { id, text } from './keys.ts';

/** A city or area of the province that replicates reforms; the editors' list, not the notice's. */
export const placeSchema = z.strictObject({
  /** Anchor on `/places/`; chosen once, never changes. */
  id: id('写地方的代号（小写字母），定下后不再改'),
  /** The name that pages show, such as 泉州市. */
  name: text('写地方的名称，如 泉州市'),
  /** Other ways people write it, for search only. */
  otherNames: z.array(text('写又称')).describe('写又称的列表，没有就写 []'),
});

export type Place = z.infer<typeof placeSchema>;
