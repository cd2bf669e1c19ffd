import { z } from 'zod';
import { id, text } from './keys.ts';

/** 术语: a word that a reader may not know, in its general meaning. Nothing that a notice says stands here. */
export const glossaryTermSchema = z.strictObject({
  /** Anchor on `/glossary/`; chosen once, never changes. */
  id: id('写术语的代号（小写字母），定下后不再改'),
  /** The word that is explained. */
  term: text('写术语'),
  /** How it stands in the notices, where it does otherwise than as the term. */
  forms: z
    .array(text('照录通知里的写法'))
    .min(1)
    .describe('照录通知里的写法的列表；与术语相同的不写')
    .optional(),
  /** Its general meaning, in a sentence or two. */
  meaning: text('用一两句平实的话写它的通用词义，不写通知的内容'),
});

export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;
