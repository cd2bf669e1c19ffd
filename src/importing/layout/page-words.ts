import { fold } from '../../policy/source/fold.ts';
import type { Finding } from './words.ts';

/** A line as it stands in a file. */
interface Printed {
  text: string;
  line: number;
}

/** What a page or a table says below the last row. */
const BELOW =
  /^(注|备注|说明)\d?[:：]|^【?(打印|关闭|扫一扫|分享|相关链接|相关文档|上一篇|下一篇|主办|承办|版权所有|网站地图|抄送)|^[（(]此件|^(信息)?公开(选项|方式|属性)[:：]|日印发$|(关闭窗口|版权所有|ICP备\d*)/;
/** No line of a page's own is longer. */
const LONGEST_BELOW = 60;

/** Whether a line is none of the annex's, but what pages and tables say below it. */
export const isBelow = ({ text }: Pick<Printed, 'text'>): boolean =>
  fold(text).length <= LONGEST_BELOW && BELOW.test(fold(text));

/** What stands above a table that goes on from another page. */
const GOES_ON = /[（(]?(续表?|接上表|接上页|转下页|续上表)[)）]?$/;
/** No title is shorter. */
const SHORTEST_TITLE = 6;

/** Whether a line says that a table goes on, or says its title once more. */
export function isAgain({ text }: Pick<Printed, 'text'>, titles: readonly string[] = []): boolean {
  const words = fold(text);
  const plain = words.replace(GOES_ON, '');
  if (plain === '') return words !== '';
  return plain.length >= SHORTEST_TITLE && titles.includes(plain);
}

/** What to do with words beside a table. */
export const BESIDE =
  '是附件的内容的，加回 source.txt；是通知正文的（表在正文中间），加回 source.txt，在 notice.mdx 的 </Annex> 后面照录；要告诉读者的，写进编者说明。';

export const left = ({ line, text }: Printed, what: string): Finding => ({
  stage: 'annex',
  line,
  what: `${what}：“${text.trim()}”。`,
  mend: '是附件的内容的，加回 source.txt；要告诉读者的，写进编者说明。',
});

/** What is told of a line below the last row: the notice may go on below its table. */
export const below = (line: Printed): Finding => ({
  ...left(line, '表下面的字，没有收录'),
  mend: BESIDE,
});
