import type { Lexicon } from './lexicon.ts';
import { type NamedMatch, namedBy, partlyNamedBy } from './names.ts';

/** What is left of a question: a word to look for, and whom it may mean. */
export interface Core {
  /** Looked for in the text; none where only the named is meant. */
  text: string | undefined;
  word: string;
  named: NamedMatch[];
  /** Whether only what belongs to nobody else is asked for. */
  alone: boolean;
}

/** Words that ask for the units that lead, and for the zones that something comes from. */
const LEADING = ['牵头', '负责', '主管', '主办', '落实'];
const COMING_FROM = ['首创', '独创', '独有', '特有', '只有', '来自', '来源', '试点', '原创'];

/** Of these, the words that leave the other zones out. */
const ALONE = /首创|独创|独有|特有|只有|原创/;

/** Words that a question has and its subject has not. */
const ASKING = [
  ...[
    '请问',
    '我想知道',
    '有没有',
    '哪几项',
    '哪几个',
    '哪一项',
    '哪些',
    '哪个',
    '哪项',
    '什么',
    '怎么',
    '怎样',
  ],
  ...[
    '如何',
    '为何',
    '多少',
    '几项',
    '几个',
    '是否',
    '需要',
    '应当',
    '应该',
    '可以',
    '复制',
    '推广',
    '改革',
  ],
  ...[
    '创新',
    '成果',
    '项目',
    '事项',
    '举措',
    '措施',
    '政策',
    '任务',
    '单位',
    '部门',
    '关于',
    '有关',
  ],
];

/** Single characters that bind a question together, dropped at the edge of a word alone. */
const EDGES = /^[的有是由在要应都和与谁吗呢了做]+|[的有是由在要应都和与谁吗呢了做]+$/g;

/** A subject of a question. */
const SHORTEST_SUBJECT = 2;

const SPLITTER = new RegExp([...ASKING, ...LEADING, ...COMING_FROM].join('|'), 'g');

/** Whether a word asks by itself who leads, or where something comes from. */
export const asksByItself = (word: string) =>
  [...LEADING, ...COMING_FROM].includes(word.replace(EDGES, ''));

/** Takes a folded question apart; nothing where there is nothing to drop or nothing left. */
export function coresOf(question: string, lexicon: Lexicon): Core[] {
  const words = question
    .split(SPLITTER)
    .map((word) => word.replace(EDGES, ''))
    .filter(Boolean);
  if (words.join('') === question) return [];
  // One character of a longer question is no subject.
  if (words.some((word) => word.length < SHORTEST_SUBJECT)) return [];
  const asksFor = (list: readonly string[]) => list.some((word) => question.includes(word));
  return words.map((word) => {
    const whole = namedBy(word, lexicon);
    const loosely = [...whole, ...partlyNamedBy(word, lexicon)];
    const only = (facet: string) => loosely.filter(({ named }) => named.facet === facet);
    const units = asksFor(LEADING) ? only('unit') : [];
    const zones = asksFor(COMING_FROM) ? only('zone') : [];
    if (units.length + zones.length > 0) {
      const alone = zones.length > 0 && ALONE.test(question);
      return { text: undefined, word, named: [...units, ...zones], alone };
    }
    return { text: word, word, named: [...whole, ...only('topic')], alone: false };
  });
}
