import { fold } from '../../policy/source/fold.ts';
import type { Line } from '../document.ts';
import { joined } from './words.ts';

/** What the titles of official documents end in. */
const ENDS = /(通知|意见|方案|决定|决议|通告|公告|批复|函|措施|办法|规定)$/;
/** What a page prints that may hold the title without being it. */
const PAGE = /^(当前位置|您的位置|您所在|首页|标题|名称|题名|文件名称)|[>＞»]/;
/** A title goes over no more lines. */
const MOST_LINES = 5;

/** The lines of the title, up to but without `end`. */
export interface FoundTitle {
  from: number;
  end: number;
  title: string;
}

/** The title: the first lines that together say what the document is about and of what kind it is. */
export function findTitle(lines: readonly Line[]): FoundTitle | undefined {
  for (const [last, line] of lines.entries()) {
    if (!ENDS.test(fold(line.text)) || PAGE.test(fold(line.text))) continue;
    for (let from = last; from > last - MOST_LINES && from >= 0; from--) {
      const first = fold(lines[from]?.text ?? '');
      if (PAGE.test(first) || /[。：:，]$/.test(first)) break;
      if (!first.includes('关于') && !/^(印发|转发)/.test(first)) continue;
      const start = /^(关于|印发|转发)/.test(first) && isIssuer(lines[from - 1]) ? from - 1 : from;
      const title = joined(
        lines
          .slice(start, last + 1)
          .map(({ text }) => text)
          .join('\n'),
      );
      return { from: start, end: last + 1, title };
    }
  }
  return undefined;
}

const isIssuer = (line: Line | undefined) =>
  line !== undefined &&
  /(政府|办公厅|办公室|厅|局|委|委员会|小组|海关|银行|法院|检察院)$/.test(fold(line.text));
