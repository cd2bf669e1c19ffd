import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { text } from './keys.ts';

/** Kinds of 复制要点, decided from all the reforms, with what each means. */
export const POINT_KINDS = {
  建系统: '建设、开发或打通信息系统、平台',
  改流程: '改变办理、审批、监管的环节和方式',
  定标准: '制定标准、模板、规则',
  联办协作: '几个单位之间传递、征求意见、共享',
  便利措施: '给企业、群众的便利和服务',
  风险防范: '防范风险、留存证据、事后管理',
} as const;

export type PointKind = keyof typeof POINT_KINDS;

const phrase = text('照录本项引文里的一段原文，不超过80个字');

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
        text: text('用编者的话写一件要做的事'),
        /** The phrases of the paragraph that it rests on, verbatim. */
        phrases: z.array(phrase).min(1).describe('照录所依据的原文，可以有几段'),
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
      /** The actors as the paragraph names them, each a lane. */
      actors: z.array(text('照录引文里的办事主体')).min(2).describe('写办事主体的列表'),
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

/** A phrase longer than this explains nothing. */
const LONGEST_PHRASE = 80;
/** How much of the paragraph the points must rest on: the rest is words that ask for nothing. */
export const LEAST_COVERAGE = 0.95;

/** Everything in the points that the official paragraph doesn't bear out. */
export function pointFaults(data: Points, officialText: string, file: string): Fault[] {
  const phrases: [field: string, phrase: string][] = [
    ...data.points.flatMap((point, p) =>
      point.phrases.map((one, k): [string, string] => [`points[${p}].phrases[${k}]`, one]),
    ),
    ...(data.change
      ? ([
          ['change.before.phrase', data.change.before.phrase],
          ['change.after.phrase', data.change.after.phrase],
        ] as [string, string][])
      : []),
    ...(data.figures ?? []).map((one, f): [string, string] => [`figures[${f}].phrase`, one.phrase]),
    ...(data.flow?.steps ?? []).map((one, s): [string, string] => [
      `flow.steps[${s}].phrase`,
      one.phrase,
    ]),
  ];
  const fault = (field: string, problem: string, mend: string): Fault => ({
    file,
    field,
    problem,
    mend,
  });
  const numbers = data.points.map((point) => point.number);
  return [
    ...numbers.flatMap((number, p) =>
      numbers.indexOf(number) < p
        ? [
            fault(
              `points[${p}].number`,
              `要点的编号 ${number} 用了两次。`,
              '编号是网址的一部分，各不相同：新加的要点接着最大的编号编，已公布的不改。',
            ),
          ]
        : [],
    ),
    ...phrases
      .filter(([, one]) => !officialText.includes(one))
      .map(([field, one]) =>
        fault(
          field,
          `“${one}”不是本项引文里的原文。`,
          `从引文里照录一段，标点也不改。引文：${officialText}`,
        ),
      ),
    ...phrases
      .filter(([, one]) => one.length > LONGEST_PHRASE || one === officialText)
      .map(([field, one]) =>
        fault(
          field,
          `原文片段有${one.length}个字，太长，或就是整段引文。`,
          `拆成几段，每段不超过${LONGEST_PHRASE}个字。`,
        ),
      ),
    ...(data.figures ?? []).flatMap((one, f) =>
      one.phrase.includes(one.value)
        ? []
        : [
            fault(
              `figures[${f}].value`,
              `所引原文里没有“${one.value}”。`,
              '照录原文里的数字和单位。',
            ),
          ],
    ),
    ...(data.flow?.actors ?? []).flatMap((actor, a) =>
      officialText.includes(actor) && data.flow?.steps.some((step) => step.actor === actor)
        ? []
        : [
            fault(
              `flow.actors[${a}]`,
              `“${actor}”不是引文里的主体，或没有一步由它来做。`,
              '照录引文里的主体；没有步骤的删去。',
            ),
          ],
    ),
    ...(data.flow?.steps ?? []).flatMap((step, s) =>
      data.flow?.actors.includes(step.actor)
        ? []
        : [
            fault(
              `flow.steps[${s}].actor`,
              `actors 里没有“${step.actor}”。`,
              '改成 actors 里的一个，或加进 actors。',
            ),
          ],
    ),
    ...coverageFaults(data, officialText, fault),
  ];
}

function coverageFaults(
  data: Points,
  officialText: string,
  fault: (field: string, problem: string, mend: string) => Fault,
): Fault[] {
  const { share, missing } = coverage(data, officialText);
  const sentences = officialText.split('。').filter(Boolean).length;
  return [
    ...(share < LEAST_COVERAGE
      ? [
          fault(
            'points',
            `要点只依据了引文的${(share * 100).toFixed(1)}%，不到${LEAST_COVERAGE * 100}%。没有涉及：${missing.join('；')}`,
            '给没有涉及的原文补上要点。',
          ),
        ]
      : []),
    ...(sentences >= 2 && data.points.length < 2
      ? [fault('points', '引文有两句以上，要点只有一条。', '分成几条，每条一件事。')]
      : []),
  ];
}

/** How much of a paragraph, punctuation aside, lies in some point's phrase, and what doesn't. */
export function coverage(data: Points, officialText: string): { share: number; missing: string[] } {
  const covered = new Array<boolean>(officialText.length).fill(false);
  for (const one of data.points.flatMap((point) => point.phrases)) {
    const at = officialText.indexOf(one);
    if (at >= 0) covered.fill(true, at, at + one.length);
  }
  const counts = [...officialText.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => covered[index]);
  const rest = [...officialText].map((character, at) => (covered[at] ? '\n' : character)).join('');
  return {
    share: counts.filter(Boolean).length / counts.length,
    missing: rest.split('\n').filter((words) => /[\p{L}\p{N}]/u.test(words)),
  };
}
