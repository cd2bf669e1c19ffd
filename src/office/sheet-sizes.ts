import { BODY_SIZE } from './sheet-styles.ts';
import type { Table } from './table.ts';

/** What Excel allows for the height of a row, in points. */
const TALLEST_ROW = 409;

/** Full-width characters of body type that fill the width of a lying A4 page. */
const PAGE_WIDTH = 60;

/**
 * Height of a line over size of type. 宋体 needs 1.25; the fonts that stand in for it elsewhere,
 * such as Noto, need 1.45.
 */
export const LINE_HEIGHT = 1.45;
/** Space above and below the lines of a cell, together, in points. */
const CELL_PADDING = 4;
/** What a line loses to punctuation that mustn't begin the next one, in its own characters. */
const LOST_AT_LINE_END = 0.5;

/**
 * Widths of the columns, in full-width characters: as the table says, drawn out to the width of
 * the page, and wider where a text would otherwise need a row that is taller than Excel's tallest.
 */
export function columnWidths(table: Table): number[] {
  const sum = table.columns.reduce((total, column) => total + column.width, 0);
  const stretch = Math.max(1, PAGE_WIDTH / sum);
  return table.columns.map((column, index) =>
    wideEnough(
      column.width * stretch,
      table.rows.map((cells) => String(cells[index] ?? '')),
    ),
  );
}

function wideEnough(width: number, texts: string[]): number {
  const tallest = (at: number) =>
    Math.max(0, ...texts.map((text) => textHeight(text, at, BODY_SIZE)));
  let wide = width;
  while (wide < WIDEST_COLUMN && tallest(wide) > TALLEST_ROW) wide++;
  return wide;
}

/** In full-width characters; Excel's own limit is 255 of its units. */
const WIDEST_COLUMN = 120;

/**
 * The width in Excel's unit, a digit of the body font: two for a full-width character (digits of
 * Chinese fonts are half as wide or a little wider), and one for the cell's margins.
 */
export const excelWidth = (characters: number) => Math.round((characters * 2 + 1) * 100) / 100;

/** Height that shows all of a row's texts, in points: few programs work it out on opening a file. */
export const height = (texts: string[], widths: number[], size: number) =>
  Math.min(
    TALLEST_ROW,
    Math.max(...texts.map((text, index) => textHeight(text, widths[index] ?? 0, size))),
  );

/** Height of a text in a column so many full-width characters of the body wide, in points. */
function textHeight(text: string, width: number, size: number): number {
  const characters = Math.max(1, (width * BODY_SIZE) / size - LOST_AT_LINE_END);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(fullWidths(line) / characters)), 0);
  return Math.ceil(lines * size * LINE_HEIGHT + CELL_PADDING);
}

/** Length of a text in full-width characters: Latin letters and digits are half as wide. */
const fullWidths = (text: string) =>
  [...text].reduce((sum, character) => sum + (character < '\u0250' ? 0.5 : 1), 0);
