import type { Blockquote, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Body, NoticeBlock, Passage } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { CONTACT_MEND, CONTACT_PROBLEM, contactIn } from './contacts.ts';
import { blankFault, blockFault, literalFaults } from './literal.ts';
import { parseMdx } from './mdx.ts';
import { type PageLink, readPage } from './page-body.ts';
import { readReformBody } from './remarks.ts';

/** Whose body it is: each kind has rules of its own. */
export type BodyKind = 'notice' | 'reform' | 'page';

export interface BodyReading {
  /** None where the MDX doesn't parse. */
  body: Body | undefined;
  /** Where a page of the editors' leads to. */
  links: PageLink[];
  faults: BodyFault[];
}

/** Reads an MDX body: what it holds, and what may not stand in it. */
export function readBody(text: string, kind: BodyKind): BodyReading {
  const parsed = parseMdx(text);
  if ('fault' in parsed) return { body: undefined, links: [], faults: [parsed.fault] };
  const { root } = parsed;
  if (root.children.length === 0) {
    const fault = { line: 1, problem: '正文是空的。', mend: '在第二个 --- 下面写正文。' };
    return { body: undefined, links: [], faults: [fault] };
  }
  if (kind === 'reform') return reformBody(root, text);
  const notice = kind === 'notice' ? noticeBlocks(root, text) : { blocks: [], faults: [] };
  const page = kind === 'page' ? readPage(root, text) : { links: [], faults: [] };
  return {
    body: { blocks: notice.blocks, quotations: quotations(root), remarks: undefined },
    links: page.links,
    faults: [
      ...programFaults(root),
      ...notice.faults,
      ...page.faults,
      ...quotationFaults(root, text),
    ],
  };
}

/** A reform's body: its quotation, and what the editors wrote below it. */
function reformBody(root: Root, text: string): BodyReading {
  const { quoted, remarks, faults } = readReformBody(root, text);
  const programs = programFaults(root);
  return {
    body: {
      blocks: [],
      quotations: quoted.map(passage),
      // What isn't sound is never compiled.
      remarks: programs.length > 0 ? undefined : remarks,
    },
    links: [],
    faults: [...programs, ...quotationFaults(root, text), ...faults],
  };
}

/** Official text has no line breaks of its own: those of the file are folded away. */
const unwrapped = (text: string) =>
  text
    .split('\n')
    .map((line, index, { length }) => {
      const start = index > 0 ? line.trimStart() : line;
      return index < length - 1 ? start.trimEnd() : start;
    })
    .join('');

const lineOf = (node: RootContent) => node.position?.start.line ?? 1;

const passage = (node: Paragraph | Blockquote): Passage => ({
  text: unwrapped(plainText(node)),
  line: lineOf(node),
});

/** The quotations (`> …`) of a body: in MDX files other than `notice.mdx` they alone are the notice's words. */
function quotations(root: Root): Passage[] {
  const found: Passage[] = [];
  visit(root, 'blockquote', (node) => {
    found.push(passage(node));
  });
  return found;
}

/** A quotation is one paragraph of the notice's, read to the letter. */
function quotationFaults(root: Root, source: string): BodyFault[] {
  const faults: BodyFault[] = [];
  visit(root, 'blockquote', (node) => {
    const [first, second] = node.children;
    if (second) {
      faults.push({
        line: lineOf(second),
        problem: '一段引文里不止一个自然段。',
        mend: '分段的地方用空行隔开（空行不写“>”），各是一段引文；成果的引文不分段。',
      });
    }
    if (first?.type === 'paragraph') {
      const literal = [...literalFaults(first, source), ...contactFault(passage(first))];
      const { text, line } = passage(first);
      faults.push(...(literal.length > 0 ? literal : blankFault(text, line)));
    } else {
      faults.push((first && blockFault(first)) ?? strangeBlock(first ?? node));
    }
  });
  return faults;
}

const strangeBlock = (node: RootContent): BodyFault => ({
  line: lineOf(node),
  problem: '这里不是一段文字。',
  mend: '引文里只写原文，不写标签。',
});

function contactFault({ text, line }: Passage): BodyFault[] {
  const contact = contactIn(text);
  return contact ? [{ line, problem: CONTACT_PROBLEM(contact.words), mend: CONTACT_MEND }] : [];
}

/** What isn't a contact would be kept out of the search and the data for nothing. */
const idleContacts = (node: Paragraph): BodyFault[] =>
  node.children
    .filter((child) => isContact(child) && !contactIn(plainText(child)))
    .map((child) => ({
      line: child.position?.start.line ?? lineOf(node),
      problem: `<Contact> 里没有电话、传真或邮箱：“${plainText(child).slice(0, 20)}”。`,
      mend: '只把联系人、电话、传真、邮箱放在 <Contact> 里；没有的，去掉这个标签。',
    }));

const isContact = (node: RootContent) =>
  node.type === 'mdxJsxTextElement' && node.name === 'Contact';

const isProgram = (node: { type: string }) =>
  /^mdx(FlowExpression|TextExpression|jsEsm)$/.test(node.type);

/** Content is text: programs in it (`{…}`, `import`) would run at build, so none may stand there. */
function programFaults(root: Root): BodyFault[] {
  const faults: BodyFault[] = [];
  visit(root, (node) => {
    const hasProgram =
      isProgram(node) ||
      ('attributes' in node &&
        node.attributes.some(
          (attribute) =>
            attribute.type === 'mdxJsxExpressionAttribute' ||
            (typeof attribute.value === 'object' && attribute.value !== null),
        ));
    if (hasProgram) {
      faults.push({
        line: node.position?.start.line ?? 1,
        problem: '正文里有程序代码（{…}、import 或 export）。',
        mend: '删去代码，只写文字；要花括号的，前面加反斜杠，写成“\\{”。',
      });
    }
  });
  return faults;
}

/** Splits the body of `notice.mdx` into its blocks. */
function noticeBlocks(root: Root, source: string): { blocks: NoticeBlock[]; faults: BodyFault[] } {
  const blocks: NoticeBlock[] = [];
  const faults: BodyFault[] = [];
  const paragraph = (node: Paragraph, element?: string) => {
    const read = { ...passage(node), quotable: withoutContact(node) };
    const literal = literalFaults(node, source, element);
    faults.push(
      ...(literal.length > 0 ? literal : blankFault(read.text, read.line)),
      ...contactFault({ ...read, text: read.quotable }),
      ...idleContacts(node),
    );
    return read;
  };
  for (const node of root.children) {
    const line = lineOf(node);
    if (isProgram(node)) continue;
    if (node.type === 'paragraph') {
      blocks.push({ kind: 'paragraph', ...paragraph(node, 'Contact') });
    } else if (isPart(node, 'ReformList') && node.children.length === 0) {
      blocks.push({ kind: 'reformList', line });
    } else if (isPart(node, 'Annex') && node.children.every(({ type }) => type === 'paragraph')) {
      const heading = node.children.flatMap((child) => (child.type === 'paragraph' ? [child] : []));
      blocks.push({
        kind: 'annex',
        heading: heading.map((one) => {
          const { text, line } = paragraph(one);
          return { text, line };
        }),
        line,
      });
    } else {
      faults.push({ ...(blockFault(node) ?? otherBlock(node)), structure: true });
      // Its words stand where they stand, so that they aren't missed in the source as well.
      const text = unwrapped(plainText(node));
      blocks.push({ kind: 'paragraph', text, quotable: text, line });
    }
  }
  return { blocks, faults };
}

/** One of the notice's parts that aren't paragraphs; it has no attributes. */
const isPart = (node: RootContent, name: string): node is MdxJsxFlowElement =>
  node.type === 'mdxJsxFlowElement' && node.name === name && node.attributes.length === 0;

const otherBlock = (node: RootContent): BodyFault => ({
  line: lineOf(node),
  problem: '通知正文里只能有段落、<ReformList /> 和 <Annex>，这里是别的东西。',
  mend: '改成普通段落；<ReformList /> 里不写东西，<Annex> 里只写附件标题的各段，<Contact> 写在段落里。',
});

function withoutContact(node: Paragraph): string {
  const children = node.children.filter((child) => !isContact(child));
  return unwrapped(plainText({ ...node, children }));
}
