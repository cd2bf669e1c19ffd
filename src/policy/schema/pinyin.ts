import { z } from 'zod';
import { text } from './keys.ts';

/** Words with characters of several readings, each with how it is read: `人行: ren hang`. */
export const pinyinSchema = z.record(
  text('左边写词'),
  z
    .string()
    .regex(/^[a-zü]+( [a-zü]+)*$/, { message: '不是用空格分开的小写拼音' })
    .describe('右边写不带声调的拼音，音节之间用一个空格，如 人行: ren hang'),
);

export type Pinyin = z.infer<typeof pinyinSchema>;
