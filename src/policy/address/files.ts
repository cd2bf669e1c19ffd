import type { Catalog, Notice, Reform, Unit } from '../model.ts';
import type { Topic } from '../schema/topic.ts';
import type { Zone } from '../schema/zone.ts';
import { type FileEnding, permalink } from './spell.ts';

/** Whose file it is: what the file holds follows from this and from the ending. */
export type FileOwner =
  | { kind: 'notice'; notice: Notice }
  | { kind: 'reform'; reform: Reform }
  | { kind: 'unit'; unit: Unit }
  | { kind: 'zone'; zone: Zone }
  | { kind: 'topic'; topic: Topic }
  /** The page of what the places have to do, by the newest notice that asks for such a file. */
  | { kind: 'places'; notice: Notice };

/** A file of a page: its address, and what it is of. */
export interface PageFile {
  /** Path from the site's root. */
  url: string;
  /** Path of the page whose file it is. */
  page: string;
  ending: FileEnding;
  owner: FileOwner;
}

/** The task table in each of its formats. */
const TABLE: readonly FileEnding[] = ['.xlsx', '.docx', '.csv', '.json'];

/** The papers that a notice may ask for, by its field, and how their files end. */
export const PAPER_ENDINGS = { plan: '-plan.docx', review: '-review.docx' } as const;
export type PaperField = keyof typeof PAPER_ENDINGS;

/**
 * The files of all pages, by the catalog alone: what they hold is made elsewhere.
 * QR codes hold full addresses: only a build with an address has them, and they aren't promised.
 */
export function pageFiles(catalog: Catalog, { codes }: { codes: boolean }): PageFile[] {
  const code: readonly FileEnding[] = codes ? ['-qr.png'] : [];
  const of = (owner: FileOwner, page: string, endings: readonly FileEnding[]): PageFile[] =>
    endings.map((ending) => ({
      url:
        owner.kind === 'notice' && ending === '.json'
          ? permalink.data(owner.notice.id)
          : permalink.file(page, ending),
      page,
      ending,
      owner,
    }));
  const ofNewest = (has: (notice: Notice) => boolean, endings: readonly FileEnding[]) => {
    const notice = catalog.notices.find(has);
    return notice ? of({ kind: 'places', notice }, permalink.places, endings) : [];
  };
  return [
    ...catalog.notices.flatMap((notice) =>
      of({ kind: 'notice', notice }, notice.url, [...TABLE, ...code]),
    ),
    ...catalog.reforms.flatMap((reform) =>
      of({ kind: 'reform', reform }, reform.url, [...papersOf([reform]), '.json', ...code]),
    ),
    ...catalog.units.flatMap((unit) =>
      of({ kind: 'unit', unit }, permalink.unit(unit.id), [
        ...TABLE,
        ...papersOf(catalog.groups.of('units', unit.id)),
        ...code,
      ]),
    ),
    ...catalog.zones.flatMap((zone) => of({ kind: 'zone', zone }, permalink.zone(zone.id), TABLE)),
    ...catalog.topics.flatMap((topic) =>
      of({ kind: 'topic', topic }, permalink.topic(topic.id), TABLE),
    ),
    ...ofNewest(() => true, ['.xlsx', '.docx']),
    // The page's address stays, whatever a newer notice asks for.
    ...ofNewest(({ review }) => review !== undefined, ['-review.docx']),
  ];
}

/** The papers that any of the reforms' notices asks for. */
const papersOf = (reforms: readonly Reform[]): FileEnding[] =>
  (Object.keys(PAPER_ENDINGS) as PaperField[])
    .filter((field) => reforms.some((reform) => reform.notice[field] !== undefined))
    .map((field) => PAPER_ENDINGS[field]);
