import type { Blockquote, Paragraph, Root, RootContent } from 'mdast';
import type {} from 'mdast-util-mdx-jsx';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Body, NoticeBlock, Passage } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { readReformBody } from './remarks.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);

/** Whose body it is: each kind has rules of its own. */
export type BodyKind = 'notice' | 'reform' | 'page';

/**
 * Reads an MDX body: what it holds, and what may not stand in it.
 * @throws {VFileMessage} with `line` and `reason`, where the MDX doesn't parse.
 */
export function readBody(text: string, kind: BodyKind): { body: Body; faults: BodyFault[] } {
  const root = markdown.parse(text);
  const notice = kind === 'notice' ? noticeBlocks(root) : { blocks: [], faults: [] };
  const programs = programFaults(root);
  if (kind === 'reform') {
    const { quoted, remarks, faults } = readReformBody(root, text);
    return {
      body: {
        blocks: [],
        quotations: quoted.map(passage),
        // What isn't sound is never compiled.
        remarks: programs.length > 0 ? undefined : remarks,
      },
      faults: [...programs, ...faults],
    };
  }
  return {
    body: { blocks: notice.blocks, quotations: quotations(root), remarks: undefined },
    faults: [...programs, ...notice.faults],
  };
}

/** Official text has no line breaks of its own: those of the file are folded away. */
const unwrapped = (text: string) => text.replace(/\s*\n\s*/g, '');

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

/** Content is text: programs in it (`{…}`, `import`) would run at build, so none may stand there. */
function programFaults(root: Root): BodyFault[] {
  const faults: BodyFault[] = [];
  visit(root, (node) => {
    const isProgram =
      /^mdx(FlowExpression|TextExpression|jsEsm)$/.test(node.type) ||
      ('attributes' in node &&
        node.attributes.some(
          (attribute) =>
            attribute.type === 'mdxJsxExpressionAttribute' || typeof attribute.value === 'object',
        ));
    if (isProgram) {
      faults.push({
        line: node.position?.start.line ?? 1,
        problem: '正文里有程序代码（{…}、import 或 export）。',
        mend: '删去代码，只写文字。',
      });
    }
  });
  return faults;
}

/** Splits the body of `notice.mdx` into its blocks. */
function noticeBlocks(root: Root): { blocks: NoticeBlock[]; faults: BodyFault[] } {
  const blocks: NoticeBlock[] = [];
  const faults: BodyFault[] = [];
  for (const node of root.children) {
    const line = lineOf(node);
    if (node.type === 'paragraph') {
      blocks.push({ kind: 'paragraph', ...passage(node), quotable: withoutContact(node) });
    } else if (node.type === 'mdxJsxFlowElement' && node.name === 'ReformList') {
      blocks.push({ kind: 'reformList', line });
    } else if (node.type === 'mdxJsxFlowElement' && node.name === 'Annex') {
      const heading = node.children.filter((child) => child.type === 'paragraph').map(passage);
      blocks.push({ kind: 'annex', heading, line });
    } else {
      faults.push({
        line,
        problem: '通知正文里只能有段落、<ReformList /> 和 <Annex>，这里是别的东西。',
        mend: '改成普通段落；序号后不要加空格，以免变成列表。',
      });
    }
  }
  return { blocks, faults };
}

function withoutContact(node: Paragraph): string {
  const children = node.children.filter(
    (child) => !(child.type === 'mdxJsxTextElement' && child.name === 'Contact'),
  );
  return unwrapped(plainText({ ...node, children }));
}
