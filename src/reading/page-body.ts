import type { Link, Nodes, Parents, Root, RootContent, Text } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { around, blankIn } from './blanks.ts';
import type { BodyFault } from './body-fault.ts';
import { CONTACT_MEND, CONTACT_PROBLEM, contactIn } from './contacts.ts';
import { nestingFaults } from './nesting.ts';
import { addressFaults, attribute, tagFaults } from './page-tags.ts';

/** A link of a page of the editors': to an address of the site, or to an anchor of the page (`#…`). */
export interface PageLink {
  line: number;
  to: string;
}

/** What Markdown makes of a page of the editors' beyond paragraphs, bold text, lists and links. */
const REFUSED: Record<string, [problem: string, mend: string]> = {
  heading: [
    '标题用了“#”或下一行的“===”“---”。',
    '写成 <h2 id="代号">标题</h2>，代号是网址的一部分。',
  ],
  image: ['这里有图片。', '删去它；这一页只有文字。'],
  imageReference: ['这里有图片。', '删去它；这一页只有文字。'],
  definition: ['这里会被读作链接的定义。', '链接写成 [文字](网址)。'],
  linkReference: ['这里会被读作链接的定义。', '链接写成 [文字](网址)；要方括号的，前面加反斜杠。'],
  footnoteReference: ['这里会被读作脚注。', '改写在括号里；要“[^”的，写成“\\[^”。'],
  footnoteDefinition: ['这里会被读作脚注。', '改写在括号里；要“[^”的，写成“\\[^”。'],
  code: ['这里会被读作代码。', '删去“```”。'],
  table: ['这里会被读作表格。', '改成段落或列表。'],
  delete: ['“~”会被读作删除线的符号。', '要这个符号的，写成“\\~”，或用“～”。'],
  thematicBreak: ['这里会被读作分隔线。', '删去它；要这个符号的，前面加反斜杠。'],
  break: ['行末有两个空格或反斜杠，会被读作换行。', '删去它们；分段的，中间空一行。'],
};

/** Reads a page of the editors': its prose is Markdown within bounds, and nothing in it runs. */
export function readPage(root: Root, source: string): { links: PageLink[]; faults: BodyFault[] } {
  const links: PageLink[] = [];
  const faults: BodyFault[] = [];
  const ids = new Set<string>();
  visit(root, (node, _index, parent) => {
    const line = node.position?.start.line ?? parent?.position?.start.line ?? 1;
    const [problem, mend] = REFUSED[node.type] ?? [];
    if (isLink(node) && within(node)) {
      faults.push({ line, problem: '链接里面还有链接。', mend: '拆成两个链接。' });
    }
    if (problem && mend) faults.push({ line, problem, mend });
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      faults.push(...tagFaults(node, line, ids));
      const href = attribute(node, 'href');
      if (node.name === 'a' && href) links.push({ line, to: href });
    } else if (node.type === 'link') {
      faults.push(...linkFaults(node, line, source));
      links.push({ line, to: node.url });
    } else if (node.type === 'strong' || node.type === 'emphasis') {
      faults.push(...emphasisFaults(node, parent, line));
    } else if (node.type === 'text') {
      faults.push(...textFaults(node, line, source));
    } else if (node.type === 'paragraph' && !isQuoted(parent)) {
      const contact = contactIn(plainText(node));
      if (contact)
        faults.push({ line, problem: CONTACT_PROBLEM(contact.words), mend: CONTACT_MEND });
    }
  });
  for (const { line, to } of links) {
    if (!to.startsWith('#') || ids.has(to.slice(1))) continue;
    faults.push({
      line,
      problem: `本页没有 id 为“${to.slice(1)}”的标题。`,
      mend: '改成本页标题的 id。',
    });
  }
  const here = links.filter(({ to }) => to.startsWith('/'));
  return { links: here, faults };
}

const isQuoted = (parent: Parents | undefined) => parent?.type === 'blockquote';

const isLink = (node: Nodes) =>
  node.type === 'link' || ('name' in node && node.name === 'a' && 'attributes' in node);

/** Whether there is a link within what is one. */
const within = (node: Nodes): boolean =>
  'children' in node && node.children.some((child) => isLink(child) || within(child));

function linkFaults(node: Link, line: number, source: string): BodyFault[] {
  const raw = node.position
    ? source.slice(node.position.start.offset, node.position.end.offset)
    : '';
  if (raw.startsWith('[')) return addressFaults(node.url, line);
  return [
    {
      line,
      problem: `“${plainText(node).slice(0, 40)}”会连同后面的字被读作一个链接。`,
      mend: '写成 [文字](网址)。',
    },
  ];
}

/** Signs of emphasis that pair otherwise than they were meant leave one within another. */
function emphasisFaults(node: RootContent, parent: Parents | undefined, line: number): BodyFault[] {
  if (parent?.type !== 'strong' && parent?.type !== 'emphasis') return [];
  return [
    {
      line,
      problem: `粗体、斜体套在一起，多半是“**”配错了对：“${plainText(node).slice(0, 20)}”。`,
      mend: EMPHASIS_MEND,
    },
  ];
}

const EMPHASIS_MEND =
  '“**”紧贴文字，里外不要挨着引号、括号：写成“**双随机、一公开**”，引号在外；要这个符号的，写成“\\*”。';

/** Signs that were meant as Markdown and are left in the text; characters written by their number. */
function textFaults(node: Text, line: number, source: string): BodyFault[] {
  const { position } = node;
  const raw = position ? source.slice(position.start.offset, position.end.offset) : node.value;
  const [sign] = raw.replace(/\\./g, '').match(/\*+|__|~~|`|\]\(/) ?? [];
  const [entity] = /(?<!\\)&#?\w+;/.exec(raw) ?? [];
  const faults: BodyFault[] = [];
  if (sign) {
    faults.push({
      line,
      problem: `“${sign}”没有成对，会原样留在网页上：“${node.value.trim().slice(0, 20)}”。`,
      mend: EMPHASIS_MEND,
    });
  }
  if (entity) {
    faults.push({
      line,
      problem: `“${entity}”会被读作另一个字符。`,
      mend: '直接写那个字符；要“&”本身的，写成“\\&”。',
    });
  }
  faults.push(...nestingFaults(node.value).map((one) => ({ line, ...one })));
  // One blank is shown as it is meant, as in the name of a licence.
  const words = node.value.trim().replace(/(?<=\S) (?=\S)/g, '');
  const blank = blankIn(words, 'editors');
  if (blank) {
    faults.push({
      line,
      problem: `文字里有${blank.what}：“${around(words, blank.at)}”。`,
      mend: '删去它；一段写在一行里，换行会变成空格。',
    });
  }
  return faults;
}
