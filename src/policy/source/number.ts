import type { Clause } from '../model.ts';
import { chineseNumber, chineseNumeral } from './numeral.ts';

/** The number that a paragraph begins with. */
export interface ClauseNumber {
  level: Clause['level'];
  value: number;
  /** As a document cites it within its parent: 一, （二）, 3, （4）. */
  label: string;
  /** The number with its signs and the blanks around it, as printed. */
  printed: string;
}

/** How GB/T 9704 numbers each level, over text whose signs have their plain width. */
const LEVELS: readonly [level: Clause['level'], form: RegExp][] = [
  [1, /^\s*([一二三四五六七八九十]+)\s*[、.]\s*/],
  [2, /^\s*\(\s*([一二三四五六七八九十]+)\s*\)\s*[、.]?\s*/],
  // 1.5万元 is no clause.
  [3, /^\s*(\d{1,2})\s*(?:、|\.(?!\d))\s*/],
  [4, /^\s*\(\s*(\d{1,2})\s*\)\s*/],
];
/** No number is longer, its blanks included. */
const LONGEST = 24;

/** What a text's number is, whatever the width of its signs: `(三)`, `㈢` and `（三）` are the same. */
export function clauseNumber(text: string): ClauseNumber | undefined {
  const { plain, ends } = plainStart(text);
  for (const [level, form] of LEVELS) {
    const [found, digits = ''] = form.exec(plain) ?? [];
    if (!found) continue;
    const value = level < 3 ? chineseNumeral(digits) : Number(digits);
    return {
      level,
      // What is no number is out of any order.
      value: value ?? 0,
      label: value === undefined ? digits : numberAs(level, value).replace(/[、.]$/, ''),
      printed: text.slice(0, ends[found.length - 1]),
    };
  }
  return undefined;
}

/** A number as its level prints it: `二、`, `（二）`, `2.`, `（2）`. */
export function numberAs(level: Clause['level'], value: number): string {
  const number = level < 3 ? chineseNumber(value) : String(value);
  return { 1: `${number}、`, 2: `（${number}）`, 3: `${number}.`, 4: `（${number}）` }[level];
}

/** A number in figures of full width: １２. */
export const fullWidth = (number: number | string): string =>
  String(number).replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** A number in a circle, of which there are fifty: ②. */
const circled = (value: number): string[] => {
  const [before] = [
    [0x245f, 1, 20],
    [0x323c, 21, 35],
    [0x328d, 36, 50],
  ].flatMap(([sign = 0, from = 0, to = 0]) => (value >= from && value <= to ? [sign] : []));
  return before === undefined ? [] : [String.fromCodePoint(before + value)];
};

/** The ways in which an annex prints a row's number, the longest first; the number is the same in all. */
export function rowNumberForms(value: number): string[] {
  const chinese = value < 100 ? chineseNumber(value) : '';
  const figures = [3, 2].flatMap((digits) => {
    const padded = String(value).padStart(digits, '0');
    return padded === String(value) ? [] : [padded, fullWidth(padded)];
  });
  const numerals = [...figures, String(value), fullWidth(value), ...(chinese ? [chinese] : [])];
  return [
    ...numerals.flatMap((one) => [`（${one}）`, `(${one})`]),
    ...numerals.flatMap((one) => [`${one}.`, `${one}．`, `${one}、`]),
    ...numerals,
    ...circled(value),
  ];
}

/** A text's beginning with plain signs, and for each of its characters where the printed one ends. */
function plainStart(text: string): { plain: string; ends: number[] } {
  let plain = '';
  const ends: number[] = [];
  let at = 0;
  for (const character of text.slice(0, LONGEST)) {
    at += character.length;
    for (const one of character.normalize('NFKC')) {
      plain += one;
      for (let unit = 0; unit < one.length; unit++) ends.push(at);
    }
  }
  return { plain, ends };
}
