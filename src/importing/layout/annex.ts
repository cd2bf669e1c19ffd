import { fold } from '../../policy/source/fold.ts';
import type { Block, Line, SourceDocument } from '../document.ts';
import { headIn } from './columns.ts';
import { looksLikeUnit } from './names.ts';
import { goingOn, readText, withMore } from './parts.ts';
import type { RowsReading, SoFar } from './reading.ts';
import type { Clues } from './row-cells.ts';
import { readTables } from './table-rows.ts';
import { beginsAnnex, type Finding, joined } from './words.ts';

export interface Annex extends RowsReading {
  heading: string[];
}

/** Blocks that may be an annex, and what their rows read as where they stand alone. */
interface Region {
  start: number;
  /** Whether a word says that an annex begins there; a table may also stand above a notice's title. */
  told: boolean;
  blocks: readonly Block[];
  rows: RowsReading;
}

/**
 * Finds the annex with the reforms, or the annexes, and reads their rows.
 * @returns with it, the blocks before it; no annex where nothing in the document reads as one.
 */
export function readAnnex(
  document: SourceDocument,
  clues: Clues,
): { before: Block[]; annex: Annex | undefined } {
  const { blocks } = document;
  const regions = regionsOf(blocks, clues);
  const readings = regions.flatMap((region): Region[] => {
    const rows = readRegion(region.blocks, clues);
    return rows && rows.rows.length > 0 ? [{ ...region, rows }] : [];
  });
  const best = readings.reduce<Region | undefined>(
    (a, b) => (a && a.rows.rows.length >= b.rows.rows.length ? a : b),
    undefined,
  );
  if (!best) return { before: blocks, annex: undefined };
  const alike = readings.filter(
    (one) => one === best || (isAlike(one.rows, best.rows) && isSound(one.rows, clues)),
  );
  const { rows, used } = together(regions, alike[0] ?? best, clues);
  const begins = regions.filter(({ start, told }) => told || used.includes(start));
  const first = Math.min(...begins.map(({ start }) => start));
  const others = regions.filter(({ start }) => start > first && !used.includes(start));
  const head = headOf(alike[0] ?? best);
  return {
    before: blocks.slice(0, first),
    annex: {
      ...rows,
      heading: headingOf(head),
      dropped: [
        ...rows.dropped,
        ...others.flatMap(({ blocks }) => blocks.flatMap(linesOf)).map(({ line }) => line),
      ],
      findings: [
        ...rows.findings,
        ...headingFindings(head, rows),
        ...partFindings(rows),
        ...others.flatMap(({ blocks }) => otherFindings(blocks.flatMap(linesOf))),
      ],
    },
  };
}

/** An annex with those behind it that go on with the same columns. */
function together(regions: readonly Omit<Region, 'rows'>[], first: Region, clues: Clues) {
  let { rows } = first;
  const used = [first.start];
  for (const region of regions.filter(({ start }) => start > first.start)) {
    const more = readRegion(region.blocks, clues, goingOn(rows));
    if (!more || more.rows.length === 0 || !isAlike(more, rows) || !isSound(more, clues)) continue;
    rows = withMore(rows, more, headingOf(headOf({ ...region, rows: more })));
    used.push(region.start);
  }
  return { rows, used };
}

const kinds = ({ columns }: RowsReading) => columns.map(({ is }) => is).join();

/** Whether two annexes have the same columns: the site holds one setting of them for a notice. */
const isAlike = (a: RowsReading, b: RowsReading) => kinds(a) === kinds(b);

/** Whether most rows name units, and say something of a reform: another form may have as many cells. */
function isSound({ rows }: RowsReading, { units }: Clues): boolean {
  const sound = rows.filter(({ cells }) => {
    const words = cells.get('text') ?? cells.get('reform') ?? '';
    const { names } = units.read(cells.get('units') ?? '');
    return (
      fold(words).length >= SHORTEST_TEXT &&
      names.some(({ id, printed }) => id !== undefined || looksLikeUnit(printed))
    );
  });
  return sound.length * 2 > rows.length;
}
/** No paragraph on a reform is shorter. */
const SHORTEST_TEXT = 5;

const isAnnexWord = (block: Block | undefined) => block?.kind === 'line' && beginsAnnex(block.text);

/**
 * Where annexes may be: from each word on to the next; where no word stands alone, from those with
 * their title in one line; else from each table, which may go over several, with the title above it.
 */
function regionsOf(blocks: readonly Block[], clues: Clues): Omit<Region, 'rows'>[] {
  const words = [...blocks.keys()].filter((index) => isAnnexWord(blocks[index]));
  const starts = words.length > 0 ? words : titledStarts(blocks);
  const told = starts.length > 0;
  if (!told) starts.push(...tableStarts(blocks, clues));
  return starts.map((start, at) => ({ start, told, blocks: blocks.slice(start, starts[at + 1]) }));
}

/** An annex that begins with its word and its title in one line. */
const TITLED = /^附件[\d一二三四五六七八九]{0,2}[:：.、]?.{4,60}$/;
const SIGNED = /^.{0,40}(\d{4}|[〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日$/;

/** The same words above the signature list the annexes. */
function titledStarts(blocks: readonly Block[]): number[] {
  const text = (index: number) => {
    const block = blocks[index];
    return block?.kind === 'line' ? fold(block.text) : '';
  };
  const signed = [...blocks.keys()].find((index) => SIGNED.test(text(index)));
  if (signed === undefined) return [];
  return [...blocks.keys()].filter(
    (index) => index > signed && TITLED.test(text(index)) && !/[。；]/.test(text(index)),
  );
}

function tableStarts(blocks: readonly Block[], clues: Clues): number[] {
  const tables = [...blocks.keys()].filter((index) => isTableStart(blocks[index]));
  const goesOn = (index: number, before: number | undefined) =>
    before !== undefined &&
    shapeOf(blocks[index]) === shapeOf(blocks[before]) &&
    (readRegion(blocks.slice(before, index), clues)?.rows.length ?? 0) > 0;
  return tables
    .filter((index, at) => !goesOn(index, tables[at - 1]))
    .map((index) => {
      const above = blocks[index - 1];
      return above?.kind === 'line' && /[表单]$/.test(fold(above.text)) ? index - 1 : index;
    });
}

/** What a table has in common with its piece on the next page. */
const shapeOf = (block: Block | undefined) =>
  block?.kind === 'table' ? String(block.rows[0]?.cells.length) : fold(block?.text ?? '');

/** A table, or the line of a text that heads one. */
const isTableStart = (block: Block | undefined) =>
  block?.kind === 'table' || (block?.kind === 'line' && headIn(block.text) !== undefined);

function readRegion(region: readonly Block[], clues: Clues, so?: SoFar): RowsReading | undefined {
  if (region.some(({ kind }) => kind === 'table')) return readTables(region, clues, so);
  return readText(
    region.filter((block): block is Line => block.kind === 'line'),
    clues,
    so,
  );
}

/** The lines above the rows of a region. */
const headOf = ({ blocks, rows }: Region): Line[] => [
  ...blocks.slice(0, rows.begins).filter((one): one is Line => one.kind === 'line'),
  ...(rows.titles ?? []).map((text): Line => ({ kind: 'line', text, line: 0, whole: true })),
];

/** The word, and the title below it, which may go over several lines. */
function headingOf(lines: readonly Line[]): string[] {
  const filled = lines.filter(({ text }) => text.trim());
  const [first, ...rest] = filled.map(({ text }) => joined(text));
  if (first === undefined) return [];
  const title = beginsAnnex(first) ? rest.join('') : [first, ...rest].join('');
  return beginsAnnex(first) ? [first, ...(title ? [title] : [])] : [title];
}

/** A title of many lines above rows without a head may hold the head. */
function headingFindings(lines: readonly Line[], { headPrinted }: RowsReading): Finding[] {
  const own = lines.filter(({ text }) => text.trim() && !beginsAnnex(text));
  if (headPrinted || own.length <= MOST_TITLE_LINES) return [];
  return [
    {
      stage: 'annex',
      line: own[0]?.line,
      what: `表上面的 ${own.length} 行都当作了附件的标题：“${own.map(({ text }) => joined(text)).join('↵')}”。`,
      mend: '里面有表头的，把表头改成一行，列名之间空一格，再导入；或在 notice.mdx 里改 <Annex> 和 annex。',
    },
  ];
}
const MOST_TITLE_LINES = 2;

/** What is held between rows: it may be the page's after all. */
const partFindings = ({ parts, rows }: RowsReading): Finding[] =>
  parts.map(({ from, words, numbered }) => ({
    stage: 'annex',
    line: rows.find(({ number }) => number === from)?.line,
    what: `第 ${from} 项前面另起一部分${words.length > 0 ? `，印着“${words.join('↵')}”` : ''}${numbered === undefined ? '' : `，序号从 ${numbered} 编起，本站接着编为 ${from}`}。`,
    mend: '已写进 notice.mdx 的 annex.parts，照原文核对；不是附件的内容的（如页眉），从那里和 source.txt 里删去。',
  }));

export const linesOf = (block: Block): { line: number; text: string }[] =>
  block.kind === 'line'
    ? [block]
    : block.rows.map(({ cells, line }) => ({
        line,
        text: cells.map(({ text }) => text).join(' '),
      }));

const otherFindings = (lines: readonly { line: number; text: string }[]): Finding[] => {
  const filled = lines.filter(({ text }) => text.trim());
  const [first] = filled;
  if (!first) return [];
  return [
    {
      stage: 'annex',
      line: first.line,
      what: `还有别的附件，各列与成果的表不同，没有收录这 ${filled.length} 行：“${filled.map(({ text }) => joined(text)).join('↵')}”。`,
      mend: '不是成果的，要告诉读者的写进编者说明；是成果的，另存成一个文件：前面照录通知的标题、正文，后面只放这个附件，换一个代号导入。',
    },
  ];
};
