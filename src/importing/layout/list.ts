import { fold } from '../../policy/source/fold.ts';
import { fullWidth } from '../../policy/source/number.ts';
import { chineseNumber } from '../../policy/source/numeral.ts';
import { halfWidth } from './words.ts';

/** The signs that may stand between a number and a title. */
const MARKS = ['.', '、', '．', ''];

/** Whether a text lists a title under a number: something else begins, or nothing more is there, behind it. */
export function listedIn(text: string): (number: number, title: string) => boolean {
  const folded = halfWidth(fold(text));
  return (number, title) => {
    const words = halfWidth(fold(title));
    if (words === '') return false;
    return itemStarts(number).some((start) => {
      const at = folded.indexOf(start + words);
      if (at < 0 || /\d/.test(folded.charAt(at - 1))) return false;
      const rest = folded.slice(at + start.length + words.length);
      return /^[。；;]?($|\d{1,3}[.、]|[一二三四五六七八九十]+、|\(|附件)/.test(rest);
    });
  };
}

/** What an item of a list may begin with, over text of half width. */
function itemStarts(number: number): string[] {
  const chinese = number < 100 ? chineseNumber(number) : '';
  return [`${number}.`, `${number}、`, `(${number})`].concat(
    chinese ? [`${chinese}、`, `(${chinese})`] : [],
  );
}

/** The list of titles in a folded text: where it is, the sign after its numbers, and its order. */
export interface FoundList {
  from: number;
  end: number;
  mark: string;
  order: number[];
}

/** Finds the list, whatever its order; none where its items don't stand side by side. */
export function findList(
  folded: string,
  reforms: readonly { number: number; title: string }[],
): FoundList | undefined {
  if (reforms.length === 0) return undefined;
  const ways = MARKS.flatMap((mark) => [String, fullWidth].map((digits) => ({ mark, digits })));
  for (const { mark, digits } of ways) {
    const sizes = reforms.map(({ number, title }) => ({
      number,
      item: digits(number) + mark + fold(title),
    }));
    const places = sizes.map(({ number, item }) => ({
      number,
      at: placeOf(folded, item),
      size: item.length,
    }));
    if (places.some(({ at }) => at < 0)) continue;
    places.sort((a, b) => a.at - b.at);
    const [first] = places;
    const last = places.at(-1);
    if (!first || !last) continue;
    const end = last.at + last.size;
    const size = places.reduce((sum, one) => sum + one.size, 0);
    if (end - first.at !== size) continue;
    return { from: first.at, end, mark: mark || ' ', order: places.map(({ number }) => number) };
  }
  return undefined;
}

/** Where an item stands whose number is no end of a longer one, unless a title ends in figures. */
function placeOf(folded: string, item: string): number {
  const first = folded.indexOf(item);
  for (let at = first; at >= 0; at = folded.indexOf(item, at + 1)) {
    if (!/[\d０-９]/.test(folded.charAt(at - 1))) return at;
  }
  return first;
}

/** What differs from the source: items that stand behind ones of higher numbers. */
export function listNote(list: FoundList | undefined): string | undefined {
  const order = orderOf(list);
  return order && `来源文本的名单里，${order}；这里按序号排列。`;
}

/** How the order of a list differs from that of its numbers; none where it doesn't. */
export function orderOf(list: FoundList | undefined): string | undefined {
  if (!list?.order.some((number, at) => number !== at + 1)) return undefined;
  const moved = list.order.flatMap((number, at) => {
    const before = list.order[at - 1];
    return before !== undefined && number < before ? [`第${number}项印在第${before}项之后`] : [];
  });
  return moved.length > 0 ? moved.join('，') : '各项的次序与序号不同';
}
