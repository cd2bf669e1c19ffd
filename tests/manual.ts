import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The editors' manual, from the repository's root. */
export const MANUAL = 'docs/编辑手册.md';

/** A fenced block of the manual: what it is stands behind the language, in its info string. */
export interface Block {
  /** Line of its opening fence in the manual, from 1. */
  line: number;
  /** The heading of the second level that it stands under. */
  task: string;
  language: string;
  /** What its words are, such as `content/fj7/16.mdx 找到` or `报错`. */
  info: string;
  /** Its lines, without the indentation of the list that it stands in. */
  text: string;
  /** The words before it, from the end of the block before. */
  before: string;
}

export const manualText = () => readFileSync(join(import.meta.dirname, '..', MANUAL), 'utf8');

/** All fenced blocks of the manual in order. */
export function manualBlocks(): Block[] {
  const blocks: Block[] = [];
  let task = '';
  let before: string[] = [];
  let open: { indent: number; block: Block; lines: string[] } | undefined;
  for (const [index, line] of manualText().split('\n').entries()) {
    if (open) {
      if (line.trim() === '```') {
        open.block.text = open.lines.join('\n');
        blocks.push(open.block);
        open = undefined;
      } else open.lines.push(line.slice(open.indent));
      continue;
    }
    task = /^## (.+)$/.exec(line)?.[1] ?? task;
    const [, indent = '', language = '', info = ''] = /^( *)```(\w+) (.+)$/.exec(line) ?? [];
    if (!language) {
      before.push(line);
      continue;
    }
    const block = { line: index + 1, task, language, info, text: '', before: before.join('\n') };
    open = { indent: indent.length, block, lines: [] };
    before = [];
  }
  return blocks;
}

/** A message that the manual explains, as it is shown, with `…` for what varies. */
export interface Explained {
  /** Line in the manual, from 1. */
  line: number;
  words: string;
}

/** All messages in the first cells of the tables of the manual. */
export const explainedMessages = (): Explained[] =>
  manualText()
    .split('\n')
    .flatMap((text, index) => {
      const cell = /^\| (`.+?) +\| /.exec(text)?.[1] ?? '';
      return [...cell.matchAll(/(`+)(.+?)\1(?=<br>|$)/g)].map(([, , words = '']) => ({
        line: index + 1,
        words,
      }));
    });
