import { chineseNumeral } from '../../policy/source/numeral.ts';

/** An item as documents cite it: its number, and what was copied along with it. */
export interface Item {
  /** 序号. */
  number: number;
  /** What stands before it: a notice's name, 附件; may be empty. */
  before: string;
  /** What follows it: a title, or its beginning; may be empty. */
  after: string;
}

const ORDINAL = /^(?:附件)?(第?)(?:(\d+)|([一二三四五六七八九十]+))([项条号]?)$/;

/** The number that a folded word such as 第16项, 第十六项 or 16 means. */
export function ordinal(word: string): number | undefined {
  const match = ORDINAL.exec(word);
  if (!match) return undefined;
  const [, before, digits, numeral, after] = match;
  if (digits) return Number(digits);
  return numeral && (before || after) ? chineseNumeral(numeral) : undefined;
}

const CITED = /^(.*?)(?:附件)?第(?:(\d{1,4})|([一二三四五六七八九十]{1,4}))[项条号](.*)$/;
const LISTED = /^(\d{1,4})(\D.*)$/;

/** An item within a folded query: 附件第12项不动产抵押登记, 第七批第16项, 12不动产抵押登记. */
export function itemIn(query: string): Item | undefined {
  const cited = CITED.exec(query);
  if (cited) {
    const [, before = '', digits, numeral, after = ''] = cited;
    const number = digits ? Number(digits) : chineseNumeral(numeral ?? '');
    if (number !== undefined) return { number, before, after };
  }
  const listed = LISTED.exec(query);
  return listed ? { number: Number(listed[1]), before: '', after: listed[2] ?? '' } : undefined;
}

const CLAUSE = /^([一二三四五六七八九十]{2,6})(.*)$/;

/** The numbers of clauses that a folded query may begin with, the longest first, and what follows. */
export function clausesIn(query: string): { number: string; after: string }[] {
  const [, numerals = '', after = ''] = CLAUSE.exec(query) ?? [];
  return Array.from({ length: Math.max(0, numerals.length - 1) }, (_, shorter) => ({
    number: numerals.slice(0, numerals.length - shorter),
    after: numerals.slice(numerals.length - shorter) + after,
  }));
}

/** An ordinal written with blanks inside, 第 16 项, as one word. */
export const withoutBlanksInOrdinals = (text: string) =>
  text.replace(/第\s*(\d+|[一二三四五六七八九十]+)\s*(?=[项条号])/g, '第$1');
