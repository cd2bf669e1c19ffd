import type { Line, SourceDocument } from '../document.ts';
import type { Finding } from './words.ts';

/** No cell has more lines. */
const MOST_LINES = 60;
const QUOTED = /(^|\t)"((?:[^"]|"")*)"(?=\t|$)/g;

/**
 * A text with cells out of Excel as they stand there: it puts a cell of several lines between quotation
 * marks, and writes each of those that are in it twice.
 */
export function withoutQuotes(document: SourceDocument): {
  document: SourceDocument;
  findings: Finding[];
} {
  const { blocks } = document;
  if (document.text === undefined) return { document, findings: [] };
  const findings: Finding[] = [];
  const kept: typeof blocks = [];
  for (let at = 0; at < blocks.length; ) {
    const { line, end } = quotedRow(blocks as Line[], at);
    const text = line.text.replace(
      QUOTED,
      (_, before, inner) => before + inner.replaceAll('""', '"'),
    );
    if (end > at + 1 && text !== line.text) {
      findings.push({
        stage: 'source',
        line: line.line,
        what: `从 Excel 复制来的一格有 ${end - at} 行，外面的半角引号去掉了：“${line.text.trim()}”。`,
        mend: '引号是通知的内容的，加回 source.txt 和所在的文件。',
      });
      kept.push({ ...line, text });
      at = end;
    } else {
      kept.push(blocks[at] as Line);
      at++;
    }
  }
  return { document: { ...document, blocks: kept }, findings };
}

/** A row of cells, with the lines that its last open quotation mark goes over. */
function quotedRow(lines: readonly Line[], at: number): { line: Line; end: number } {
  const line = lines[at] as Line;
  const isOpen = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1;
  if (!/(^|\t)"/.test(line.text) || !line.text.includes('\t')) return { line, end: at + 1 };
  let { text } = line;
  let end = at + 1;
  while (isOpen(text) && end < Math.min(lines.length, at + MOST_LINES)) {
    text += `\n${lines[end]?.text ?? ''}`;
    end++;
  }
  return isOpen(text) ? { line, end: at + 1 } : { line: { ...line, text }, end };
}
