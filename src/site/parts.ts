import { permalink } from '../policy/address/spell.ts';
import type { NoticeGroup } from '../policy/groups.ts';
import { listParts, type Part } from '../policy/list-parts.ts';
import type { Notice, Reform } from '../policy/model.ts';
import { unwatched } from './reads.ts';

/** A page of a list that grows with every notice, ready to be shown. */
export interface PartPage<T> {
  /** The page that has the newest. */
  first: string;
  items: T[];
  /** What tells the page from the first: the notices that it has, 第一批至第五批; none on the first. */
  name: string | undefined;
  /** The pages beside this one. */
  newer: { name: string; url: string } | undefined;
  older: { name: string; url: string } | undefined;
}

/** A page, and what its route adds to that of the first: nothing, or `/older/1`. */
interface Routed<T> {
  rest: string;
  page: PartPage<T>;
}

/** The pages of a list of notices, for `getStaticPaths`. */
export const noticePages = (first: string, parts: readonly Part<Notice>[]): Routed<Notice>[] =>
  partPages(first, parts, (notice) => notice);

/** The pages of a list of reforms. What was read to cut it is nobody's: what keeps pages keeps them by the cut. */
export const groupPages = (first: string, reforms: readonly Reform[]): Routed<NoticeGroup>[] =>
  partPages(
    first,
    unwatched(() => listParts(reforms)),
    ({ notice }) => notice,
  );

function partPages<T>(
  first: string,
  parts: readonly Part<T>[],
  noticeOf: (item: T) => Notice,
): Routed<T>[] {
  const names = parts.map(({ items }) => nameOf(items.map(noticeOf)));
  const named = parts.map(({ part }, index) => {
    const name = names[index] ?? '';
    // A notice that fills several pages gives all of them its name.
    const shared = names.indexOf(name) !== names.lastIndexOf(name);
    return part === undefined
      ? { url: first, name }
      : { url: permalink.part(first, part), name: shared ? `${name}之${part}` : name };
  });
  return parts.map(({ part, items }, index) => ({
    rest: part === undefined ? '' : permalink.part('/', part).slice(0, -1),
    page: {
      first,
      items,
      name: part === undefined ? undefined : named[index]?.name,
      newer: named[index - 1],
      older: named[index + 1],
    },
  }));
}

/** The oldest notice to the newest, by what their numbers are qualified with. */
function nameOf(notices: readonly Notice[]): string {
  const newest = notices[0]?.qualifier ?? '';
  const oldest = notices[notices.length - 1]?.qualifier ?? '';
  return oldest === newest ? newest : `${oldest}至${newest}`;
}
