import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { BodyFault } from './body-fault.ts';
import { limitFaults } from './mdx-limits.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

const ESCAPES = '正文里要用“<”“{”的，前面加反斜杠，写成“\\<”“\\{”，或改用全角的。';

/** What the parser's reasons mean to an editor, by the rule that it names. */
const REASONS: Record<string, Omit<BodyFault, 'line'>> = {
  'end-tag-mismatch': {
    problem: '尖括号标签不成对。',
    mend: `补上 </…>，开头和结尾在同一段里；${ESCAPES}`,
  },
  'unexpected-closing-slash': {
    problem: '有 </…>，前面没有与它成对的标签。',
    mend: `删去它，或补上开头的标签；${ESCAPES}`,
  },
  'unexpected-self-closing-slash': {
    problem: '结尾的标签写错了。',
    mend: '写成 </名称>。',
  },
  'unexpected-attribute': {
    problem: '结尾的标签里不能有别的东西。',
    mend: '写成 </名称>。',
  },
  acorn: {
    problem: '花括号、import 或 export 会被读作程序，这里又不成程序。',
    mend: `只写文字，不写程序；${ESCAPES}`,
  },
};
const UNKNOWN: Omit<BodyFault, 'line'> = {
  problem: '“<”或“{”会被读作标签或程序，这里又不成标签、程序。',
  mend: ESCAPES,
};

/** The tree of an MDX body, or the one thing that keeps it from being read. */
export function parseMdx(text: string): { root: Root } | { fault: BodyFault } {
  const [limit] = limitFaults(text);
  if (limit) return { fault: limit };
  try {
    return { root: markdown.parse(text) };
  } catch (error) {
    const { line, place, ruleId } = error as {
      line?: number;
      place?: { start?: { line: number }; line?: number };
      ruleId?: string;
    };
    if (error instanceof RangeError) {
      return { fault: { line: 1, problem: '正文套得太深，没法读。', mend: UNKNOWN.mend } };
    }
    const { problem, mend } = REASONS[ruleId ?? ''] ?? UNKNOWN;
    return {
      fault: {
        line: signBefore(text, line ?? place?.start?.line ?? place?.line ?? 1),
        problem: `正文的 MDX 语法有误：${problem}`,
        mend,
      },
    };
  }
}

/** The parser stumbles where a tag or a program should have ended: the sign that began it counts. */
function signBefore(text: string, line: number): number {
  const before = text.split('\n').slice(0, line);
  const at = before.findLastIndex((content) => /(?<!\\)[<{]|^(import|export) /.test(content));
  return at < 0 ? line : at + 1;
}
