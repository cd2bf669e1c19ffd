import type { Paragraph } from 'mdast';
import type { BodyFault } from './body-fault.ts';

type LineFault = Omit<BodyFault, 'line'>;

/** What editors write at the start of a line for a list, a heading or a table, and Markdown takes for text. */
const STARTS: readonly [form: RegExp, told: (found: string) => LineFault][] = [
  [
    /^[ \t]*[\u3000\u2000-\u200a\u00a0]/,
    () => ({ problem: '段首用了全角空格。', mend: '删去它，段首不空格：网页会自己排好。' }),
  ],
  [
    /^[ \t]*\d{1,3}[、．）](?!\d)/,
    (found) => ({
      problem: `“${found.trim()}”开头的不会成为列表，几条会连成一段。`,
      mend: `写成“${Number.parseInt(found, 10)}. ”，点用半角，后面空一格；整个列表的前后各空一行。`,
    }),
  ],
  [
    /^[ \t]*(?:[•·●▪◆■－—]|-(?=[^\s\d-]))(?!—)/,
    (found) => ({
      problem: `“${found.trim()}”开头的不会成为列表，几条会连成一段。`,
      mend: '写成“- ”，短横用半角，后面空一格；整个列表的前后各空一行。',
    }),
  ],
  [
    /^[ \t]*[＃]/,
    () => ({ problem: '“＃”会照样显示出来。', mend: '小标题写“### ”，用半角，后面空一格。' }),
  ],
  [
    /^[ \t]*[｜]/,
    () => ({
      problem: '表格用了全角的“｜”，会显示成一段文字。',
      mend: '改成半角“|”；表头下面要有一行 | --- | --- |。',
    }),
  ],
  [
    /^[ \t]*[＞》]/,
    (found) => ({
      problem: `行首有“${found.trim()}”。`,
      mend: '原文只在最前照录一段，以半角“> ”开头；别处不用。',
    }),
  ],
];

/** Such starts of the lines of a paragraph, each with its line. */
export function lineStartFaults({ position }: Paragraph, source: string): BodyFault[] {
  if (!position) return [];
  // Blanks before a paragraph are its own to editors, and none to Markdown.
  const from = source.lastIndexOf('\n', (position.start.offset ?? 0) - 1) + 1;
  const indent = source.slice(from, position.start.offset);
  const start = indent.trim() === '' ? from : position.start.offset;
  return source
    .slice(start, position.end.offset)
    .split('\n')
    .flatMap((line, index) => {
      for (const [form, told] of STARTS) {
        const [found] = form.exec(line) ?? [];
        if (found) return [{ line: position.start.line + index, ...told(found) }];
      }
      return [];
    });
}
