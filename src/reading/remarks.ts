import type { Blockquote, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import type { Remarks } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { unbroken } from './line-breaks.ts';
import { nodeFaults } from './remark-faults.ts';

/** The body of a reform's file, in its two voices. */
export interface ReformBody {
  /** The quotation that it begins with; more than one is the join's to refuse. */
  quoted: Blockquote[];
  /** 编者说明, where there is one and nothing is wrong with it. */
  remarks: Remarks | undefined;
  faults: BodyFault[];
}

/**
 * Parts a reform's body into the notice's words and the editors' below them, and checks the latter.
 * @param source the MDX that the tree was parsed from.
 */
export function readReformBody(root: Root, source: string): ReformBody {
  const data = misplacedData(source);
  if (data) return { quoted: [], remarks: undefined, faults: [data] };
  const first = root.children.findIndex(isQuotation);
  // Without a quotation nothing stands below it; that it is missing is told by the join.
  if (first < 0) return { quoted: [], remarks: undefined, faults: wrongMark(root, source) };
  const after = root.children.findIndex((node, index) => index > first && !isQuotation(node));
  const quoted = root.children.slice(first, after < 0 ? undefined : after).filter(isQuotation);
  const below = after < 0 ? [] : root.children.slice(after);
  const faults = [
    ...root.children.slice(0, first).filter(isText).map(before),
    ...quoted.flatMap((node) => runningOn(node, source)),
    ...below.flatMap((node) => nodeFaults(node, source)),
    ...below.flatMap((node) => entityFaults(node, source)),
  ];
  if (faults.length > 0 || below.length === 0) return { quoted, remarks: undefined, faults };
  const mdx = source.slice(below[0]?.position?.start.offset).trimEnd();
  return { quoted, remarks: { text: below.flatMap(lines).join('\n'), mdx }, faults };
}

/**
 * Fields that were written below the second `---`: Markdown takes them for paragraphs and lists, which
 * readers would see. No sentence of Chinese begins like one.
 */
function misplacedData(source: string): BodyFault | undefined {
  const lines = source.split('\n');
  const at = lines.findIndex((line) => /^[ \t]*(?:- +)?[a-z][A-Za-z]*[:：](?:[ \t]|$)/.test(line));
  if (at < 0) return undefined;
  return {
    line: at + 1,
    problem: `“${lines[at]?.trim()}”像是资料，写在了第二个 --- 下面，会当作文字显示。`,
    mend: '连同下面的几行，移到第二个 --- 的前面。',
    structure: true,
  };
}

/** A quotation whose mark is of full width is a paragraph to Markdown. */
function wrongMark({ children }: Root, source: string): BodyFault[] {
  const paragraph = children.find(({ type }) => type === 'paragraph');
  const [, mark] =
    /^\s*([＞》〉›»])/.exec(source.slice(paragraph?.position?.start.offset ?? source.length)) ?? [];
  if (!mark) return [];
  return [
    {
      line: paragraph?.position?.start.line ?? 1,
      problem: `引文的开头写成了“${mark}”，不会读作引文。`,
      mend: '改成半角的“> ”，后面空一格。',
    },
  ];
}

const isQuotation = (node: RootContent): node is Blockquote => node.type === 'blockquote';

/** Programs are refused in every body, and needn't be told twice. */
const isText = (node: RootContent) => !/^mdx(jsEsm|FlowExpression)$/.test(node.type);

const before = (node: RootContent): BodyFault => ({
  line: node.position?.start.line ?? 1,
  problem: '引文之前还有别的内容。',
  mend: '引文写在最前；编者说明写在引文下面，中间空一行。',
});

/** Markdown takes a line that follows a quotation without a blank one for a part of it. */
function runningOn({ position }: Blockquote, source: string): BodyFault[] {
  const from = position?.start.line ?? 1;
  const own = source.split('\n').slice(from - 1, position?.end.line);
  const at = own.findIndex((line) => !/^ {0,3}>/.test(line));
  if (at < 0) return [];
  return [
    {
      line: from + at,
      problem: '引文下面没有空一行，这一行会并进引文。',
      mend: '在这一行之前空一行；本是引文的，开头加“> ”。',
    },
  ];
}

/** A character that is written by its name or number isn't seen by who reads the file. */
function entityFaults({ position }: RootContent, source: string): BodyFault[] {
  const own = source.slice(position?.start.offset, position?.end.offset);
  return own.split('\n').flatMap((line, index) => {
    const [entity] = /&#?\w+;/.exec(line.replace(/\\[\s\S]/g, '')) ?? [];
    if (!entity) return [];
    return [
      {
        line: (position?.start.line ?? 1) + index,
        problem: `“${entity}”会被读作另一个字符。`,
        mend: '直接写那个字符；要“&”本身的，写成“\\&”。',
      },
    ];
  });
}

/** The lines of a block as plain text: a paragraph, a heading, an item, a table's row. */
function lines(node: RootContent): string[] {
  if (node.type === 'list' || node.type === 'listItem') {
    return (node.children as RootContent[]).flatMap(lines);
  }
  if (node.type === 'table') {
    return node.children.map((row) => row.children.map((cell) => words(cell)).join('\t'));
  }
  return [words(node)];
}

function words(node: RootContent): string {
  if (node.type === 'break' || ('name' in node && node.name === 'br')) return '\n';
  if (node.type === 'text') return unbroken(node.value);
  return 'children' in node ? node.children.map((child) => words(child)).join('') : '';
}
