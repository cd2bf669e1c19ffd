import { LEDGER_HEAD } from '../policy/address/ledger.ts';
import { fold } from '../policy/source/fold.ts';
import type { Block, SourceDocument } from './document.ts';
import { type Facts, factsOf } from './facts.ts';
import { fail } from './failure.ts';
import { type Annex, linesOf, readAnnex } from './layout/annex.ts';
import { type Body, readBody } from './layout/body.ts';
import { withoutFurniture } from './layout/furniture.ts';
import { listedIn, orderOf } from './layout/list.ts';
import { withoutQuotes } from './layout/quoted-cells.ts';
import type { Clues } from './layout/row-cells.ts';
import { withTables } from './layout/text-tables.ts';
import type { Finding } from './layout/words.ts';
import { proposedPoints, type TopicProposer } from './proposals.ts';
import { fileName, type NameOf, type RowsFacts, rowsFacts } from './rows.ts';
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
  const document = withTables(unquoted.document);
  const text = document.blocks
    .flatMap(linesOf)
    .map((one) => one.text)
    .join('\n');
  const clues: Clues = { ...knowledge, isListed: listedIn(text) };
  const { before, annex } = readAnnex(document, clues);
  if (!annex) {
    fail(
      '没有认出附件里成果的表：没有一行以 1 开头、凑得齐各列。',
      '看附件是否在文件里；附件是单独的文件的，把它的文字接在正文后面，前面写一行“附件”；附件的各项不是表、是一段段的话的，照手册“增加一个通知：自己写”录入；表没有“序号”一列，或竖着排（一列是一项）的，请开发人员处理。',
    );
  }
  const rows = rowsFacts(annex, clues, knowledge.nameOf);
  const body = readBody(before, rows.reforms);
  const source = sourceText(opened, document, body, annex);
  const facts = factsOf(body.title ?? '', body.parts, source);
  const notice = noticeFile({ ...annex, ...body, ...rows, annexParts: annex.parts, facts });
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
      ...body.findings,
      ...missing(facts, body, rows),
      ...annex.findings,
      ...rows.findings,
      ...PROPOSED,
    ],
  };
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
    const row = annex.rows.find((one) => one.line === line);
    const printed = row
      ? annex.columns.map(({ is }) =>
          is === 'number' ? String(row.printed) : row.cells.get(is ?? 'text'),
        )
      : cells.filter(({ merged }) => merged !== 'left').map(({ text }) => text);
    const isHead = !row && annex.headPrinted && !annex.dropped.includes(line);
    const shown =
      isHead && isHeadOf(cells, annex) ? annex.columns.map(({ name }) => name) : printed;
    return {
      line,
      text: shown
        .map((one) => (one ?? '').replace(/\s*\n\s*/g, '').trim())
        .join(' ')
        .trim(),
    };
  });
}

const isHeadOf = (cells: readonly { text: string }[], { columns }: Annex) =>
  columns.every(({ name }) => cells.some(({ text }) => fold(text) === name));

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

/** Facts that the text doesn't give. */
function missing(facts: Facts, body: Body, { reforms }: RowsFacts): Finding[] {
  const absent = (fact: string | undefined, what: string, mend: string): Finding[] =>
    fact === undefined ? [{ stage: 'notice', what, mend }] : [];
  const order = orderOf(body.list);
  const text = body.parts.map((part) => (part.kind === 'paragraph' ? part.text : '')).join('\n');
  const counts = [...text.matchAll(/(\d+)\s*项/g)].map(([, one]) => Number(one));
  const count = counts.includes(reforms.length) ? undefined : counts.sort((a, b) => b - a)[0];
  return [
    ...absent(
      facts.publishedOn,
      '没有发布日期。',
      '照网页，在 source.txt 标题下面加一行“发布日期：……”，在 notice.mdx 里写 publishedOn。',
    ),
    ...absent(facts.issuer, '落款里没有认出发文机关。', '照落款，在 notice.mdx 里写 issuer。'),
    ...absent(facts.signedOn, '落款里没有认出成文日期。', '照落款，在 notice.mdx 里写 signedOn。'),
    ...absent(
      body.list && '',
      '正文里没有认出成果的名单（各项连着、与附件的名称一字不差的才算），名单照录成了段落。',
      '正文有名单的，核对名称；写得与附件相同的，换成 <ReformList />。',
    ),
    ...(order
      ? [
          {
            stage: 'notice' as const,
            what: `正文名单的次序与附件不同：${order}。`,
            mend: '照原文核对；网站照附件的序号排，已写进 notice.mdx 的 listNote，说法不合适的改。',
          },
        ]
      : []),
    ...(count !== undefined
      ? [
          {
            stage: 'rows' as const,
            what: `正文说有 ${count} 项，附件里认出 ${reforms.length} 项。`,
            mend: '照附件核对是否漏了一项，或两项并成了一项。',
          },
        ]
      : []),
  ];
}

const PROPOSED: readonly Finding[] = [
  {
    stage: 'proposals',
    what: '各项的分类（topics）照以前各项的用词推荐，要点（points）照原文的句子切出，上面都有一行“# 待编者核”。',
    mend: '逐条核对、改写，再删去那一行；没有删完的，生成网站时会报错。',
  },
];
