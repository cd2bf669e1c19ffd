import { fold } from '../../policy/source/fold.ts';
import type { Block, Line, SourceDocument, TableBlock } from '../document.ts';
import { headIn } from './columns.ts';
import type { RowsReading } from './reading.ts';
import type { Clues } from './row-cells.ts';
import { readTables } from './table-rows.ts';
import { readTextRows } from './text-rows.ts';
import { type Finding, joined } from './words.ts';

export interface Annex extends RowsReading {
  heading: string[];
}

/** The word alone that an annex begins with: 附件, 附件1. */
const BEGINS = /^附件[\d一二三四五六七八九]{0,2}[:：]?$/;

/**
 * Finds the annex with the reforms and reads its rows.
 * @returns with it, the blocks before it; no annex where nothing in the document reads as one.
 */
export function readAnnex(
  document: SourceDocument,
  clues: Clues,
): { before: Block[]; annex: Annex | undefined } {
  const { blocks } = document;
  const starts = annexStarts(blocks);
  const readings = starts.flatMap((start, index) => {
    const region = blocks.slice(start, starts[index + 1]);
    const rows = readRegion(region, clues);
    return rows && rows.rows.length > 0 ? [{ start, region, rows }] : [];
  });
  const best = readings.reduce<(typeof readings)[number] | undefined>(
    (a, b) => (a && a.rows.rows.length >= b.rows.rows.length ? a : b),
    undefined,
  );
  if (!best) return { before: blocks, annex: undefined };
  const first = Math.min(best.start, ...starts.filter((one) => isAnnexWord(blocks[one])));
  const others = blocks
    .slice(first)
    .filter((block) => !best.region.includes(block))
    .flatMap(linesOf);
  const head = best.region.slice(0, best.rows.begins).filter((one) => one.kind === 'line');
  return {
    before: blocks.slice(0, first),
    annex: {
      ...best.rows,
      heading: headingOf(head),
      dropped: [...best.rows.dropped, ...others.map(({ line }) => line)],
      findings: [...best.rows.findings, ...otherFindings(others)],
    },
  };
}

const isAnnexWord = (block: Block | undefined) =>
  block?.kind === 'line' && BEGINS.test(fold(block.text));

/** Where annexes begin: at the word, else at a table, with the title above it. */
function annexStarts(blocks: readonly Block[]): number[] {
  const words = [...blocks.keys()].filter((index) => isAnnexWord(blocks[index]));
  if (words.length > 0) return words;
  return [...blocks.keys()]
    .filter((index) => isTableStart(blocks[index]))
    .map((index) => {
      const above = blocks[index - 1];
      return above?.kind === 'line' && /[表单]$/.test(fold(above.text)) ? index - 1 : index;
    });
}

/** A table, or the line of a text that heads one. */
const isTableStart = (block: Block | undefined) =>
  block?.kind === 'table' || (block?.kind === 'line' && headIn(block.text) !== undefined);

function readRegion(region: readonly Block[], clues: Clues): RowsReading | undefined {
  const tables = region.filter((block): block is TableBlock => block.kind === 'table');
  if (tables.length > 0) return readTables(region, clues);
  return readTextRows(
    region.filter((block): block is Line => block.kind === 'line'),
    clues,
  );
}

/** The word, and the title below it, which may go over several lines. */
function headingOf(lines: readonly Line[]): string[] {
  const filled = lines.filter(({ text }) => text.trim());
  const [first, ...rest] = filled.map(({ text }) => joined(text));
  if (first === undefined) return [];
  const title = BEGINS.test(fold(first)) ? rest.join('') : [first, ...rest].join('');
  return BEGINS.test(fold(first)) ? [first, ...(title ? [title] : [])] : [title];
}

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
      what: `还有别的附件，本站只收成果的表，没有收录这 ${filled.length} 行：“${joined(first.text)}${joined(filled[1]?.text ?? '')}……”。`,
      mend: '要告诉读者的，写进编者说明；成果分在几个附件里的，请开发人员处理。',
    },
  ];
};
