import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type Block, grid, type Spanned } from '../document.ts';

/** What begins a line of its own in a page. */
const LINES =
  /^(address|article|aside|blockquote|body|center|dd|div|dl|dt|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|ul)$/;
/** What a page doesn't show as text. */
const SILENT = /^(head|script|style|noscript|template|iframe|select|textarea|button|svg)$/;

/** The lines and tables of a page, as a browser would show them. */
export function htmlBlocks(html: string): Block[] {
  return new PageReader().read(parse(html));
}

class PageReader {
  private readonly blocks: Block[] = [];
  private words = '';
  private line = 0;

  read(root: Tree.Node): Block[] {
    this.node(root);
    this.endLine();
    return this.blocks;
  }

  private node(node: Tree.Node) {
    if ('value' in node && node.nodeName === '#text') this.words += node.value.replace(/\s+/g, ' ');
    if ('tagName' in node) this.element(node);
    else for (const child of childrenOf(node)) this.node(child);
  }

  private element(node: Tree.Element) {
    const { tagName } = node;
    if (SILENT.test(tagName) || isHidden(node)) return;
    if (tagName === 'br') return this.endLine();
    if (tagName === 'table' && !isLayout(node)) return this.table(node);
    const own = LINES.test(tagName) || /^(table|tr|td|th)$/.test(tagName);
    if (own) this.endLine();
    for (const [index, child] of childrenOf(node).entries()) {
      if (tagName === 'ol' && 'tagName' in child && child.tagName === 'li') {
        this.endLine();
        this.words = `${numberOf(node, index)}.`;
      }
      this.node(child);
    }
    if (own) this.endLine();
  }

  private endLine() {
    const text = this.words.trim();
    this.words = '';
    if (text) this.blocks.push({ kind: 'line', text, line: ++this.line, whole: true });
  }

  private table(table: Tree.Element) {
    this.endLine();
    const rows = grid(rowsOf(table).map((row) => childrenOf(row).flatMap(cellOf)));
    if (rows.length === 0) return;
    this.blocks.push({ kind: 'table', rows: rows.map((cells) => ({ cells, line: ++this.line })) });
  }
}

const childrenOf = (node: Tree.Node): Tree.ChildNode[] =>
  'childNodes' in node ? node.childNodes : [];

const attribute = (node: Tree.Element, name: string) =>
  node.attrs.find((one) => one.name === name)?.value;

const isHidden = (node: Tree.Element) =>
  attribute(node, 'hidden') !== undefined ||
  /display\s*:\s*none/i.test(attribute(node, 'style') ?? '');

/** The number that a browser prints before an item. */
const numberOf = (list: Tree.Element, index: number) =>
  Number(attribute(list, 'start') ?? 1) +
  list.childNodes.slice(0, index).filter((one) => 'tagName' in one && one.tagName === 'li').length;

/** A table that only sets out the page: it has one cell in each row, or another table in it. */
function isLayout(table: Tree.Element): boolean {
  const rows = rowsOf(table);
  const has = (node: Tree.Node): boolean =>
    childrenOf(node).some((one) => ('tagName' in one && one.tagName === 'table') || has(one));
  return has(table) || rows.every((row) => childrenOf(row).flatMap(cellOf).length < 2);
}

function rowsOf(node: Tree.Node): Tree.Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!('tagName' in child)) return [];
    if (child.tagName === 'tr') return [child];
    return /^(thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function cellOf(node: Tree.ChildNode): Spanned[] {
  if (!('tagName' in node) || !/^t[dh]$/.test(node.tagName)) return [];
  const lines = new PageReader().read({ ...node, tagName: 'div', nodeName: 'div' } as Tree.Element);
  const span = (name: string) => Number.parseInt(attribute(node, name) ?? '1', 10) || 1;
  return [
    {
      text: lines.flatMap((one) => (one.kind === 'line' ? one.text : textOf(one.rows))).join('\n'),
      across: span('colspan'),
      down: span('rowspan'),
    },
  ];
}

const textOf = (rows: { cells: { text: string }[] }[]) =>
  rows.flatMap(({ cells }) => cells.map(({ text }) => text));
