const DIGITS = '零一二三四五六七八九';

/** The value of a Chinese numeral from 一 to 九十九, as clauses are numbered; `undefined` for anything else. */
export function chineseNumeral(text: string): number | undefined {
  const match = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!text || !match) return undefined;
  const [, tens, ten, ones] = match;
  if (tens && !ten) return ones ? undefined : DIGITS.indexOf(tens);
  return (ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0) + (ones ? DIGITS.indexOf(ones) : 0);
}

/** `2019-11-20` as a notice writes it: `2019年11月20日`; of a month or a year, as much as is there. */
export const chineseDate = (isoDate: string): string =>
  isoDate
    .split('-')
    .map((part, index) => `${Number(part)}${'年月日'.charAt(index)}`)
    .join('');

/** The first day that a day may be which is known to its year or month alone: `2023-08-01` for `2023-08`. */
export const firstDay = (day: string): string => `${day}-01-01`.slice(0, 'YYYY-MM-DD'.length);

/** A number from 1 to 99 as clauses are numbered: 十二 for 12. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}

/** `2019-11-20` as older notices write it, with each of the signs for zero: `二〇一九年十一月二十日`. */
export function formalDates(isoDate: string): string[] {
  const [year = '', month, day] = isoDate.split('-');
  const rest = `年${chineseNumber(Number(month))}月${chineseNumber(Number(day))}日`;
  return [...'〇○零'].map(
    (zero) =>
      [...year].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)])).join('') + rest,
  );
}
