import { permalink } from './address/spell.ts';
import type { Clause, Notice, Reform } from './model.ts';
import { quoted } from './quote.ts';
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
  /** The standard that the form follows, where it follows one. */
  standard?: string;
  pieces: CitationPiece[];
  /** What its reader has to fill in. */
  note?: string | undefined;
  /**
   * Where it stands: `main` before all others, `paper` on paper too but folded on screens, `folded`
   * only there.
   */
  use: 'main' | 'paper' | 'folded' | 'screen';
}

/** Path of what is cited, from the site's root. */
export const citedPath = ({ notice, clause, reform }: Cited) =>
  reform?.url ?? (clause ? permalink.anchor(notice.id, clause.anchor) : notice.url);

/** Where the source states no 发文字号: its place, to be filled in by hand. */
const NUMBER_TO_FILL_IN = '＿＿〔＿＿〕＿＿号';

/** What is said where a citation has such a place; nothing where the number is known. */
export const numberNote = ({ documentNumber }: Notice): string | undefined =>
  documentNumber === undefined ? '原文没有载明发文字号，请自行填写。' : undefined;

/**
 * The place within the notice: `附件第16项“……”`, `“二、加强组织实施”第（二）项“……”`, empty for the
 * notice itself.
 */
function placeOf({ notice, clause, reform }: Cited): string {
  if (reform) return `附件第${reform.number}项${quoted(reform.title)}`;
  if (!clause) return '';
  const [part, ...items] = wayTo(clause, notice);
  if (!part || clause === part) return quoted(headOf(clause));
  const numbers = items.map((item, index) => numberOf(item, items[index - 1] ?? part));
  // A notice may number its clauses from （一） on, without parts above them.
  const start = part.level === 1 ? quoted(headOf(part)) : numberOf(part, undefined);
  return `${start}${numbers.join('')}${quoted(clause.heading)}`;
}

/** A clause with those that it is part of, the outermost first. */
function wayTo(clause: Clause, { clauses }: Notice): Clause[] {
  return clauses.filter(({ anchor }) => `${clause.anchor}-`.startsWith(`${anchor}-`));
}

/** A clause's number and heading as printed, without the full stop: `二、加强组织实施`. */
const headOf = ({ printedHeading }: Clause) => printedHeading.trim().replace(/。$/, '');

/** A clause by its own number within another: 第（二）项, below that 第1目, below that （1）. */
function numberOf({ label, level }: Clause, parent: Clause | undefined): string {
  const own = label.slice(parent?.label.length ?? 0);
  return level === 2 ? `第${own}项` : level === 3 ? `第${own}目` : own;
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
    {
      name: '公文',
      pieces: [citationToFillIn(cited)],
      note: numberNote(notice),
      use: 'main',
    },
    { name: '链接', pieces: [where], use: 'screen' },
    reference(cited, where, 'GB/T 7714—2025', 'paper'),
    reference(cited, where, 'GB/T 7714—2015', 'folded'),
    { name: 'Markdown', pieces: [`[${markdownText(name)}](`, where, ')'], use: 'folded' },
    { name: 'HTML', pieces: ['<a href="', where, `">${htmlText(name)}</a>`], use: 'folded' },
  ];
}

/** The signs that the two editions of GB/T 7714 set otherwise: in the newer one they are full-width. */
const SIGNS = {
  'GB/T 7714—2025': { colon: '：', brackets: ['（', '）'] },
  'GB/T 7714—2015': { colon: ': ', brackets: ['(', ')'] },
} as const;

/**
 * GB/T 7714, an official document on the web: `[A/OL]`, the day of publication in round brackets,
 * the day of citing in square ones. What is part of a notice is named after its title.
 */
function reference(
  { notice, clause, reform }: Cited,
  where: CitationPiece,
  standard: keyof typeof SIGNS,
  use: Citation['use'],
): Citation {
  const { colon, brackets } = SIGNS[standard];
  const part = reform ? `附件第${reform.number}项` : (clause?.label ?? '');
  const title = [notice.title, part].filter(Boolean).join(colon);
  const published = brackets.join(notice.publishedOn);
  return {
    name: '参考文献',
    standard,
    pieces: [`${notice.issuer}. ${title}[A/OL]. ${published}[`, { blank: 'day' }, ']. ', where],
    use,
  };
}

/** As an official document cites another, by what the source states: 《标题》（发文字号，成文日期）, then the place in it. */
export const officialCitation = (cited: Cited) => officially(cited, [cited.notice.documentNumber]);

/**
 * The same with a place for the 发文字号 where the source states none.
 * @param also what stands in the brackets too, such as 以下简称《通知》.
 */
export const citationToFillIn = (cited: Cited, also?: string) =>
  officially(cited, [cited.notice.documentNumber ?? NUMBER_TO_FILL_IN], [also]);

function officially(
  cited: Cited,
  before: (string | undefined)[],
  after: (string | undefined)[] = [],
): string {
  const { title, signedOn } = cited.notice;
  const known = [...before, chineseDate(signedOn), ...after].filter(Boolean);
  return `《${title}》（${known.join('，')}）${placeOf(cited)}`;
}

const markdownText = (text: string) => text.replace(/[\\[\]*_`<>]/g, '\\$&');

const htmlText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
