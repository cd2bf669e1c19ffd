import type { Notice } from '../policy/model.ts';
import { catalog } from './catalog.ts';

/** Whether there is more than one notice, so that a number alone doesn't say which reform is meant. */
export const several = catalog.notices.length > 1;

const [first] = catalog.notices;
if (!first) throw new Error('content/ 里没有通知：至少要有一个放着 notice.mdx 的文件夹。');

/** The notice that lists of the whole site show in full. */
export const newest: Notice = first;

/** The others, newest first. */
export const older: readonly Notice[] = catalog.notices.slice(1);

const byUrl = new Map(catalog.notices.map((notice) => [notice.url, notice]));

/** The notice that a page is of: its own page, or one that stands under it. */
export const noticeAt = (path: string): Notice | undefined =>
  byUrl.get(/^\/[^/]+\//.exec(path)?.[0] ?? '');

/** A name of something of a notice's, said with the notice where there are several: 第七批对照表. */
export const named = (notice: Notice, name: string): string =>
  several ? `${notice.qualifier}${name}` : name;
