import { z } from 'zod';
import { text } from './keys.ts';

/**
 * 大家怎么说: what people say, each with the words of the notices for the same thing. The editors'
 * work, for search only. One text or a list of them; each has to stand in some reform.
 */
export const wordsSchema = z.record(
  text('左边写大家说的词'),
  z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z
      .array(text('写通知里的词'))
      .min(1, { message: '右边是空的' })
      .describe('右边写通知里的词，一个词或方括号里的几个词，如 看病: 就诊'),
  ),
);

export type Words = z.infer<typeof wordsSchema>;
