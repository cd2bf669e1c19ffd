import { z } from 'zod';
import { id, text } from './keys.ts';
import { phrase } from './points.ts';

/** What the paragraph says for a cell, in a few of the editors' words, with its own. */
const cell = {
  /** A noun, or a handful of words: what the phrases say and no more. */
  text: text('用编者的话写几个字'),
  /** The phrases of the paragraph that it rests on, verbatim. */
  phrases: z.array(phrase).min(1).describe('照录所依据的原文，写成 ["…"]，可以有几段'),
};

const cells = (mend: string) =>
  z
    .array(z.strictObject(cell))
    .min(1)
    .describe(`${mend}，各写 text 和 phrases；原文没有写明的整项删去`)
    .optional();

const listedCells = (mend: string, file: string) =>
  z
    .array(
      z.strictObject({
        /** By which an index finds it, in all notices. */
        id: id(`写 ${file} 里的代号`),
        ...cell,
      }),
    )
    .min(1)
    .describe(`${mend}，各写 id、text 和 phrases；原文没有写明的整项删去`)
    .optional();

/**
 * 落实卡: what someone who has to carry a reform out asks first. What the paragraph doesn't say has
 * no cell here, and the page says so. 效果 is not among them: these are the points of that kind.
 */
export const cardSchema = {
  card: z
    .strictObject({
      /** 谁办: who acts by the paragraph. It need not be who leads. */
      doers: cells('写由谁来办'),
      /** 服务对象: whom it serves. */
      served: listedCells('写服务对象', 'content/served.yaml'),
      /** 前提条件: what has to be the case before. */
      conditions: cells('写前提条件'),
      /** 依托平台, and the ways of working that it relies on. */
      platforms: listedCells('写依托的平台和方式', 'content/platforms.yaml'),
      /** 要建成什么: what is to exist afterwards. */
      builds: cells('写要建成什么'),
      /** 底线: what must not be crossed. */
      limits: cells('写底线'),
    })
    .describe('写落实卡')
    .optional(),
  /** 需自行明确: what the paragraph leaves to those who replicate it, as the editors' questions. */
  questions: z
    .array(
      text('用编者的话写一个问题').refine((value) => value.endsWith('？'), {
        message: '不是以“？”结尾的问题',
      }),
    )
    .min(1)
    .describe('写原文没有写明、要由复制的单位自行明确的问题，各以“？”结尾')
    .optional(),
};

const dataSchema = z.strictObject(cardSchema);
export type CardData = z.infer<typeof dataSchema>;
export type Card = NonNullable<CardData['card']>;
export type CardRow = keyof Card;

/** A cell of the card; those of the rows that an index goes through name a thing of its list. */
export type CardCell = NonNullable<Card['doers']>[number] & { id?: string };
