import { fold } from '../../policy/source/fold.ts';
import type { Line } from '../document.ts';
import type { ReadRow } from './reading.ts';
import type { Clues, Parted } from './row-cells.ts';
import { type Finding, halfWidth, joined } from './words.ts';

/**
 * Whether a title may also end elsewhere: what parts it from its text is a blank, or the end of a line,
 * and the same stands in it, or behind it before any sign. A title that the body lists is sure.
 */
export function isUnsure(row: string, number: number, cells: Parted['cells'], clues: Clues) {
  const [title, text] = [cells.get('title'), cells.get('text')];
  if (title === undefined || text === undefined || clues.isListed(number, fold(title)))
    return false;
  const [between = ''] = /^\s*/.exec(row.slice(row.indexOf(title) + title.length)) ?? [];
  const [begins = ''] = /^[^，。；：、]*/.exec(text) ?? [];
  const same = between.includes('\n') ? /\n/ : /[^\S\n]/;
  const amidHan = new RegExp(
    `[\\p{Script=Han}”」》）]${same.source}+[\\p{Script=Han}“「《（]`,
    'u',
  );
  return amidHan.test(title) || amidHan.test(begins);
}

/** Rows whose titles may end elsewhere, for a person to tell. */
export const unsureTitles = (rows: readonly ReadRow[]): Finding => ({
  stage: 'rows',
  line: rows[0]?.line,
  what: `有的项名称和内容之间只有换行或空格，名称到哪里为止拿不准：${rows
    .map(({ number, cells }) => `第 ${number} 项“${joined(cells.get('title') ?? '')}”`)
    .join('、')}。`,
  mend: '照原文核对这几项：名称没有完的，把引文开头的字移到 title；名称多了的，移到引文。',
});

/** A line amid a row that begins with a higher number: it may be a row of its own. */
export function numberWithin(lines: readonly Line[], number: number): Finding | undefined {
  const found = lines.find(({ text }) => {
    const [, digits] = /^\s*(\d{1,3})[\s、.．]/.exec(halfWidth(text)) ?? [];
    return digits !== undefined && Number(digits) > number;
  });
  return (
    found && {
      stage: 'rows',
      line: found.line,
      what: `这一行以数字开头，接在第 ${number} 项里面：“${found.text.trim().slice(0, 40)}”。`,
      mend: '照原文核对：是另一项的，序号漏了或接不上，改正 source.txt 再导入。',
    }
  );
}
