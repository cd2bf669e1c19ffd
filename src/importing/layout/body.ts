import { fold } from '../../policy/source/fold.ts';
import { clauseNumber } from '../../policy/source/number.ts';
import { publicationLine } from '../../policy/source/publication.ts';
import type { Block, Line } from '../document.ts';
import { linesOf } from './annex.ts';
import { type FoundList, findList } from './list.ts';
import { findTitle } from './title.ts';
import { type Finding, joined } from './words.ts';

/** A paragraph of the notice as it is printed, or the place of its list. */
export type Part =
  | { kind: 'paragraph'; text: string; raw: string; line: number }
  | { kind: 'list' };

export interface Body {
  title: string | undefined;
  parts: Part[];
  list: FoundList | undefined;
  /** Lines of the file that are no part of the notice. */
  dropped: number[];
  /** Lines that say less than the file's: the day of publication, without the page's words. */
  replaced: Map<number, string>;
  /** What stands above the title in the file, and is kept below it. */
  moved: string[];
  findings: Finding[];
}

/** A number of a document alone: 闽政〔2019〕20号. */
export const DOCUMENT_NUMBER = /^[\p{Script=Han}]{2,12}[〔［[（(]\d{4}[〕］\]）)]\d{1,4}号$/u;
/** What pages print between a title and the text. */
const PAGE_WORDS =
  /^(来源|信息来源|文章来源|字号|字体|【字体|【字号|浏览|阅读|点击|访问量|打印|分享|作者|编辑|责任编辑|索引号|主题分类|主题词|发文机关|发文单位|成文日期|有效性|标题|名称|文号|发文字号|时效)|(打印|收藏|分享|字号)/;

/** A day, and a time, beside words of the page. */
const PAGE_DAY =
  /^((发布|更新|录入|上传|公开)?(时间|日期)[:：])?\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(\d{1,2}[:：]\d{2}([:：]\d{2})?)?($|(来源|信息来源|文章来源|字号|浏览|阅读|点击|作者|编辑))/;

/** Reads what stands before the annex: the title, the paragraphs and the list. */
export function readBody(
  blocks: readonly Block[],
  reforms: readonly { number: number; title: string }[],
): Body {
  const lines = blocks.flatMap((block): Line[] =>
    block.kind === 'line'
      ? [block]
      : linesOf(block).map((one) => ({ kind: 'line', whole: true, ...one })),
  );
  const found = findTitle(lines);
  const reading = new BodyReader();
  const below = lines.slice(found?.end ?? 0);
  const numbers = below.map((line) => fold(line.text)).filter((one) => DOCUMENT_NUMBER.test(one));
  for (const line of lines.slice(0, found?.from ?? 0)) reading.above(line, numbers);
  const text = below.filter((line) => reading.belongs(line));
  const { parts, list } = partsOf(text, reforms);
  reading.tables(blocks);
  const early = reading.moved.map((one) => paragraph(one, 0));
  if (!found) {
    reading.findings.push({
      stage: 'notice',
      what:
        parts.length > 0
          ? `没有认出通知的标题，附件之前的 ${parts.length} 段都照录成了正文。`
          : '没有认出通知的标题。',
      mend: '照录标题，写进 notice.mdx 的 title，并放在 source.txt 的开头；附件在通知前面的，把附件移到通知后面，再导入。',
    });
  }
  return {
    title: found?.title,
    parts: [...early, ...parts],
    list,
    dropped: reading.dropped,
    replaced: reading.replaced,
    moved: reading.moved,
    findings: reading.findings,
  };
}

const paragraph = (raw: string, line: number): Part => ({
  kind: 'paragraph',
  text: joined(raw),
  raw,
  line,
});

/** Parts the notice's lines from those of its page. */
class BodyReader {
  readonly dropped: number[] = [];
  readonly replaced = new Map<number, string>();
  readonly moved: string[] = [];
  readonly findings: Finding[] = [];
  private published = false;
  private begun = false;

  /** A line above the title; a number of the document that stands below it too is the page's. */
  above(line: Line, numbers: readonly string[]) {
    if (this.publication(line) || !line.text.trim()) return;
    const number = fold(line.text).replace(/^(发文字号|文号)[:：]?/, '');
    if (DOCUMENT_NUMBER.test(number) && !numbers.includes(number)) {
      this.moved.push(number);
      this.dropped.push(line.line);
      this.tell(line, '发文字号在标题之前，source.txt 里放到了标题之后');
    } else this.drop(line, '标题之前的字，没有收录');
  }

  /** Whether a line below the title is the notice's. */
  belongs(line: Line): boolean {
    if (this.publication(line)) return false;
    const text = fold(line.text);
    if (!this.begun && text.length < 80 && (PAGE_WORDS.test(text) || PAGE_DAY.test(text))) {
      this.drop(line, '标题下面网页上的字，没有收录');
      return false;
    }
    if (text && !DOCUMENT_NUMBER.test(text)) this.begun = true;
    return true;
  }

  /** Tables amid the text: the site's paragraphs have none. */
  tables(blocks: readonly Block[]) {
    for (const block of blocks) {
      const rows = block.kind === 'table' ? linesOf(block) : [];
      const own = rows.filter(
        ({ line, text }) => text.trim() && !this.dropped.includes(line) && !this.replaced.has(line),
      );
      const [first] = own;
      if (!first) continue;
      this.findings.push({
        stage: 'notice',
        line: first.line,
        what: `正文里有一个表，各行照录成了一段段的字：“${own.map(({ text }) => joined(text)).join('↵')}”。`,
        mend: '照原文核对 notice.mdx 里的这几段；不是通知的内容的，从 notice.mdx 和 source.txt 里删去。',
      });
    }
  }

  private publication(line: Line): boolean {
    const found = this.published ? undefined : publicationLine(line.text);
    if (!found || fold(line.text).length > 120) return false;
    this.published = true;
    if (fold(line.text) === fold(found.printed)) return true;
    this.replaced.set(line.line, found.printed.trim());
    this.tell(line, '发布日期一行里别的字，没有收录');
    return true;
  }

  private drop(line: Line, what: string) {
    this.dropped.push(line.line);
    this.tell(line, what);
  }

  private tell({ line, text }: Line, what: string) {
    this.findings.push({
      stage: 'source',
      line,
      what: `${what}：“${text.trim().slice(0, 80)}”。`,
      mend: '是通知的内容的，加回 source.txt 和 notice.mdx。',
    });
  }
}

/** The paragraphs, with the list's items taken out from wherever lines have them. */
function partsOf(lines: readonly Line[], reforms: readonly { number: number; title: string }[]) {
  const folded = lines.map(({ text }) => fold(text)).join('');
  const list = findList(folded, reforms);
  if (!list) return { parts: paragraphs(lines), list };
  const before: Line[] = [];
  const after: Line[] = [];
  let at = 0;
  for (const line of lines) {
    const size = fold(line.text).length;
    const [start, end] = [at, at + size];
    at = end;
    if (end <= list.from) before.push(line);
    else if (start >= list.end) after.push(line);
    else {
      if (start < list.from) before.push({ ...line, text: cut(line.text, 0, list.from - start) });
      if (end > list.end) after.push({ ...line, text: cut(line.text, list.end - start, size) });
    }
  }
  return { parts: [...paragraphs(before), { kind: 'list' } as Part, ...paragraphs(after)], list };
}

/** A text from one of its characters to another, blanks not counted. */
function cut(text: string, from: number, end: number): string {
  let counted = 0;
  return [...text]
    .filter((one) => {
      if (/\s/.test(one)) return counted > from && counted < end;
      const at = counted;
      counted += one.length;
      return at >= from && at < end;
    })
    .join('');
}

/** A line of a printed page is about as long as this, or longer. */
const FULL_LINE = 20;

function paragraphs(lines: readonly Line[]): Part[] {
  const parts: { raw: string; line: number }[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    if (line.text.trim()) {
      const last = parts.at(-1);
      if (last && previous && goesOn(previous, line, last.raw)) last.raw += `\n${line.text.trim()}`;
      else parts.push({ raw: line.text.trim(), line: line.line });
      previous = line;
    } else previous = undefined;
  }
  return parts.map(({ raw, line }) => paragraph(raw, line));
}

/** Whether a line goes on with the paragraph of the one before it. */
function goesOn(previous: Line, line: Line, whole: string): boolean {
  if (previous.whole || line.whole) return false;
  const text = previous.text.trim();
  // No paragraph begins with a sign that ends one.
  if (/^[，。；：、！？）》”]/.test(line.text.trim())) return true;
  return (
    text.length >= FULL_LINE &&
    !/[。：:！？；]$/.test(text) &&
    !/^(\s{2,}|\u3000)/.test(line.text) &&
    !/^附件/.test(whole) &&
    !/^(附件|（此件|\(此件)/.test(line.text.trim()) &&
    clauseNumber(line.text) === undefined
  );
}
