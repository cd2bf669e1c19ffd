import type { Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import type { NoticeBlock } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { contactIn } from './contacts.ts';
import { blankFault, blockFault, literalFaults } from './literal.ts';
import { contactFault, lineOf, passage, unwrapped } from './passage.ts';
import { isProgram } from './programs.ts';

/** Splits the body of `notice.mdx` into its blocks. */
export function noticeBlocks(
  root: Root,
  source: string,
): { blocks: NoticeBlock[]; faults: BodyFault[] } {
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
