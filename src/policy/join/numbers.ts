import type { Notice } from '../model.ts';
import { chineseNumber, chineseNumeral } from '../source/numeral.ts';

/** A day, month or year; a number; or a Chinese one before what is counted in a time limit or an amount. */
const NUMBERS =
  /\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d+(?:[.,]\d+)*|[一二三四五六七八九十]+(?=个?(?:工作日|小时|分钟|季度|年|月|日|天|周|倍|[千万亿]*元))/g;

/**
 * Numbers and dates in the editors' words that the notice doesn't state. A number is the same in
 * figures and in characters.
 * @param words the editors'.
 * @param own the official text that they are about.
 * @param rest other official text: only what is stated there of the same thing, such as 30天, bears a number out.
 */
export function unstatedNumbers(words: string, own: string, rest: string): string[] {
  const said = plain(words);
  const numbers = [...said.matchAll(NUMBERS)];
  // Most words state none; and what they rest on is a whole notice, once for every point in it.
  if (numbers.length === 0) return [];
  const [near, far] = [plain(own), plain(rest)];
  return numbers.flatMap(({ 0: number, index }) => {
    // A date says itself what it is.
    const counted = /[年月]/.test(number)
      ? ''
      : said.slice(index + number.length, index + number.length + 1);
    const stated = spellings(number).some(
      (one) => stands(one, '', near) || stands(one, counted, far),
    );
    return stated ? [] : [number];
  });
}

/** The paragraphs of a notice, without its contacts. */
export const noticeWords = ({ parts }: Notice): string =>
  parts.map((part) => (part.kind === 'paragraph' ? part.quotable : '')).join('\n');

const plain = (text: string) => text.normalize('NFKC');

/** A number in figures and in characters, where it can be written in both. */
function spellings(number: string): string[] {
  if (/^\d{1,2}$/.test(number)) return [number, chineseNumber(Number(number))].filter(Boolean);
  const value = chineseNumeral(number);
  return value === undefined ? [number] : [number, String(value)];
}

/** Whether a number stands in a text, as itself and not as a part of another. */
function stands(number: string, counted: string, text: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + number.length);
    const cut = /^\d/.test(number)
      ? /\d[.,]?$/.test(around) || (/\d$/.test(number) && /^[.,]?\d/.test(after))
      : /[一二三四五六七八九十百千]$/.test(around) || /^[一二三四五六七八九十百千]/.test(after);
    if (!cut && after.startsWith(counted)) return true;
  }
  return false;
}
