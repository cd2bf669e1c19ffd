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

/** What a sentence calls a notice: 第七批通知, or its short title where it is no batch. */
export const shortName = ({ batch, shortTitle }: Notice): string =>
  batch ? `${batch}通知` : shortTitle;

/** A name of something of a notice's, said with the notice where there are several: 第七批对照表. */
export const named = ({ batch, shortTitle }: Notice, name: string): string =>
  several ? `${batch ?? `${shortTitle}的`}${name}` : name;

/** What the table of a notice's reforms by their units is called, and what there is in it. */
export const matrixTitle = (notice: Notice): string =>
  `${named(notice, `${notice.reforms.length}项成果`)}与${notice.units.length}个牵头单位对照`;

/** What lists call a notice's annex: 任务分工表 where it is one, else by its own title. */
export const annexName = ({ annex }: Notice): string =>
  annex.title.endsWith('任务分工表') ? '任务分工表' : annex.title;

/** The way to a notice's own pages, for breadcrumbs; the only notice goes without saying. */
export const trailTo = ({ shortTitle, url }: Notice): { name: string; url: string }[] =>
  several ? [{ name: shortTitle, url }] : [];

/** `getStaticPaths` of a page that every notice has. */
export const noticeRoutes = () =>
  catalog.notices.map((notice) => ({ params: { notice: notice.id }, props: { notice } }));
