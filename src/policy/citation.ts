import { permalink } from './address/spell.ts';
import type { Clause, Notice, Reform } from './model.ts';
import { chineseDate } from './source/numeral.ts';

/** What is cited: a notice, one of its clauses, or a reform of its annex. */
export interface Cited {
  notice: Notice;
  clause?: Clause;
  reform?: Reform;
}

/**
 * A stretch of a citation: text, or a blank that only the reader's browser can fill in: the day of
 * citing, or the address where the build was given none.
 */
export type CitationPiece = string | { blank: 'day' | 'address' };

export interface Citation {
  /** What the reader knows the form by. */
  name: string;
  pieces: CitationPiece[];
  /** Whether it is of use on paper too. */
  onPaper: boolean;
}

/** Path of what is cited, from the site's root. */
export const citedPath = ({ notice, clause, reform }: Cited) =>
  reform?.url ?? (clause ? permalink.anchor(notice.id, clause.anchor) : notice.url);

/**
 * The place within the notice: `附件第16项“……”`, `二（二）“……”`, empty for the notice itself.
 * The names stand as the notice prints them, quotation marks of their own included.
 */
function placeOf({ clause, reform }: Cited): string {
  if (reform) return `附件第${reform.number}项“${reform.title}”`;
  return clause ? `${clause.label}“${clause.heading}”` : '';
}

/**
 * All forms in which something may be cited.
 * @param address its full address, where the build knows one.
 */
export function citationsOf(cited: Cited, address: string | undefined): Citation[] {
  const { notice } = cited;
  const where: CitationPiece = address ?? { blank: 'address' };
  const name = `《${notice.title}》${placeOf(cited)}`;
  return [
    { name: '公文', pieces: [officialCitation(cited)], onPaper: true },
    {
      // GB/T 7714-2015, electronic official document: [A/OL] (成文日期)[引用日期]. 网址
      name: '参考文献',
      pieces: [
        `${notice.issuer}. ${notice.title}[A/OL]. (${notice.signedOn})[`,
        { blank: 'day' },
        ']. ',
        where,
      ],
      onPaper: true,
    },
    { name: '链接', pieces: [where], onPaper: false },
    { name: 'Markdown', pieces: [`[${markdownText(name)}](`, where, ')'], onPaper: false },
    { name: 'HTML', pieces: ['<a href="', where, `">${htmlText(name)}</a>`], onPaper: false },
  ];
}

/** As an official document cites another: 《标题》（成文日期）, then the place in it. */
export const officialCitation = (cited: Cited) =>
  `《${cited.notice.title}》（${chineseDate(cited.notice.signedOn)}）${placeOf(cited)}`;

const markdownText = (text: string) => text.replace(/[\\[\]*_`<>]/g, '\\$&');

const htmlText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
