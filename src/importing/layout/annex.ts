import { fold } from '../../policy/source/fold.ts';
import type { Block, Line, SourceDocument } from '../document.ts';
import { headIn } from './columns.ts';
import { looksLikeUnit } from './names.ts';
import { goingOn, readText, withMore } from './parts.ts';
import type { RowsReading, SoFar } from './reading.ts';
import { CALLED, type Region, regionsOf } from './regions.ts';
import type { Clues } from './row-cells.ts';
import { readTables } from './table-rows.ts';
import { inRows } from './text-refusals.ts';
import { readUpright } from './upright.ts';
import { beginsAnnex, type Finding, joined } from './words.ts';

export interface Annex extends RowsReading {
  heading: string[];
}

/** A region, and what its rows read as where it stands alone. */
interface Reading extends Region {
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
  const regions = regionsOf(blocks, (own) => readRegion(own, clues));
  const readings = regions.flatMap((region): Reading[] => {
    const rows = readRegion(region.blocks, clues);
    return rows && rows.rows.length > 0 ? [{ ...region, rows }] : [];
  });
  const best = readings.reduce<Reading | undefined>(
    (a, b) => (a && a.rows.rows.length >= b.rows.rows.length ? a : b),
    undefined,
  );
  if (!best || !isSound(best.rows, clues)) {
    for (const { blocks } of regions) inRows(blocks.filter((one) => one.kind === 'line'));
  }
  if (!best) return { before: blocks, annex: undefined };
  const { rows, used, head } = reformsIn(regions, readings, best, clues);
  const begins = regions.filter((region) => region.told || used.includes(region));
  const first = Math.min(...begins.map(({ start }) => start));
  const others = regions.filter(
    (region) => region.start >= first && !used.some((one) => one.blocks === region.blocks),
  );
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

/**
 * The regions whose rows are reforms: all that read soundly, whatever their columns, unless the text
 * counts as many reforms as those have that have the same columns as the longest.
 */
function reformsIn(
  regions: readonly Region[],
  readings: readonly Reading[],
  best: Reading,
  clues: Clues,
) {
  const sound = readings.filter((one) => one === best || isSound(one.rows, clues));
  const alike = sound.filter((one) => hasKinds(one.rows, best.rows));
  const [some, all] = [alike, sound].map((own) =>
    together(regions, own[0] ?? best, clues, (more) => own === sound || hasKinds(more, best.rows)),
  ) as [Together, Together];
  const count = ({ rows }: Together) => clues.isCounted(rows.rows.length);
  return count(some) && !count(all) ? some : all;
}

type Together = ReturnType<typeof together>;

/** An annex with those behind it that go on with it. */
function together(
  regions: readonly Region[],
  first: Reading,
  clues: Clues,
  isMore: (rows: RowsReading) => boolean,
) {
  let { rows } = first;
  const at = regions.findIndex(({ blocks }) => blocks === first.blocks);
  const used: Region[] = regions.slice(at, at + 1);
  for (const region of regions.slice(at + 1)) {
    const more = readRegion(region.blocks, clues, goingOn(rows));
    if (!more || more.rows.length === 0 || !isMore(more) || !isSound(more, clues)) continue;
    rows = withMore(rows, more, headingOf(headOf({ ...region, rows: more })));
    used.push(region);
  }
  return { rows, used, head: headOf(first) };
}

/** Whether two annexes have the same kinds of columns, whatever these are called. */
const hasKinds = (a: RowsReading, b: RowsReading) =>
  a.columns.map(({ is }) => is).join() === b.columns.map(({ is }) => is).join();

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

function readRegion(region: readonly Block[], clues: Clues, so?: SoFar): RowsReading | undefined {
  const lines = region.filter((block): block is Line => block.kind === 'line');
  if (lines.length < region.length) return readTables(region, clues, so) ?? readUpright(region, so);
  const isHeaded = lines.some(({ text }) => headIn(text) !== undefined);
  return (isHeaded ? undefined : readUpright(region, so)) ?? readText(lines, clues, so);
}

/** The lines above the rows of a region. */
const headOf = ({ blocks, rows }: Reading): Line[] => [
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

/** A title of many lines above rows without a head may hold the head, and what follows a title something else. */
function headingFindings(lines: readonly Line[], { headPrinted }: RowsReading): Finding[] {
  const own = lines.filter(({ text }) => text.trim() && !beginsAnnex(text));
  const ends = own.findIndex(({ text }) => CALLED.test(fold(text)));
  const goesBeyond = ends >= 0 && ends < own.length - 1;
  if (!goesBeyond && (headPrinted || own.length <= MOST_TITLE_LINES)) return [];
  return [
    {
      stage: 'annex',
      line: own[0]?.line,
      what: `表上面的 ${own.length} 行都当作了附件的标题：“${own.map(({ text }) => joined(text)).join('↵')}”。`,
      mend: '里面有表头的，把表头改成一行，列名之间空一格，再导入；或在 notice.mdx 里改 <Annex> 和 annex；不是附件的内容的（如水印），从那里和 source.txt 里删去。',
    },
  ];
}
const MOST_TITLE_LINES = 2;

/** What is held between rows: it may be the page's after all. */
const partFindings = ({ parts, rows }: RowsReading): Finding[] =>
  parts.map(({ from, words, numbered, columns }) => ({
    stage: 'annex',
    line: rows.find(({ number }) => number === from)?.line,
    what: `第 ${from} 项前面另起一部分${words.length > 0 ? `，印着“${words.join('↵')}”` : ''}${numbered === undefined ? '' : `，序号从 ${numbered} 编起，本站接着编为 ${from}`}${columns ? `，各列与前面不同：${columns.map(({ name }) => name).join('、')}` : ''}。`,
    mend: `已写进 notice.mdx 的 annex.parts，照原文核对；不是附件的内容的（如页眉），从那里和 source.txt 里删去${columns ? '；各项不是成果的，连同它们的文件一起删去' : ''}。`,
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
