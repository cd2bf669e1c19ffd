import { z } from 'zod';
import { id, text } from './keys.ts';

/** 本站分类: an editors' group of reforms, by what they are about; the notice knows none. */
export const topicSchema = z.strictObject({
  /** Part of `/topics/<id>/`; chosen once, never changes. */
  id: id('写网址里用的分类代号（小写字母），定下后不再改'),
  /** What pages call the group. */
  name: text('写分类的名称，二至六个字'),
  /** What is in it, in one sentence of the editors'. */
  description: text('用一句话写这一类有什么'),
});

export type Topic = z.infer<typeof topicSchema>;
