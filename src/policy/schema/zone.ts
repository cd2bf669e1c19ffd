import { z } from 'zod';
import { id, text } from './keys.ts';

/** Shapes of the marks: told apart without colour, so that they survive a black-and-white printer. */
export const MARK_SHAPES = ['circle', 'square', 'diamond', 'arch', 'leaf'] as const;

export const zoneSchema = z.strictObject({
  /** Part of `/zones/<id>/`; never changes once published. */
  id: id('写网址里用的片区代号，如 fuzhou，定下后不再改'),
  /** 片区, as the notice writes it. */
  name: text('照录通知里的片区名称，如 福州片区'),
  /** The one character that stands for the zone in lists and pictures. */
  mark: z
    .string()
    .regex(/^\p{Script=Han}$/u)
    .describe('写代表片区的一个汉字，如 福'),
  /** The shape around that character. */
  shape: z.enum(MARK_SHAPES).describe(`写 ${MARK_SHAPES.join('、')} 之一，各片区不同`),
  /** Other ways people write it, for search only. */
  otherNames: z.array(text('写又称')).describe('写又称的列表，没有就写 []'),
});

export type Zone = z.infer<typeof zoneSchema>;
