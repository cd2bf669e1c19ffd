import type { BodyFault } from './body-fault.ts';

/** Quotation marks, list marks and indents at a line's start beyond this are no content. */
const DEEPEST_BLOCK = 8;
const DEEPEST_INDENT = 40;
/** Tags in tags beyond this likewise. */
const DEEPEST_TAG = 20;
/** No notice has as many lines, or paragraphs. */
const MOST_LINES = 3000;
const MOST_PARAGRAPHS = 1000;
/** Footnotes within footnotes likewise. */
const MOST_NOTES = 20;
/** More signs than this in one paragraph are no text, and cost the parser their square. */
const MOST_SIGNS = 1000;
/** Blanks in a row, more than any table is aligned with: looking for a line's end costs their square. */
const BLANKS = /[ \t]{500}/;

const CONTAINERS = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/;
const TAG = /<(\/?)[A-Za-z][^<>]*?(\/?)>/g;
const SIGN = /[*_~`[\]<&@]|https?:|www\./g;

/**
 * What is nested or crowded beyond anything that an editor writes, looked for before the body is
 * parsed: the parser's time grows with the square of it, or its stack overflows.
 */
export function limitFaults(text: string): BodyFault[] {
  const fault = (line: number, problem: string): BodyFault[] => [
    { line, problem, mend: '照编辑说明的写法改：内容只有段落、引文和几种标签，不层层嵌套。' },
  ];
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) return fault(1, `正文有 ${lines.length} 行，太多。`);
  for (const [index, content] of lines.entries()) {
    const marks = CONTAINERS.exec(content)?.[0].replace(/[^>*+.)-]/g, '').length ?? 0;
    const indent = /^[ \t]*/.exec(content)?.[0].length ?? 0;
    if (marks > DEEPEST_BLOCK || indent > DEEPEST_INDENT) {
      return fault(index + 1, '行首的“>”、列表号或空格套得太深。');
    }
    if ((content.match(/\[\^/g)?.length ?? 0) > MOST_NOTES) {
      return fault(index + 1, '这一行里的“[^”太多，会被读作脚注。');
    }
  }
  const blanks = BLANKS.exec(text);
  if (blanks) return fault(lineAt(text, blanks.index), '连着的空格太多。');
  const long = /<[A-Za-z][^<>]{1000}/.exec(text);
  if (long) return fault(lineAt(text, long.index), '尖括号标签太长。');
  let depth = 0;
  for (const { 1: closing, 2: selfClosing, index } of text.matchAll(TAG)) {
    if (closing) depth = Math.max(0, depth - 1);
    else if (!selfClosing) depth++;
    if (depth > DEEPEST_TAG) return fault(lineAt(text, index), '尖括号标签套得太深。');
  }
  let line = 1;
  const paragraphs = text.split(/(?<=\n[ \t]*\r?\n)/);
  const filled = paragraphs.filter((paragraph) => paragraph.trim() !== '').length;
  if (filled > MOST_PARAGRAPHS) return fault(1, `正文有 ${filled} 段，太多。`);
  for (const paragraph of paragraphs) {
    if ((paragraph.match(SIGN)?.length ?? 0) > MOST_SIGNS) {
      return fault(line, `这一段里的符号太多（${MOST_SIGNS} 个以上）。`);
    }
    line += paragraph.split('\n').length - 1;
  }
  return [];
}

const lineAt = (text: string, at: number) => text.slice(0, at).split('\n').length;
