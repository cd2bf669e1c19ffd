import type { Line } from '../document.ts';
import { fail } from '../failure.ts';
import type { FoundColumn } from './columns.ts';

/** Blanks alone don't tell which words of a row are those of a column that the site has no place for. */
export function wholeHead(columns: readonly FoundColumn[], [head, ...rows]: readonly Line[]) {
  const others = columns.filter(({ is }) => is === undefined).map(({ name }) => `“${name}”`);
  if (others.length === 0) return;
  const cells = (line: Line | undefined) => line?.text.split('\t').length ?? 0;
  const odd = rows.find((line) => line.text.trim() && cells(line) !== cells(head));
  if (odd && cells(head) === columns.length) {
    fail(
      `附件有本站不收的列${others.join('、')}，要照制表符分出来，可是表头有 ${cells(head)} 格，原文件第 ${odd.line} 行有 ${cells(odd)} 格，对不上：“${odd.text.trim().slice(0, 40)}”。`,
      '照原文在这一行补上或删去制表符（空着的格，前后也要有），断成几行的接成一行，不是表里的字删去，再导入；或换成 .docx、.html、.xlsx。',
    );
  }
  fail(
    `附件有本站不收的列${others.join('、')}，各格之间只有空格，分不清哪些字是哪一列的。`,
    '在文字里把格与格之间换成制表符（从网页、Word、Excel 里整张复制表格就是这样），或换成 .docx、.html、.xlsx，或删去这几列，再导入。',
  );
}

/** Refuses rows that have a blank behind each character: nothing tells where their cells end. */
export function inWords(lines: readonly Line[]) {
  const spaced = lines.filter(({ text }) => /^\S{1,3}(\s\S){12,}\s*$/u.test(text.trim()));
  const [first] = spaced;
  if (!first || spaced.length * 2 < lines.filter(({ text }) => text.trim()).length) return;
  fail(
    `附件里字与字之间都有空格，分不清各格到哪里为止：原文件第 ${first.line} 行“${first.text.trim().slice(0, 40)}”。`,
    '用原来的程序打开，另存为 .docx；或换一种方式复制，让空格、制表符只在格与格之间，再导入。',
  );
}

/** The first of the numbers that stand below each other, where a page was pasted column by column. */
export function copiedByColumns(lines: readonly Line[]): Line | undefined {
  const filled = lines.filter(({ text }) => text.trim());
  return filled.find(
    ({ text }, index) => text.trim() === '1' && filled[index + 1]?.text.trim() === '2',
  );
}

/** Refuses an annex that was pasted column by column; a form to fill in looks the same beside one that reads. */
export function inRows(lines: readonly Line[]) {
  const first = copiedByColumns(lines);
  if (!first) return;
  fail(
    `附件的各列像是一列一列复制来的：原文件第 ${first.line} 行起，序号 1、2 连在一起，后面的字分不清是哪一项的。`,
    '在 PDF 里换一种方式复制（如另存为 Word，或用别的阅读器），让每一行的各格在一起，再导入。',
  );
}
