import type { Block, Line, SourceDocument } from '../document.ts';
import { headIn } from './columns.ts';
import type { Finding } from './words.ts';

/** A row that a program marked by signs instead of tabs: `| 1 | 甲 |` of Markdown, `1,甲,"乙,丙"` of a CSV. */
const PIPED = /^\s*\|(.+)\|\s*$/;
const RULE = /^[\s|:\-－]+$/;

/**
 * A text whose table is marked by signs, with tabs in their place; what is no row of one stays as it is.
 */
export function withTabs(document: SourceDocument): {
  document: SourceDocument;
  findings: Finding[];
} {
  if (document.text === undefined) return { document, findings: [] };
  for (const cellsOf of [pipedCells, commaCells]) {
    const rows = rowsIn(document.blocks, cellsOf);
    if (!rows) continue;
    const blocks = document.blocks.flatMap((block): Block[] => {
      const cells = rows.get(block);
      if (block.kind !== 'line' || !cells) return [block];
      return cells.length > 0 ? [{ ...block, text: cells.join('\t') }] : [];
    });
    const [first] = [...rows.keys()] as Line[];
    return { document: { ...document, blocks }, findings: [told(first, rows.size)] };
  }
  return { document, findings: [] };
}

const told = (first: Line | undefined, count: number): Finding => ({
  stage: 'source',
  line: first?.line,
  what: `附件的表是用竖线或半角逗号分开各格的文字，有 ${count} 行，source.txt 里换成了制表符。`,
  mend: '照原文核对各格；格里本来就有竖线、半角逗号的，看有没有分错；格里写着 <br> 的，当作了换行。',
});

/** The rows below a head and with it, by their lines; an empty row for a line that only draws a rule. */
function rowsIn(blocks: readonly Block[], cellsOf: (text: string) => string[] | undefined) {
  const cells = (block: Block | undefined) =>
    block?.kind === 'line' ? cellsOf(block.text) : undefined;
  const at = blocks.findIndex((block) => headIn((cells(block) ?? []).join(' ')) !== undefined);
  if (at < 0) return undefined;
  const width = cells(blocks[at])?.length;
  const rows = new Map<Block, string[]>();
  for (const block of blocks.slice(at)) {
    const own = cells(block);
    if (own && (own.length === width || own.length === 0)) rows.set(block, own);
  }
  return rows.size > 1 ? rows : undefined;
}

function pipedCells(text: string): string[] | undefined {
  const inner = PIPED.exec(text)?.[1];
  if (inner === undefined) return undefined;
  return RULE.test(inner)
    ? []
    : inner.split('|').map((one) => one.replace(/<br\s*\/?>/gi, '\n').trim());
}

/** Cells of a CSV: one with a comma stands between quotation marks. */
function commaCells(text: string): string[] | undefined {
  if (!text.includes(',')) return undefined;
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
    (quoted?.replaceAll('""', '"') ?? plain).trim(),
  );
}
