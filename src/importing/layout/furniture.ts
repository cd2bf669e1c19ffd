import { fold } from '../../policy/source/fold.ts';
import type { Block, Line, SourceDocument } from '../document.ts';
import type { Finding } from './words.ts';

/** The number of a printed page: — 3 —, - 3 -, 第 3 页 共 8 页, 3/8. */
const PAGE_NUMBER =
  /^(?:[-—–－―·]+\d{1,3}[-—–－―·]+|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?|\d{1,3}\/\d{1,3})$/;

/**
 * A document without what its pages print around the text: page numbers, and the lines beside them
 * that are the same on several pages.
 */
export function withoutFurniture(document: SourceDocument): {
  document: SourceDocument;
  findings: Finding[];
} {
  const lines = document.blocks.filter((block): block is Line => block.kind === 'line');
  if (document.text === undefined) return { document, findings: [] };
  const filled = lines.filter(({ text }) => text.trim());
  const beside = new Map<Line, string>();
  const marks = new Set<Line>();
  for (const [index, line] of filled.entries()) {
    if (!PAGE_NUMBER.test(fold(line.text)) && !line.text.includes('\f')) continue;
    if (PAGE_NUMBER.test(fold(line.text))) marks.add(line);
    for (const one of [filled[index - 1], line, filled[index + 1]]) {
      if (one) beside.set(one, fold(one.text).replace(/\d+/g, '0'));
    }
  }
  const counts = new Map<string, number>();
  for (const words of beside.values()) counts.set(words, (counts.get(words) ?? 0) + 1);
  const running = (line: Line) => {
    const words = beside.get(line);
    return words !== undefined && (counts.get(words) ?? 0) > 1 && isRunning(words);
  };
  const gone = new Set<Block>(lines.filter((line) => marks.has(line) || running(line)));
  if (gone.size === 0) return { document, findings: [] };
  const shown = lines.filter((line) => gone.has(line));
  return {
    document: { ...document, blocks: document.blocks.filter((block) => !gone.has(block)) },
    findings: shown.map(({ line, text }) => ({
      stage: 'source',
      line,
      what: `当作页码、页眉、页脚去掉了：“${text.trim()}”。`,
      mend: '是通知的内容的，加回 source.txt 和所在的文件。',
    })),
  };
}

/** What is the same on several pages and is no head of a table, which is told apart elsewhere. */
const isRunning = (words: string) =>
  words.length >= 3 &&
  words.length <= 40 &&
  !/[。；，、：]$/.test(words) &&
  !/序号|编号/.test(words);
