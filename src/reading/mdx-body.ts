import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Body } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { parseMdx } from './mdx.ts';
import { noticeBlocks } from './notice-body.ts';
import { type PageLink, readPage } from './page-body.ts';
import { contactFault, passage } from './passage.ts';
import { programFaults } from './programs.ts';
import { quotationFaults, quotations } from './quotations.ts';
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
  const faults = [
    ...programFaults(root),
    ...notice.faults,
    ...page.faults,
    ...quotationFaults(root, text),
  ];
  return {
    body: {
      blocks: notice.blocks,
      quotations: quotations(root),
      remarks: undefined,
      // What isn't sound is never compiled: while writing, programs in it would run.
      page: kind === 'page' && faults.length === 0 ? text : undefined,
    },
    links: page.links,
    faults,
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
      page: undefined,
    },
    links: siteLinks(root),
    faults: [
      ...programs,
      ...quotationFaults(root, text),
      ...faults,
      ...(remarks ? contactFault({ text: remarks.text, line: lineAfterQuotation(root) }) : []),
    ],
  };
}

const lineAfterQuotation = ({ children }: Root): number =>
  children.find(({ type }) => type !== 'blockquote')?.position?.start.line ?? 1;

/** Links of the editors' that lead to pages of the site. */
function siteLinks(root: Root): PageLink[] {
  const links: PageLink[] = [];
  for (const block of root.children.filter(({ type }) => type !== 'blockquote')) {
    visit(block, 'link', ({ url, position }) => {
      if (url.startsWith('/')) links.push({ line: position?.start.line ?? 1, to: url });
    });
  }
  return links;
}
