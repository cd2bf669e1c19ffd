import type { NoticeBlock } from './body.ts';
import { chineseNumeral } from './numeral.ts';

/** A numbered clause of a notice: 一、 is level 1, （一） is level 2, as GB/T 9704 numbers them. */
export interface Clause {
  /** ASCII anchor on the notice's page: `c1` for 一, `c2-1` for 二（一）. */
  anchor: string;
  level: 1 | 2;
  /** How a document cites it: `二（一）`. */
  label: string;
  /** The heading's words without number and full stop: 切实加强领导. */
  heading: string;
  /** The number and heading as printed: `（一）切实加强领导。` */
  printedHeading: string;
  /** What follows the heading in the same paragraph, without the contact person. */
  text: string;
  /** The same with the contact person: for the notice's own page alone. */
  fullText: string;
}

const LEVEL_1 = /^([一二三四五六七八九十]+)、(.+)$/;
const LEVEL_2 = /^（([一二三四五六七八九十]+)）(.+?)。(.*)$/;

/**
 * Gives every numbered paragraph its anchor, derived from the official numbering alone,
 * so that an anchor can't drift from the clause it names.
 * @returns for each block its clause, or `undefined` where it isn't one.
 */
export function outline(blocks: readonly NoticeBlock[]): (Clause | undefined)[] {
  let parent: Clause | undefined;
  return blocks.map((block) => {
    if (block.kind !== 'paragraph') return undefined;
    const first = LEVEL_1.exec(block.text);
    if (first?.[1] && first[2]) {
      const number = chineseNumeral(first[1]);
      parent = {
        anchor: `c${number}`,
        level: 1,
        label: first[1],
        heading: first[2],
        printedHeading: block.text,
        text: '',
        fullText: '',
      };
      return parent;
    }
    const second = LEVEL_2.exec(block.text);
    if (second?.[1] && second[2] && parent) {
      const printedHeading = `（${second[1]}）${second[2]}。`;
      return {
        anchor: `${parent.anchor}-${chineseNumeral(second[1])}`,
        level: 2,
        label: `${parent.label}（${second[1]}）`,
        heading: second[2],
        printedHeading,
        text: block.quotable.slice(printedHeading.length),
        fullText: block.text.slice(printedHeading.length),
      };
    }
    return undefined;
  });
}
