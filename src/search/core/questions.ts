import type { Lexicon } from './lexicon.ts';
import { looselyNamedBy, type NamedMatch, namedBy } from './names.ts';

/** What is left of a question: a word to look for, and whom it may mean. */
export interface Core {
  /** Looked for in the text; none where only the named is meant. */
  text: string | undefined;
  word: string;
  named: NamedMatch[];
}

/** Words that ask for the units that lead, and for the zones that something comes from. */
const LEADING = ['牵头', '负责', '主管', '主办', '落实'];
const COMING_FROM = ['首创', '来自', '来源', '试点', '原创'];

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
const EDGES = /^[的有是由在要应都和与谁吗呢了]+|[的有是由在要应都和与谁吗呢了]+$/g;

const SPLITTER = new RegExp([...ASKING, ...LEADING, ...COMING_FROM].join('|'), 'g');

/** Takes a folded question apart; nothing where there is nothing to drop or nothing left. */
export function coresOf(question: string, lexicon: Lexicon): Core[] {
  const words = question
    .split(SPLITTER)
    .map((word) => word.replace(EDGES, ''))
    .filter(Boolean);
  if (words.join('') === question) return [];
  const asksFor = (list: readonly string[]) => list.some((word) => question.includes(word));
  return words.map((word) => {
    const loosely = looselyNamedBy(word, lexicon);
    const only = (facet: string) => loosely.filter(({ named }) => named.facet === facet);
    const units = asksFor(LEADING) ? only('unit') : [];
    const zones = asksFor(COMING_FROM) ? only('zone') : [];
    if (units.length + zones.length > 0)
      return { text: undefined, word, named: [...units, ...zones] };
    return { text: word, word, named: [...namedBy(word, lexicon), ...only('topic')] };
  });
}
