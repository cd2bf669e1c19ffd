import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import { around, blankIn } from './blanks.ts';
import type { BodyFault } from './body-fault.ts';

/** What Markdown takes for something else than a paragraph of text. */
const BLOCKS: Record<string, string> = {
  heading: '标题（行首的“#”，或下一行的“===”“---”）',
  thematicBreak: '分隔线（“---”“***”一类）',
  list: '列表（行首的“- ”“+ ”“* ”“1. ”“1) ”）',
  blockquote: '引文里的引文（“> >”）',
  code: '代码（“```”“~~~”一类）',
  table: '表格（“|”和“---”）',
  definition: '链接的定义（“[…]: ”）',
};

/** Signs that Markdown reads within a paragraph, by what it makes of them. */
const INLINE: Record<string, [sign: string, what: string]> = {
  emphasis: ['', '斜体'],
  strong: ['', '粗体'],
  delete: ['~', '删除线'],
  inlineCode: ['`', '代码'],
  link: ['[', '链接'],
  linkReference: ['[', '链接'],
  image: ['!', '图片'],
  imageReference: ['!', '图片'],
  break: ['', '换行'],
  mdxJsxTextElement: ['<', '标签'],
};

/** Signs that a backslash may stand before; it then stands for nothing but the sign. */
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** What a block that should be a paragraph of plain text is instead. */
export const blockFault = (node: RootContent): BodyFault | undefined => {
  const what = BLOCKS[node.type];
  return what === undefined
    ? undefined
    : {
        line: node.position?.start.line ?? 1,
        problem: `这里会被读作${what}，不是一段文字。`,
        mend: '要这个符号的，前面加反斜杠，如“\\#”“\\-”“1\\.”；段落之间空一行。',
      };
};

/**
 * Where the text of a paragraph as Markdown reads it is not the text that stands in the file, line
 * ends and the backslashes before signs aside. A bare address makes a link of the same text, which
 * is none to the page: it takes the text.
 * @param source the body that the paragraph was parsed from.
 * @param element the one that a paragraph may have, as `Contact`.
 */
export function literalFaults(node: Paragraph, source: string, element?: string): BodyFault[] {
  const isElement = (child: PhrasingContent) =>
    child.type === 'mdxJsxTextElement' && child.name === element && child.attributes.length === 0;
  const markup = (children: readonly PhrasingContent[]): BodyFault[] =>
    children.flatMap((child) => {
      // Programs are told of as what they are.
      if (child.type === 'text' || child.type === 'mdxTextExpression') return [];
      const isText = isElement(child) || (child.type === 'link' && rawOf(child, source)[0] !== '[');
      if (isText && 'children' in child) return markup(child.children);
      return [markupFault(child, source, lineOf(node))];
    });
  const faults = markup(node.children);
  const hasProgram = node.children.some(({ type }) => type === 'mdxTextExpression');
  if (faults.length > 0 || hasProgram) return faults;
  const raw = unwrapped(rawOf(node, source).replace(/\n[ \t]*(?:>[ \t]?)+/g, '\n')).trim();
  const line = lineOf(node);
  if (/[\p{Script=Latin}\p{Nd}]\n[\p{Script=Latin}\p{Nd}]/u.test(raw)) {
    return [
      {
        line,
        problem: '换行断在两个英文词或数字之间，分不清中间有没有空格。',
        mend: '把它们写在一行里。',
      },
    ];
  }
  const tags = element ? new RegExp(`</?${element}>`, 'g') : /(?!)/;
  const plain = raw.replace(tags, '').replace(ESCAPED, '$1');
  return plain === unwrapped(plainText(node)).trim() ? [] : [differentFault(raw, line)];
}

function markupFault(node: PhrasingContent, source: string, paragraph: number): BodyFault {
  const line = node.position?.start.line ?? paragraph;
  const raw = rawOf(node, source);
  if (node.type === 'break') {
    return { line, problem: '行末有两个空格或反斜杠，会被读作换行。', mend: '删去它们。' };
  }
  if ('name' in node && /^(Contact|ReformList|Annex)$/.test(node.name ?? '')) {
    return {
      line,
      problem: `标签 <${node.name}> 不能这样用。`,
      mend: '<Contact>…</Contact> 写在通知正文的段落里，不加属性；<ReformList />、<Annex> 单独写，前后空一行。',
    };
  }
  const [sign, what] = INLINE[node.type] ?? ['', '别的东西'];
  const shown = raw.charAt(0) || sign;
  return {
    line,
    problem: `“${shown}”会被读作${what}的符号：“${cut(raw)}”。`,
    mend: `要这个符号的，前面加反斜杠，写成“\\${shown}”。`,
  };
}

function differentFault(raw: string, line: number): BodyFault {
  const [entity] = /&#?\w+;/.exec(raw) ?? [];
  return entity
    ? {
        line,
        problem: `“${entity}”会被读作另一个字符。`,
        mend: '直接写那个字符；要“&”本身的，写成“\\&”。',
      }
    : {
        line,
        problem: `这里的符号会被读作别的东西：“${cut(raw)}”。`,
        mend: '要这个符号的，前面加反斜杠。',
      };
}

/** The line ends of a file are none of the text's, with the blanks around them. */
const unwrapped = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');

const lineOf = (node: Paragraph) => node.position?.start.line ?? 1;

const rawOf = ({ position }: PhrasingContent | Paragraph, source: string) =>
  position ? source.slice(position.start.offset, position.end.offset) : '';

const cut = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

/** Blanks in the notice's words, as they will be published. */
export function blankFault(text: string, line: number): BodyFault[] {
  const blank = blankIn(text, 'official');
  if (!blank) return [];
  return [
    {
      line,
      problem: `引文里有${blank.what}，会当作原文公布：“${around(text, blank.at)}”。`,
      mend: '删去它；段首不空格，汉字、数字之间也不空格。',
    },
  ];
}
