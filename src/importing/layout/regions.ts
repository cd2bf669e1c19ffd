import { fold } from '../../policy/source/fold.ts';
import type { Block, Line, TableRow } from '../document.ts';
import { codeIn } from './codes.ts';
import { columnsOf, headIn } from './columns.ts';
import { afterNumber } from './number.ts';
import { isGroup } from './parts.ts';
import type { RowsReading } from './reading.ts';
import { texts } from './table-head.ts';
import { beginsAnnex } from './words.ts';

/** Blocks that may be an annex, or a part of one that has columns of its own. */
export interface Region {
  /** How many blocks of the document stand before it. */
  start: number;
  /** Whether a word says that an annex begins there; a table may also stand above a notice's title. */
  told: boolean;
  blocks: readonly Block[];
}

/** What the rows of some blocks read as; none where they are no rows. */
type Read = (blocks: readonly Block[]) => RowsReading | undefined;

/**
 * Where annexes may be: from each word on to the next; where no word stands alone, from those with
 * their title in one line; else from each table, which may go over several, with the title above it.
 * What has other columns, or other codes, than what stands before it is a region of its own.
 */
export function regionsOf(blocks: readonly Block[], read: Read): Region[] {
  const words = [...blocks.keys()].filter((index) => isAnnexWord(blocks[index]));
  const starts = words.length > 0 ? words : titledStarts(blocks);
  const told = starts.length > 0;
  if (!told) starts.push(...tableStarts(blocks, read));
  return starts.flatMap((start, at) =>
    pieces(blocks.slice(start, starts[at + 1])).map((own) => ({ start, told, blocks: own })),
  );
}

const isAnnexWord = (block: Block | undefined) => block?.kind === 'line' && beginsAnnex(block.text);

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

function tableStarts(blocks: readonly Block[], read: Read): number[] {
  const tables = [...blocks.keys()].filter((index) => isTableStart(blocks[index]));
  const goesOn = (index: number, before: number | undefined) =>
    before !== undefined &&
    shapeOf(blocks[index]) === shapeOf(blocks[before]) &&
    (read(blocks.slice(before, index))?.rows.length ?? 0) > 0;
  return tables
    .filter((index, at) => !goesOn(index, tables[at - 1]))
    .map((index) => {
      const words = blocks
        .slice(0, index)
        .map((one) => (one.kind === 'line' ? fold(one.text) : ''));
      // What a title says in brackets below it: （2023年版）.
      const aside = words.findLastIndex((text) => !/^[（(].{1,16}[)）]$/.test(text));
      return /[表单]$/.test(words[aside] ?? '') ? aside : index;
    });
}

/** What a table has in common with its piece on the next page. */
const shapeOf = (block: Block | undefined) =>
  block?.kind === 'table' ? String(block.rows[0]?.cells.length) : fold(block?.text ?? '');

/** A table, or the line of a text that heads one. */
const isTableStart = (block: Block | undefined) =>
  block?.kind === 'table' || (block?.kind === 'line' && headIn(block.text) !== undefined);

/** A row of a table or a line alone, as the block that it would be by itself. */
type Row = { row: TableRow; line?: undefined } | { line: Line; row?: undefined };

/** The blocks of an annex, cut before each head with other columns and each first row of other codes. */
function pieces(blocks: readonly Block[]): Block[][] {
  const rows = blocks.flatMap((block): Row[] =>
    block.kind === 'line' ? [{ line: block }] : block.rows.map((row) => ({ row })),
  );
  const numbered = rows.some(({ line }) => line && afterNumber(line.text, 1) !== undefined);
  const heads = new Set<string>();
  let headAt = -1;
  let code: string | undefined;
  const cuts = rows.flatMap((one, at) => {
    const own = headOf(one);
    if (own !== undefined) {
      // Two rows below each other are one head.
      const changes = heads.size > 0 && !heads.has(own) && headAt < at - 1;
      if (changes) heads.clear();
      heads.add(own);
      headAt = at;
      if (changes) code = undefined;
      return changes ? [above(rows, at)] : [];
    }
    const begun = numbered ? undefined : firstCode(one);
    if (begun === undefined) return [];
    const changes = code !== undefined && begun !== code;
    code = begun;
    return changes ? [above(rows, at)] : [];
  });
  if (cuts.length === 0) return [[...blocks]];
  return [0, ...cuts].map((from, at) => asBlocks(rows.slice(from, cuts[at])));
}

/** The names of the columns, where a row or a line heads a table with units. */
function headOf({ row, line }: Row): string | undefined {
  const columns = row ? columnsOf(texts(row)) : headIn(line.text);
  return columns?.some(({ is }) => is === 'units')
    ? columns.map(({ name }) => name).join()
    : undefined;
}

/** What stands before the number of a row that is the first with such a code. */
function firstCode({ row, line }: Row): string | undefined {
  const first = row ? (texts(row)[0] ?? '') : (/^\s*(\S+)\s/.exec(line.text)?.[1] ?? '');
  const code = codeIn(first);
  return code?.value === 1 ? code.before : undefined;
}

/** A line that a part of an annex is called by. */
export const CALLED = /(表|清单|目录)([（(].{1,6}[)）])?$/;

/** Where a piece begins whose rows begin at a place: with the lines above them that head it. */
function above(rows: readonly Row[], at: number): number {
  let from = at;
  for (let one = rows[from - 1]; one; one = rows[from - 1]) {
    const text = one.line ? fold(one.line.text) : aloneIn(one.row);
    const heads = one.line ? isGroup(one.line) || CALLED.test(text) : text !== '';
    if (!heads && !(one.line && text === '')) break;
    from--;
  }
  return from;
}

/** The only words of a row. */
function aloneIn({ cells }: TableRow): string {
  const filled = cells.filter(({ text, merged }) => text.trim() && !merged);
  return filled.length === 1 ? fold(filled[0]?.text ?? '') : '';
}

function asBlocks(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  for (const { row, line } of rows) {
    const last = blocks.at(-1);
    if (line) blocks.push(line);
    else if (last?.kind === 'table') last.rows.push(row);
    else blocks.push({ kind: 'table', rows: [row] });
  }
  return blocks;
}
