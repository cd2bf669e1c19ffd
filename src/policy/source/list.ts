import type { Notice, Reform } from '../model.ts';
import type { Stretch } from './stretch.ts';

/** An item of a notice's list, as the notice prints it: 6.对台货运船舶“直通车”服务. */
export const listItem = ({ number, title, notice }: Reform): string =>
  number + notice.listMark + title;

/** The list of titles in a notice's text. */
export const listStretch = ({ origin }: Notice, reforms: readonly Reform[]): Stretch => ({
  forms: reforms.map(listItem),
  items: reforms,
  what: '名单',
  file: origin.file,
});
