import type { Fault } from '../fault.ts';
import type { Clause, NoticeBlock } from '../model.ts';
import { chineseNumeral } from './numeral.ts';

const LEVEL_1 = /^([一二三四五六七八九十]+)、(.+)$/;
const LEVEL_2 = /^（([一二三四五六七八九十]+)）(.+?)。(.*)$/;

/**
 * Gives every numbered paragraph its anchor, derived from the official numbering alone,
 * so that an anchor can't drift from the clause it names.
 * @returns for each block its clause, or `undefined` where it isn't one.
 */
export function outline(
  blocks: readonly NoticeBlock[],
  _file: string,
  _bodyOffset: number,
): { clauses: (Clause | undefined)[]; faults: Fault[] } {
  let parent: Clause | undefined;
  const clauses = blocks.map((block): Clause | undefined => {
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
  return { clauses, faults: [] };
}
