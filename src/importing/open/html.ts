import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { type Block, grid, type SourceDocument, type Spanned } from '../document.ts';

/** What begins a line of its own in a page. */
const LINES =
  /^(address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|ul)$/;
/** What a page doesn't show as text. */
const SILENT = /^(head|script|style|noscript|template|iframe|select|textarea|button|svg)$/;

/** What a page shows with a line through it. */
const STRUCK = /^(s|del|strike)$/;

/** The lines and tables of a page, as a browser would show them. */
export function htmlDocument(html: string): SourceDocument {
  const reader = new PageReader();
  const blocks = reader.read(parse(html));
  return { blocks, remarks: reader.remarks.told };
}

class PageReader {
  private readonly blocks: Block[] = [];
  /** What a page shows that its words alone don't say, for the report. */
  readonly remarks = new PageRemarks();
  private words = '';
  private marker = '';
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
    if (tagName === 'img') this.remarks.pictures++;
    if (STRUCK.test(tagName)) this.remarks.struck.push(textIn(node));
    if (/^su[bp]$/.test(tagName)) this.remarks.raised.push(this.words.slice(-8) + textIn(node));
    if (tagName === 'table' && !isLayout(node)) return this.table(node);
    const own = LINES.test(tagName) || /^(table|tr|td|th)$/.test(tagName);
    if (own) this.endLine();
    for (const [index, child] of childrenOf(node).entries()) {
      if (tagName === 'ol' && 'tagName' in child && child.tagName === 'li') {
        this.endLine();
        this.marker = `${numberOf(node, index)}.`;
      }
      this.node(child);
    }
    if (own) this.endLine();
  }

  private endLine() {
    const own = this.words.trim();
    this.words = '';
    if (!own) return;
    const text = this.marker + own;
    this.marker = '';
    this.blocks.push({ kind: 'line', text, line: ++this.line, whole: true });
  }

  private cell(node: Tree.ChildNode): Spanned[] {
    const [spans] = cellOf(node);
    if (!spans) return [];
    const own = new PageReader();
    const lines = own.read({ ...node, tagName: 'div', nodeName: 'div' } as Tree.Element);
    this.remarks.take(own.remarks);
    const tables = lines.flatMap((one) => (one.kind === 'table' ? [textOf(one.rows)] : []));
    this.remarks.nested.push(...tables.map((words) => words.join(' ')));
    const text = lines.flatMap((one) => (one.kind === 'line' ? one.text : textOf(one.rows)));
    return [{ ...spans, text: text.join('\n') }];
  }

  private table(table: Tree.Element) {
    this.endLine();
    for (const one of childrenOf(table)) if (one.nodeName === 'caption') this.node(one);
    const rows = grid(rowsOf(table).map((row) => childrenOf(row).flatMap((one) => this.cell(one))));
    if (rows.length === 0) return;
    this.blocks.push({ kind: 'table', rows: rows.map((cells) => ({ cells, line: ++this.line })) });
  }
}

/** What is told of a page beside its words. */
class PageRemarks {
  pictures = 0;
  readonly raised: string[] = [];
  readonly nested: string[] = [];
  readonly struck: string[] = [];

  take({ pictures, raised, nested, struck }: PageRemarks) {
    this.pictures += pictures;
    this.struck.push(...struck);
    this.raised.push(...raised);
    this.nested.push(...nested);
  }

  get told(): string[] {
    const words = (list: readonly string[]) => list.map((one) => `“${one}”`).join('、');
    return [
      ...(this.pictures > 0
        ? [`文件里有 ${this.pictures} 张图片，没有读；里面有通知的文字的，照原文补上。`]
        : []),
      ...(this.raised.length > 0
        ? [`有上标、下标，写成了平常的字，请照原文核对：${words(this.raised)}。`]
        : []),
      ...(this.struck.length > 0
        ? [
            `有的字上面划着删除线，照样留着：${words(this.struck)}。是删去了的，从文件里删去，再导入。`,
          ]
        : []),
      ...(this.nested.length > 0
        ? [`有的一格里还有表，里面的字连成了一段，请照原文核对：${words(this.nested)}。`]
        : []),
    ];
  }
}

const textIn = (node: Tree.Node): string =>
  'value' in node ? node.value : childrenOf(node).map(textIn).join('');

const childrenOf = (node: Tree.Node): Tree.ChildNode[] =>
  'childNodes' in node ? node.childNodes : [];

const attribute = (node: Tree.Element, name: string) =>
  node.attrs.find((one) => one.name === name)?.value;

const isHidden = (node: Tree.Element) =>
  attribute(node, 'hidden') !== undefined ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(node, 'style') ?? '');

/** The number that a browser prints before an item. */
const numberOf = (list: Tree.Element, index: number) =>
  Number(attribute(list, 'start') ?? 1) +
  list.childNodes.slice(0, index).filter((one) => 'tagName' in one && one.tagName === 'li').length;

/**
 * A table that only sets out the page: it has one cell in each row, or another table in it and no row
 * of several cells with words alone.
 */
function isLayout(table: Tree.Element): boolean {
  const rows = rowsOf(table);
  const has = (node: Tree.Node): boolean =>
    childrenOf(node).some((one) => ('tagName' in one && one.tagName === 'table') || has(one));
  const isPlain = (row: Tree.Element) => {
    const cells = childrenOf(row).filter((one) => cellOf(one).length > 0);
    return cells.length >= 3 && cells.every((one) => textIn(one).trim() && !has(one));
  };
  if (has(table)) return !rows.some(isPlain);
  return rows.every((row) => childrenOf(row).flatMap(cellOf).length < 2);
}

function rowsOf(node: Tree.Node): Tree.Element[] {
  return childrenOf(node).flatMap((child) => {
    if (!('tagName' in child)) return [];
    if (child.tagName === 'tr') return [child];
    return /^(thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

/** Over how many columns and rows a cell goes; none of what is no cell. */
function cellOf(node: Tree.ChildNode): Omit<Spanned, 'text'>[] {
  if (!('tagName' in node) || !/^t[dh]$/.test(node.tagName)) return [];
  const span = (name: string) => Number.parseInt(attribute(node, name) ?? '1', 10) || 1;
  return [{ across: span('colspan'), down: span('rowspan') }];
}

const textOf = (rows: { cells: { text: string }[] }[]) =>
  rows.flatMap(({ cells }) => cells.map(({ text }) => text));
