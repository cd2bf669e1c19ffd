import type { Catalog, Notice } from '../model.ts';
import { pageFiles } from './files.ts';
import { leadingPages, pagePaths } from './pages.ts';
import { permalink } from './spell.ts';

/** The JSON Schemas of the data files, by the name in their address. */
export const SCHEMA_NAMES = ['notice', 'reform', 'list'] as const;

/**
 * Everything that the ledgers promise to keep: pages, what leads on to one, the places on them that a document might cite,
 * and the files. Those that only a build with an address has (QR codes, the feed) aren't promised.
 */
export const promisedAddresses = (catalog: Catalog): string[] => [
  ...pagePaths(catalog),
  ...leadingPages(catalog).map(({ from }) => from),
  ...catalog.notices.flatMap(anchorsOf),
  ...pageFiles(catalog, { codes: false }).map(({ url }) => url),
  ...SCHEMA_NAMES.map(permalink.schema),
];

/** Clauses, rows of the annex, points. */
function anchorsOf({ id, clauses, reforms }: Notice): string[] {
  return [
    ...clauses.map((clause) => permalink.anchor(id, clause.anchor)),
    permalink.anchor(id, 'annex'),
    ...reforms.map((reform) => permalink.annexRow(id, reform.number)),
    ...reforms.flatMap((reform) =>
      reform.points.map((point) => permalink.point(id, reform.number, point.number)),
    ),
  ];
}
