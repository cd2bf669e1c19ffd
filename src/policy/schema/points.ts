import { z } from 'zod';
import { sentence, text } from './keys.ts';

/** The kind of what a paragraph wants to be achieved by its measures: nothing that anyone can do as such. */
export const AIM = '目标效果';

/** The lane of a procedure's steps for which the paragraph names nobody. */
export const UNNAMED_ACTOR = '原文未写明';

/** Kinds of 复制要点, decided from all the reforms, with what each means. */
export const POINT_KINDS = {
  建平台设施: '建设、开发、打通信息系统、平台，设置场所、终端等设施',
  改流程: '改变办理、审批、监管的环节和方式',
  定标准: '制定标准、模板、规则',
  联办协作: '几个单位之间传递、征求意见、共享',
  便利措施: '给企业、群众的便利和服务',
  风险防范: '防范风险、留存证据、事后管理',
  目标效果: '做了这些要达到的效果，不是要做的事',
} as const;

export type PointKind = keyof typeof POINT_KINDS;

export const phrase = text('照录本项引文里的一段原文，不超过80个字');

/** What follows from the official paragraph, in the editors' words, each tied to the notice's own. */
export const pointsSchema = {
  /** 复制要点: what must be built, changed or done, in the order of the paragraph. */
  points: z
    .array(
      z.strictObject({
        /**
         * The point's identity within its reform, shown beside it and part of its address (`#p3`).
         * One that is added later takes the next number that was never used, wherever it stands.
         */
        number: z.int().positive().describe('写要点的编号（正整数），新加的接着最大的编，不用旧号'),
        /** What kind of thing it asks for. */
        kind: z
          .enum(Object.keys(POINT_KINDS) as [PointKind, ...PointKind[]])
          .describe(`写 ${Object.keys(POINT_KINDS).join('、')} 之一`),
        /** The editors' words: plain, and no more than the phrases say. */
        text: sentence('用编者的话写一件要做的事'),
        /** The phrases of the paragraph that it rests on, verbatim. */
        phrases: z.array(phrase).min(1).describe('照录所依据的原文，写成 ["…"]，可以有几段'),
      }),
    )
    .min(1)
    .describe('写复制要点的列表'),
  /** Before and after, only where the paragraph states both. */
  change: z
    .strictObject({
      before: z.strictObject({ text: text('写原来怎样'), phrase }).describe('写原来怎样'),
      after: z.strictObject({ text: text('写改成怎样'), phrase }).describe('写改成怎样'),
    })
    .optional(),
  /** Key figures that the paragraph states. */
  figures: z
    .array(
      z.strictObject({
        /** The figure as the paragraph writes it. */
        value: text('照录数字和单位'),
        /** What it limits or measures, in the editors' words. */
        text: text('用编者的话写数字的含义'),
        phrase,
      }),
    )
    .optional(),
  /** The procedure that the paragraph describes: who does what, in which order. */
  flow: z
    .strictObject({
      /** The actors as the paragraph names them, each a lane; `UNNAMED_ACTOR` where it names none. */
      actors: z
        .array(text(`照录引文里的办事主体；引文没有写明由谁办的写 ${UNNAMED_ACTOR}`))
        .min(2)
        .describe('写办事主体的列表'),
      steps: z
        .array(
          z.strictObject({
            /** One of the actors. */
            actor: text('写 actors 里的一个'),
            /** The step in a few of the editors' words. */
            text: text('用编者的话写这一步'),
            phrase,
          }),
        )
        .min(2)
        .describe('按先后写各步'),
    })
    .optional(),
};

const dataSchema = z.strictObject(pointsSchema);
export type Points = z.infer<typeof dataSchema>;
export type Point = Points['points'][number];
