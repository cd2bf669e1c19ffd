import { LEDGER_HEAD } from '../policy/address/ledger.ts';
import { fold } from '../policy/source/fold.ts';
import type { Block, SourceDocument } from './document.ts';
import { factsOf } from './facts.ts';
import { fail } from './failure.ts';
import { type Annex, linesOf, readAnnex } from './layout/annex.ts';
import { type Body, readBody } from './layout/body.ts';
import { unreadNames } from './layout/columns.ts';
import { withTabs } from './layout/delimited.ts';
import { withoutFurniture } from './layout/furniture.ts';
import { listedIn } from './layout/list.ts';
import { withoutQuotes } from './layout/quoted-cells.ts';
import { columnsAt } from './layout/reading.ts';
import type { Clues } from './layout/row-cells.ts';
import { withMergedHeads } from './layout/table-head.ts';
import { withTables } from './layout/text-tables.ts';
import type { Finding } from './layout/words.ts';
import { countsIn, missing } from './missing.ts';
import type { NameOf } from './own-names.ts';
import { proposedPoints, type TopicProposer } from './proposals.ts';
import { fileName, rowsFacts } from './rows.ts';
import { withWholeIssuers } from './signature.ts';
import { noticeFile } from './writing/notice-file.ts';
import { reformFile } from './writing/reform-file.ts';

/** What the site knows already, by which a notice is read. */
export interface Knowledge extends Pick<Clues, 'units' | 'zones' | 'places'> {
  nameOf: NameOf;
  topics: TopicProposer;
}

/** The files of a notice's folder by their names, and what a person has to look at. */
export interface Folder {
  files: Map<string, string>;
  findings: Finding[];
}

/**
 * Reads a notice out of a document and writes the files of its folder, in memory.
 * @throws {ImportFailure} where no annex with reforms is in it.
 */
export function noticeFolder(opened: SourceDocument, knowledge: Knowledge): Folder {
  const { document: plain, findings } = withoutFurniture(opened);
  const unquoted = withoutQuotes(plain);
  const tabbed = withTabs(unquoted.document);
  const document = withMergedHeads(withTables(tabbed.document));
  const text = document.blocks
    .flatMap(linesOf)
    .map((one) => one.text)
    .join('\n');
  const clues: Clues = {
    ...knowledge,
    isListed: listedIn(text),
    isCounted: (count) => countsIn(text).includes(count),
  };
  const { before, annex } = readAnnex(document, clues);
  if (!annex) {
    fail(
      `没有认出附件里成果的表：没有一行以 1 开头、凑得齐各列。${unreadHead(document)}`,
      '看附件是否在文件里；附件是单独的文件的，把它的文字接在正文后面，前面写一行“附件”；附件不是表的，每一项要有序号，或各格前面印着名称（如“责任单位：”）；没有的，在文字里补上表头，格与格之间用制表符隔开，或照手册“增加一个通知：自己写”录入。',
    );
  }
  const rows = rowsFacts(annex, clues, knowledge.nameOf);
  const read = readBody(before, rows.reforms);
  const source = sourceText(opened, document, read, annex);
  const body = { ...read, parts: withWholeIssuers(read.parts, read.title ?? '', source) };
  const facts = factsOf(body.title ?? '', body.parts, source);
  const notice = noticeFile({
    ...annex,
    ...body,
    ...rows,
    annexParts: rows.parts,
    parts: body.parts,
    facts,
  });
  const files = new Map([
    ['notice.mdx', notice],
    ...rows.reforms.map((reform): [string, string] => [
      fileName(reform.number),
      reformFile(reform, {
        topics: knowledge.topics.propose(reform.title, reform.text),
        points: proposedPoints(reform.text),
      }),
    ]),
    ['permalinks.txt', LEDGER_HEAD],
    ['source.txt', source],
  ]);
  return {
    files,
    findings: [
      ...findings,
      ...unquoted.findings,
      ...tabbed.findings,
      ...body.findings,
      ...missing(facts, body, rows),
      ...annex.findings,
      ...rows.findings,
      ...PROPOSED,
    ],
  };
}

/** What is told of the line or row that is most like a head, where no annex was found. */
function unreadHead({ blocks }: SourceDocument): string {
  const rows = blocks.flatMap((block) =>
    block.kind === 'line'
      ? [{ line: block.line, names: block.text.trim().split(/\s+/) }]
      : block.rows.map(({ line, cells }) => ({ line, names: cells.map(({ text }) => text) })),
  );
  for (const { line, names } of rows) {
    const unread = unreadNames(names);
    if (unread) {
      const which =
        unread.length > 0 ? `，不认识的列名是${unread.map((one) => `“${one}”`).join('、')}` : '';
      return `原文件第 ${line} 行像是表头：“${names.map((one) => fold(one)).join(' ')}”${which}。`;
    }
  }
  return '';
}

/** The text of the source: as it came where nothing had to go, else line by line. */
function sourceText(opened: SourceDocument, document: SourceDocument, body: Body, annex: Annex) {
  const dropped = new Set([...body.dropped, ...annex.dropped]);
  const lines = document.blocks
    .flatMap((block) => printedLines(block, annex))
    .flatMap(({ line, text }) => (dropped.has(line) ? [] : [body.replaced.get(line) ?? text]));
  const below = afterTitle(lines, body.title);
  const text = [...lines.slice(0, below), ...body.moved, ...lines.slice(below)].join('\n');
  if (opened.text !== undefined && fold(opened.text) === fold(text)) return opened.text;
  return `${text.replace(/\s+$/, '')}\n`;
}

/** A block as lines of the source: a row of the annex with the cells that the site has columns for. */
function printedLines(block: Block, annex: Annex): { line: number; text: string }[] {
  if (block.kind === 'line') return [{ line: block.line, text: block.text.replace(/\f/g, '') }];
  return block.rows.map(({ cells, line }) => {
    const row = annex.isUpright ? undefined : annex.rows.find((one) => one.line === line);
    const printed = row
      ? columnsAt(annex, row.number).map(({ is }) => row.cells.get(is ?? 'text'))
      : cells.filter(({ merged }) => merged !== 'left').map(({ text }) => text);
    const isHead = !row && !annex.dropped.includes(line);
    const shown = (isHead && headOf(cells, annex)?.map(({ name }) => name)) || printed;
    return {
      line,
      text: shown
        .map((one) => (one ?? '').replace(/\s*\n\s*/g, '').trim())
        .join(' ')
        .trim(),
    };
  });
}

/** The columns that a row names: a head of the annex, or of a part of it. */
const headOf = (cells: readonly { text: string }[], { headPrinted, columns, parts }: Annex) =>
  [
    ...(headPrinted ? [columns] : []),
    ...parts.flatMap((part) => (part.headPrinted ? [part.columns ?? columns] : [])),
  ].find((own) => {
    const names = own.map(({ name }) => name);
    const printed = cells.map(({ text }) => fold(text)).filter((one) => names.includes(one));
    return printed.join() === names.join();
  });

/** How many lines the title takes up, from the first. */
function afterTitle(lines: readonly string[], title: string | undefined): number {
  const whole = fold(title ?? '');
  let read = '';
  for (const [index, line] of lines.entries()) {
    read += fold(line);
    if (read.endsWith(whole)) return index + 1;
  }
  return 0;
}

const PROPOSED: readonly Finding[] = [
  {
    stage: 'proposals',
    what: '各项的分类（topics）照以前各项的用词推荐，要点（points）照原文的句子切出，上面都有一行“# 待编者核”。',
    mend: '逐条核对、改写，再删去那一行；没有删完的，生成网站时会报错。',
  },
];
