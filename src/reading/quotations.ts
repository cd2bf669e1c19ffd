import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Passage } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { blankFault, blockFault, literalFaults } from './literal.ts';
import { contactFault, lineOf, passage } from './passage.ts';

/** The quotations (`> …`) of a body: in MDX files other than `notice.mdx` they alone are the notice's words. */
export function quotations(root: Root): Passage[] {
  const found: Passage[] = [];
  visit(root, 'blockquote', (node) => {
    found.push(passage(node));
  });
  return found;
}

/** A quotation is one paragraph of the notice's, read to the letter. */
export function quotationFaults(root: Root, source: string): BodyFault[] {
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
