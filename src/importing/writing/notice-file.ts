import type { AnnexColumn } from '../../policy/schema/annex.ts';
import type { Facts } from '../facts.ts';
import type { Part } from '../layout/body.ts';
import { type FoundList, listNote } from '../layout/list.ts';
import type { AnnexPartFacts, RowsFacts } from '../rows.ts';
import { paragraphText, withContact } from './markdown.ts';
import { key, UNCONFIRMED, value } from './yaml.ts';

/** All that `notice.mdx` is written from. */
export interface NoticeParts {
  title: string | undefined;
  facts: Facts;
  parts: readonly Part[];
  list: FoundList | undefined;
  heading: readonly string[];
  headPrinted: boolean;
  columns: readonly AnnexColumn[];
  annexParts: readonly AnnexPartFacts[];
  names: RowsFacts['names'];
}

const asks = (what: string, lines: string[]) =>
  lines.length > 0 ? [`# ${UNCONFIRMED}：${what}；对了，删去这一行。`, ...lines] : [];

/** The file of a notice: what it says of itself, its text, and how its annex is set out. */
export function noticeFile(notice: NoticeParts): string {
  const { title, facts, list, columns, names } = notice;
  const hasScope = columns.some(({ is }) => is === 'scope');
  return [
    '---',
    ...key('title', title),
    ...asks('简称是程序取的', key('shortTitle', shortTitle(title, facts))),
    ...key('batch', facts.batch),
    ...key('issuer', facts.issuer),
    ...key('signedOn', facts.signedOn),
    ...key('publishedOn', facts.publishedOn),
    ...key('documentNumber', facts.documentNumber),
    ...asks('照正文推断的', key('reportTo', facts.reportTo)),
    ...asks('照正文推断的', hasScope ? [] : key('scope', facts.scope)),
    ...(list && list.mark !== '.' ? key('listMark', list.mark) : []),
    ...key('listNote', listNote(list)),
    'annex:',
    `  headPrinted: ${notice.headPrinted}`,
    '  columns:',
    ...columns.map((column) => `    - ${value(column)}`),
    ...(notice.annexParts.length > 0 ? ['  parts:'] : []),
    ...notice.annexParts.map((part) => `    - ${value(printedPart(part))}`),
    ...(Object.keys(names).length > 0 ? key('names', names) : []),
    `# ${UNCONFIRMED}：照正文写通知提出的要求（duties），和要求写的方案、总结（plan、review）；没有的，留下 []，删去这一行。`,
    'duties: []',
    '---',
    '',
    ...notice.parts.flatMap((part) => [
      part.kind === 'list' ? '<ReformList />' : withContact(part.text),
      '',
    ]),
    '<Annex>',
    '',
    ...notice.heading.flatMap((one) => [paragraphText(one), '']),
    '</Annex>',
    '',
  ].join('\n');
}

/** A part with what isn't the usual in it. */
const printedPart = ({ from, words, headPrinted, numbered, columns }: AnnexPartFacts) => ({
  from,
  ...(words.length > 0 ? { words } : {}),
  ...(headPrinted ? { headPrinted } : {}),
  ...(numbered === undefined ? {} : { numbered }),
  ...(columns ? { columns } : {}),
});

/** What lists call the notice: its batch, else what it is about. */
function shortTitle(title: string | undefined, { batch }: Facts): string | undefined {
  if (batch) return `${batch}复制推广通知`;
  return title
    ?.replace(/^.*?关于/, '')
    .replace(/的(通知|意见|方案)$/, '$1')
    .slice(0, 20);
}
