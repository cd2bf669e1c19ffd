import { byNotice, type NoticeGroup } from './groups.ts';
import type { Notice, Reform } from './model.ts';

/**
 * What a part of a list may weigh, in bytes of its page. Two parts stand on the first page, with all
 * that is around a list; so that page keeps below 100 KB.
 */
const PART = 25_000;
/** The same of a list that has no further pages. */
const PAGE = 2 * PART;

/** What a list's items weigh beside what they say, in bytes, a little more rather than less. */
const HEADING = 250;
const ROW = 250;
const MARK = 100;
const NOTICE = 400;
const LINE = 150;
/** A Chinese character in UTF-8. */
const CHARACTER = 3;

/** A page of a list that grows with every notice. */
export interface Part<T> {
  /** None on the first page, which has the newest; the others count from the oldest, from 1. */
  part: number | undefined;
  /** Newest first. */
  items: T[];
}

/**
 * Cuts a list that grows with every notice into pages that no reader waits for, between its items.
 * The parts are filled from the oldest on, so that what stands on one stays there when newer notices
 * come; the first page has the newest two, and so is never almost empty.
 * @param items newest first; one that weighs more than a part is a part.
 */
function cut<T>(items: readonly T[], weightOf: (item: T) => number): Part<T>[] {
  const parts = filled([...items].reverse(), weightOf).map((part) => part.reverse());
  const newest = parts.slice(-2).reverse();
  const older = parts.slice(0, -2).map((one, index) => ({ part: index + 1, items: one }));
  return [{ part: undefined, items: newest.flat() }, ...older.reverse()];
}

/** Items in their order, as many together as may weigh so much. */
function filled<T>(items: readonly T[], weightOf: (item: T) => number, most = PART): T[][] {
  const parts: T[][] = [];
  let weight = 0;
  for (const item of items) {
    const own = weightOf(item);
    weight += own;
    const last = parts[parts.length - 1];
    if (last && weight <= most) last.push(item);
    else {
      parts.push([item]);
      weight = own;
    }
  }
  return parts;
}

/** The pages of a list of reforms, each with whole notices unless a notice alone fills several. */
export const listParts = (reforms: readonly Reform[]): Part<NoticeGroup>[] =>
  cut(byNotice(reforms).flatMap(pieces), groupWeight).map((part) => ({
    ...part,
    // Pieces of one notice that stand on one page are one group there.
    items: byNotice(part.items.flatMap((group) => group.reforms)),
  }));

/** A notice's reforms in pieces that a part can hold. */
const pieces = ({ notice, reforms }: NoticeGroup): NoticeGroup[] =>
  filled(reforms, rowWeight, PART - HEADING).map((piece) => ({ notice, reforms: piece }));

const groupWeight = ({ reforms }: NoticeGroup): number =>
  reforms.reduce((sum, reform) => sum + rowWeight(reform), HEADING);

/** A row says the reform's title and lead units, and has a mark for each zone of its notice. */
const rowWeight = ({ title, units, notice }: Reform): number =>
  ROW +
  MARK * notice.zones.length +
  CHARACTER * units.reduce((sum, { name }) => sum + name.length + 1, title.length);

/** The pages of the list of notices. */
export const noticeParts = (notices: readonly Notice[]): Part<Notice>[] =>
  cut(
    notices,
    ({ title, qualifier }) => NOTICE + CHARACTER * (title.length + 3 * qualifier.length),
  );

/** As many rows as a page may list. */
const MOST_LINES = 200;

/** As many of a list's first items as one page may show, each in a line or two of text. */
export const onePage = <T>(items: readonly T[], textOf: (item: T) => string): T[] =>
  filled(items, (item) => LINE + CHARACTER * textOf(item).length, PAGE)[0]?.slice(0, MOST_LINES) ??
  [];
