import type { Line } from '../document.ts';

/** A code in the place of a number: A-1, 闽-01. */
export interface Code {
  /** What stands before the number. */
  before: string;
  value: number;
  /** Into how many figures it is filled up by zeros; none where it isn't. */
  digits?: number | undefined;
}

const CODE = /^(\p{L}{1,6}[-－–—_]?)(\d{1,3})$/u;
/** Words that have a number behind them and are no code. */
const WORDS = /^(附件|附表|表|图|第|注|备注|页|专栏|项目)[-－–—_]?$/;

/** A code that is all of a text; none where it is another thing. */
export function codeIn(text: string): Code | undefined {
  const [, before = '', digits] = CODE.exec(text.trim()) ?? [];
  if (digits === undefined || WORDS.test(before)) return undefined;
  return { before, value: Number(digits), digits: /^0/.test(digits) ? digits.length : undefined };
}

/** The first code of lines that begin with codes; none where no second one is there. */
export function codesOf(lines: readonly Line[]): Code | undefined {
  const codes = lines.flatMap(({ text }) => codeIn(/^\s*(\S+)/.exec(text)?.[1] ?? '') ?? []);
  const [first] = codes.filter(({ value }) => value === 1);
  if (!first) return undefined;
  const { before } = first;
  return codes.some((one) => one.before === before && one.value === 2) ? first : undefined;
}

/** A line without what stands before its number. */
export const withoutCode = (line: Line, before: string): Line => {
  const start = line.text.length - line.text.trimStart().length;
  return /^\d/.test(line.text.slice(start + before.length)) && line.text.startsWith(before, start)
    ? { ...line, text: line.text.slice(start + before.length) }
    : line;
};
