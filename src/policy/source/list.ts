import type { Notice, Reform } from '../model.ts';
import { fold } from './fold.ts';
import { fullWidth } from './number.ts';
import type { Stretch } from './stretch.ts';

/** An item of a notice's list, as the notice prints it: 6.对台货运船舶“直通车”服务. */
export const listItem = ({ number, title, notice }: Reform): string =>
  number + notice.listMark + title;

/** The ways in which a source may write an item, all of one length: the number is the same in figures of either width. */
export const listItemForms = ({ number, title, notice }: Reform): string[] =>
  [String(number), fullWidth(number)].map((one) => fold(one + notice.listMark + title));

/** The sign that a source has in the place of a notice's own, where all of some items have the same. */
export function otherMark(reforms: readonly Reform[], source: string): string | undefined {
  const marks = new Set(
    reforms.map(({ number, title }) => {
      const at = source.indexOf(fold(title));
      const before = at < 0 ? '' : source.slice(Math.max(0, at - MOST_BETWEEN), at);
      const from = Math.max(
        before.lastIndexOf(String(number)),
        before.lastIndexOf(fullWidth(number)),
      );
      return from < 0 ? undefined : before.slice(from + String(number).length);
    }),
  );
  const [mark] = marks;
  return marks.size === 1 && mark !== undefined && /^[^\p{L}\p{N}“‘《]{0,2}$/u.test(mark)
    ? mark
    : undefined;
}
/** A number and a sign are no longer. */
const MOST_BETWEEN = 6;

/** The list of titles in a notice's text. */
export const listStretch = ({ origin }: Notice, reforms: readonly Reform[]): Stretch => ({
  forms: reforms.map(listItem),
  items: reforms,
  what: '名单',
  file: origin.file,
});
