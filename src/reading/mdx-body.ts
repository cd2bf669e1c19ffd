import type { Root } from 'mdast';
import type { Body } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { parseMdx } from './mdx.ts';
import { noticeBlocks } from './notice-body.ts';
import { type PageLink, readPage } from './page-body.ts';
import { lineOf } from './passage.ts';
import { isProgram, programFaults } from './programs.ts';
import { quotationFaults, quotations } from './quotations.ts';

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
      ...(kind === 'reform' ? remarkFaults(root) : []),
    ],
  };
}

/** A reform's page shows its quotation alone. */
function remarkFaults(root: Root): BodyFault[] {
  const besides = root.children.find((node) => node.type !== 'blockquote' && !isProgram(node));
  if (!besides || quotations(root).length !== 1) return [];
  return [
    {
      line: lineOf(besides),
      problem: '引文之外还有别的内容，网页上不会显示。',
      mend: '删去它；编者的话写在开头的资料里（points 等）。',
    },
  ];
}
