import { type Fault, subject } from '../fault.ts';
import type { Notice } from '../model.ts';
import { fold } from './fold.ts';
import { differs, excerpt, sharedLength } from './message.ts';

/** The line of a notice's page that says when it was published, with a time of day or without. */
const LINE =
  /发布(?:日期|时间)(?:\s*[:：]\s*|\s+)(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})(?!\d)\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?/;

/** That line as a source prints it, with its day. */
export interface PublicationLine {
  printed: string;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** The line on its publication in a notice's source; none where there is none. */
export function publicationLine(source: string): PublicationLine | undefined {
  // Figures of full width are as long as those of half width.
  const plain = source.replace(/[０-９]/g, (one) =>
    String.fromCharCode(one.charCodeAt(0) - 0xfee0),
  );
  const found = LINE.exec(plain);
  if (!found) return undefined;
  const [words, year, month = '', day = ''] = found;
  const printed = source.slice(found.index, found.index + words.length);
  return { printed, day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/**
 * What else stands in that line: words of the web page, not of the notice.
 * @param own the notice's words, folded: where a source has it all in one line, they aren't meant.
 */
export function besidePublication(
  source: string,
  line: PublicationLine | undefined,
  own: string,
): { words: string; line: number } | undefined {
  const printed = line?.printed.trim();
  if (!printed) return undefined;
  const at = source.indexOf(printed);
  const from = source.lastIndexOf('\n', at - 1) + 1;
  const end = source.indexOf('\n', at + printed.length);
  const whole = source.slice(from, end < 0 ? undefined : end);
  const parts = whole.split(printed).map(fold).filter(Boolean);
  if (
    parts.length === 0 ||
    parts.some((part) => part.length > 80 || own.includes(part.slice(0, 12)))
  ) {
    return undefined;
  }
  return {
    words: whole.replace(printed, ' ').trim().replace(/\s+/g, ' '),
    line: source.slice(0, at).split('\n').length,
  };
}

/** A source folded, without that line: it stands above the title or below it, as its page had it. */
export const withoutPublication = (source: string, line: PublicationLine | undefined): string =>
  fold(line ? source.replace(line.printed, '') : source);

/** The line as what other faults may rest on: unread, it is words that the title doesn't have. */
export const publicationSubject = ({ origin }: Notice): string =>
  subject(origin.file.replace(/[^/]+$/, 'source.txt'), 'publication');

/** 发布日期 in the front matter must be the source's. */
export function publicationFaults(
  notice: Notice,
  source: string,
  line: PublicationLine | undefined,
): Fault[] {
  const { origin, publishedOn } = notice;
  const { file } = origin;
  const sourceFile = file.replace(/[^/]+$/, 'source.txt');
  if (!line) {
    return [
      {
        file: sourceFile,
        problem: '来源文本里没有认得出的发布日期。',
        mend: `照录网页上的这一行，如“发布日期：${publishedOn}”“发布时间：2019年11月26日”。`,
        spoils: [publicationSubject(notice)],
      },
    ];
  }
  const own = fold(
    [
      notice.title,
      ...notice.parts.map((part) => (part.kind === 'paragraph' ? part.text : '')),
    ].join(''),
  );
  const beside = besidePublication(source, line, own);
  if (beside) {
    return [
      {
        file: sourceFile,
        line: beside.line,
        problem: `发布日期这一行还有别的字：“${beside.words}”。`,
        mend: '这些是网页上的字，不是通知的内容：从这一行删去，只留发布日期。',
        spoils: [publicationSubject(notice), subject(origin.file, 'title')],
      },
    ];
  }
  if (line.day === publishedOn) return [];
  const at = sharedLength(publishedOn, line.day);
  const stretch = {
    forms: [],
    what: '发布日期',
    file,
    field: 'publishedOn',
    spoils: [publicationSubject(notice)],
  };
  return [
    differs(
      {
        stretch,
        content: excerpt(publishedOn, at),
        source: excerpt(line.day, at),
      },
      sourceFile,
    ),
  ];
}
