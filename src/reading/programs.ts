import type { Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import type { BodyFault } from './body-fault.ts';

/** Whether a node is a program: `{…}`, `import` or `export`. */
export const isProgram = (node: { type: string }) =>
  /^mdx(FlowExpression|TextExpression|jsEsm)$/.test(node.type);

/** Content is text: programs in it (`{…}`, `import`) would run at build, so none may stand there. */
export function programFaults(root: Root): BodyFault[] {
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
