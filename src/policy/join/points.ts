import { type Fault, subject, WHOLE_CATALOG } from '../fault.ts';
import { type Points, UNNAMED_ACTOR } from '../schema/points.ts';
import { unstatedNumbers } from './numbers.ts';
import { phraseFaults } from './phrases.ts';

/** How much of the paragraph the points must rest on: the rest is words that ask for nothing. */
export const LEAST_COVERAGE = 0.95;

/**
 * Everything in the points that the official paragraph doesn't bear out.
 * @param rest what else the notice says: a number or a date may stand there.
 */
export function pointFaults(data: Points, officialText: string, file: string, rest = ''): Fault[] {
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
    restsOn: [subject(file, 'quotation')],
  });
  const numbers = data.points.map((point) => point.number);
  return [
    ...numbers.flatMap((number, p) =>
      numbers.indexOf(number) < p
        ? [
            {
              file,
              field: `points[${p}].number`,
              problem: `要点的编号 ${number} 用了两次。`,
              mend: '编号是网址的一部分，各不相同：新加的要点接着最大的编号编，已公布的不改。',
              spoils: [WHOLE_CATALOG],
            },
          ]
        : [],
    ),
    ...phrases.flatMap(([field, one]) => phraseFaults(one, officialText, file, field)),
    // Its number stands at one place of the paragraph.
    ...phrases.flatMap(([field, one]) => {
      const times = officialText.split(one).length - 1;
      return times > 1 && field.startsWith('points')
        ? [
            fault(
              field,
              `“${one}”在引文里有 ${times} 处，分不清是哪一处。`,
              '前面或后面多照录几个字，到只有一处为止。',
            ),
          ]
        : [];
    }),
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
      (actor === UNNAMED_ACTOR || officialText.includes(actor)) &&
      data.flow?.steps.some((step) => step.actor === actor)
        ? []
        : [
            fault(
              `flow.actors[${a}]`,
              `“${actor}”不是引文里的主体，或没有一步由它来做。`,
              `照录引文里的主体，引文没有写明的写 ${UNNAMED_ACTOR}；没有步骤的删去。`,
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
    ...editorsWords(data).flatMap(([field, words]) =>
      unstatedNumbers(words, officialText, rest).map((number) =>
        fault(
          field,
          `“${number}”在原文里没有：本项引文和通知正文都没有写这个数字。`,
          '照原文改正；是编者另外知道的，从这里删去，写进编者说明。',
        ),
      ),
    ),
    ...coverageFaults(data, officialText, fault),
  ];
}

/** The editors' words on a paragraph, by their fields. */
const editorsWords = ({
  points,
  change,
  figures,
  flow,
}: Points): [field: string, words: string][] => [
  ...points.map(({ text }, p): [string, string] => [`points[${p}].text`, text]),
  ...(change
    ? ([
        ['change.before.text', change.before.text],
        ['change.after.text', change.after.text],
      ] as [string, string][])
    : []),
  ...(figures ?? []).map(({ text }, f): [string, string] => [`figures[${f}].text`, text]),
  ...(flow?.steps ?? []).map(({ text }, s): [string, string] => [`flow.steps[${s}].text`, text]),
];

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

/**
 * How much of a paragraph, punctuation aside, lies in some point's phrase, and what doesn't. Words
 * that a paragraph repeats are covered wherever they stand: it can't be told which of them a phrase is.
 */
export function coverage(data: Points, officialText: string): { share: number; missing: string[] } {
  const covered = new Array<boolean>(officialText.length).fill(false);
  for (const one of data.points.flatMap((point) => point.phrases)) {
    for (let at = officialText.indexOf(one); at >= 0; at = officialText.indexOf(one, at + 1)) {
      covered.fill(true, at, at + one.length);
    }
  }
  const counts = [...officialText.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => covered[index]);
  const rest = [...officialText].map((character, at) => (covered[at] ? '\n' : character)).join('');
  return {
    share: counts.filter(Boolean).length / counts.length,
    missing: rest.split('\n').filter((words) => /[\p{L}\p{N}]/u.test(words)),
  };
}
