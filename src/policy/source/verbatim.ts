import type { Fault } from '../fault.ts';
import type { Notice, Passage, Reform } from '../model.ts';
import { fold } from './fold.ts';
import { chineseDate } from './numeral.ts';
import { headForms, rowCells } from './row.ts';

/** A stretch of the content that must stand next in the source. */
interface Stretch {
  /** The text, in each of the ways a source may write it. */
  forms: string[];
  /** What it is, in Chinese, for the message. */
  what: string;
  file: string;
  line?: number | undefined;
  field?: string | undefined;
}

/**
 * Compares a notice with its `source.txt`, character for character: the title, the dates, each
 * paragraph, the list and the annex, put together again from the content in the order of the source.
 * The list alone may stand in another order there, which is a known fault of the extraction.
 * @param unusable files of the notice that have other faults: their reforms are passed over,
 * and what the source has in their place is not reported as missing.
 */
export function verbatimFaults(
  notice: Notice,
  source: string,
  unusable: ReadonlySet<string> = new Set(),
): Fault[] {
  const { file } = notice.origin;
  const folder = file.replace(/[^/]+$/, '');
  const complete = ![...unusable].some((path) => path.startsWith(folder));
  const reforms = notice.reforms.filter((reform) => !unusable.has(reform.origin.file));
  const rows = [...headStretches(notice), ...reforms.flatMap(rowStretches)];
  const paragraph = ({ text, line }: Passage): Stretch => ({
    forms: [text],
    file,
    line: line + notice.origin.line,
    what: '这一段',
  });
  const steps: (Stretch | 'reformList')[] = [
    { forms: [notice.title], file, field: 'title', what: '标题' },
    {
      forms: [`发布日期:${notice.publishedOn}`],
      file,
      field: 'publishedOn',
      what: '发布日期',
    },
    ...notice.parts.flatMap((part): (Stretch | 'reformList')[] => {
      if (part.kind === 'reformList') return ['reformList'];
      return part.kind === 'annex' ? [...part.heading.map(paragraph), ...rows] : [paragraph(part)];
    }),
  ];
  const reader = new SourceReader(fold(source), `${folder}source.txt`, complete);
  for (const [index, step] of steps.entries()) {
    const later = steps.slice(index + 1).flatMap((next) => (next === 'reformList' ? [] : [next]));
    if (step === 'reformList') reader.list(file, reforms, later);
    else reader.expect(step, later);
  }
  reader.end();
  return [...reader.faults, ...signOffFaults(notice, file), ...factFaults(notice, source, file)];
}

/** 发文机关 and 成文日期 in the front matter must be those that sign the text. */
function signOffFaults(notice: Notice, file: string): Fault[] {
  const paragraphs = notice.parts.map((part) => (part.kind === 'paragraph' ? part.text : ''));
  return (
    [
      ['issuer', notice.issuer],
      ['signedOn', chineseDate(notice.signedOn)],
    ] as const
  )
    .filter(([, words]) => !paragraphs.includes(words))
    .map(([field, words]) => ({
      file,
      field,
      problem: `正文的落款里没有“${words}”。`,
      mend: '改成与落款一致；落款的机关和日期各占一段。',
    }));
}

/** What the front matter says of the document, the source has to say somewhere. */
function factFaults(notice: Notice, source: string, file: string): Fault[] {
  return (['batch', 'documentNumber', 'indexNumber', 'subject'] as const).flatMap((field) => {
    const words = notice[field];
    if (words === undefined || fold(source).includes(fold(words))) return [];
    return [
      {
        file,
        field,
        problem: `来源文本里没有“${words}”。`,
        mend: '照录原文；原文没有的，删去这一项，网页上会写“未载明”。',
      },
    ];
  });
}

/** The names of the columns, where the annex prints them. */
function headStretches(notice: Notice): Stretch[] {
  const forms = headForms(notice);
  if (forms.length === 0) return [];
  return [{ forms, file: notice.origin.file, field: 'annex.columns', what: '附件的表头' }];
}

/** An annex row as its cells follow each other. */
function rowStretches(reform: Reform): Stretch[] {
  const { file, line } = reform.origin;
  return rowCells(reform).map(({ field, forms, what }) =>
    field === 'quotation' ? { forms, file, line, what } : { forms, file, field, what },
  );
}

/** Reads a folded source from front to back and notes where the content departs from it. */
class SourceReader {
  readonly faults: Fault[] = [];
  private cursor = 0;
  private previous: Stretch | undefined;
  private readonly source: string;
  private readonly sourceFile: string;
  private readonly complete: boolean;

  /** @param complete whether all of the source must be accounted for. */
  constructor(source: string, sourceFile: string, complete: boolean) {
    this.source = source;
    this.sourceFile = sourceFile;
    this.complete = complete;
  }

  /** The stretch must stand next; `later` are the stretches to go on from if it doesn't. */
  expect(stretch: Stretch, later: readonly Stretch[]) {
    const forms = stretch.forms.map(fold);
    const present = forms.find((form) => this.source.startsWith(form, this.cursor));
    if (present !== undefined) {
      this.cursor += present.length;
    } else {
      const next = this.resume(later.flatMap((stretch) => stretch.forms));
      const within = this.source.slice(this.cursor, next);
      const moved = forms.find((form) => within.includes(form));
      const end = moved ? this.cursor + within.indexOf(moved) : next;
      const passed = this.source.slice(this.cursor, end);
      if (moved) this.surplus(passed, stretch);
      else this.differ(stretch, this.closest(forms), passed);
      this.cursor = end + (moved?.length ?? 0);
    }
    this.previous = stretch;
  }

  /** The list of titles, in whatever order the source has them. */
  list(file: string, reforms: readonly Reform[], later: readonly Stretch[]) {
    const end = this.resume(later.flatMap((next) => next.forms));
    let region = this.source.slice(this.cursor, end);
    const missing: Reform[] = [];
    // The longest numbers first: `1.` stands in `11.` too.
    for (const reform of [...reforms].sort((a, b) => b.number - a.number)) {
      const item = `${reform.number}${reform.notice.listMark}${fold(reform.title)}`;
      if (region.includes(item)) region = region.replace(item, '\n');
      else missing.unshift(reform);
    }
    const rest = region.split('\n').filter(Boolean).join('；');
    for (const reform of missing) {
      this.fault(
        { forms: [], file: reform.origin.file, field: 'title', what: '名单里的成果名称' },
        `${reform.number}${reform.notice.listMark}${reform.title}`,
        rest,
      );
    }
    if (rest && missing.length === 0 && this.complete) {
      this.faults.push({
        file,
        problem: `原文的名单里多出这些字：${rest}`,
        mend: `对照 ${this.sourceFile} 补上缺的成果。`,
      });
    }
    this.cursor = end;
    this.previous = undefined;
  }

  /** Nothing may be left over. */
  end() {
    if (this.complete) this.surplus(this.source.slice(this.cursor), this.previous);
  }

  /** The source says more than the content, after the stretch before. */
  private surplus(words: string, next: Stretch | undefined) {
    const place = this.previous ?? next;
    const within = place?.file === next?.file;
    if (!words || !place || !(this.complete || within)) return;
    this.faults.push({
      file: place.file,
      line: place.line,
      field: place.field,
      problem: `${place.what}之后漏了原文。\n   文件：${place.forms[0]}\n   原文后面还有：${words}`,
      mend: `对照 ${this.sourceFile} 把漏掉的补上。`,
    });
  }

  private differ(stretch: Stretch, text: string, actual: string) {
    const at = sharedLength(text, actual);
    this.fault(stretch, excerpt(text, at), excerpt(actual, at));
  }

  private fault(stretch: Stretch, content: string, source: string) {
    this.faults.push({
      file: stretch.file,
      line: stretch.line,
      field: stretch.field,
      problem: `${stretch.what}与原文不一致。\n   文件：${content}\n   原文：${source}`,
      mend: `照 ${this.sourceFile} 改回原文，一字不差（换行和空格不计）。`,
    });
  }

  private closest(forms: string[]): string {
    const rest = this.source.slice(this.cursor);
    return forms.reduce((a, b) => (sharedLength(b, rest) > sharedLength(a, rest) ? b : a));
  }

  /** Where the first of the later texts stands that can be found again. */
  private resume(later: string[]): number {
    for (const text of later) {
      const at = this.source.indexOf(fold(text), this.cursor);
      if (at >= 0) return at;
    }
    return this.source.length;
  }
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Some characters around a place, with the place itself in 【】. */
function excerpt(text: string, at: number): string {
  const from = Math.max(0, at - 12);
  const to = at + 13;
  return [
    from > 0 ? '…' : '',
    text.slice(from, at),
    `【${text.slice(at, at + 1)}】`,
    text.slice(at + 1, to),
    to < text.length ? '…' : '',
  ].join('');
}
