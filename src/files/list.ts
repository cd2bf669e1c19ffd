import { z } from 'zod';
import { type PageFile, pageFiles } from '../policy/address/files.ts';
import { isRedirect } from '../policy/address/follow.ts';
import { isPage, onPage } from '../policy/address/parse.ts';
import { SCHEMA_NAMES } from '../policy/address/promised.ts';
import { permalink } from '../policy/address/spell.ts';
import type { Catalog } from '../policy/model.ts';
import { cutter, namesIn } from '../policy/pieces.ts';
import { listFileSchema, noticeFileSchema, reformFileSchema } from './data-schemas.ts';
import type { Format } from './formats.ts';
import { contentOf, type FileContent } from './make.ts';

/** A file that readers take away. */
export interface SiteFile {
  /** Path from the site's root: ASCII, and made of identity. */
  url: string;
  format: Format;
  /** Path of the page whose file it is. */
  page: string;
  /** What it holds: 任务分工表. */
  what: string;
  /** What it is saved as: says in Chinese what it holds. */
  fileName: string;
  make: () => string | Uint8Array;
}

/** The published schemas of the JSON files, by the name in their address. */
export const SCHEMAS: Record<(typeof SCHEMA_NAMES)[number], z.ZodType> = {
  notice: noticeFileSchema,
  reform: reformFileSchema,
  list: listFileSchema,
};

/**
 * Every file of the site, from the catalog.
 * @param siteUrl the configured address, which files that leave the site carry; without it they
 * have none, and there are no QR codes.
 * @param buildDate the day of the build, where it is known: drafts say by it that a time limit has passed.
 */
export function siteFiles(
  catalog: Catalog,
  siteUrl: string | undefined,
  buildDate?: string | undefined,
): SiteFile[] {
  const several = catalog.notices.length > 1;
  const cut = cutter(namesIn(catalog));
  const own = pageFiles(catalog, { codes: siteUrl !== undefined }).map((file) =>
    named(file, () => contentOf(file, catalog, { siteUrl, several, buildDate, cut })),
  );
  return [...own, ...stayed(catalog, own), ...schemaFiles()];
}

/** A page that moved takes its files along: they stay at their old addresses too. */
function stayed(catalog: Catalog, own: readonly SiteFile[]): SiteFile[] {
  const redirects = catalog.moved.filter(isRedirect).filter(({ from }) => isPage(from));
  if (redirects.length === 0) return [];
  return redirects.flatMap(({ from, to }) =>
    own
      .filter(({ page }) => page === to)
      .map((file) =>
        named({ url: onPage(file.url, from), page: from }, () => ({
          what: file.what,
          name: file.fileName.slice(0, -1 - file.format.length),
          make: file.make,
        })),
      ),
  );
}

const schemaFiles = (): SiteFile[] =>
  SCHEMA_NAMES.map((name) => ({
    url: permalink.schema(name),
    format: 'json',
    page: permalink.dataIndex,
    what: 'JSON Schema',
    fileName: `${name}.schema.json`,
    make: () => JSON.stringify(z.toJSONSchema(SCHEMAS[name]), undefined, 2),
  }));

/** Signs that Windows doesn't take in the name of a file. */
const FORBIDDEN = /[\\/:*?"<>|]/g;

/** A file of a page. What it holds is looked up only where it is told or made: it rests on reforms. */
function named(
  { url, page }: Pick<PageFile, 'url' | 'page'>,
  content: () => FileContent,
): SiteFile {
  const format = url.slice(url.lastIndexOf('.') + 1) as Format;
  return {
    url,
    format,
    page,
    get what() {
      return content().what;
    },
    get fileName() {
      return `${content().name.replace(FORBIDDEN, '')}.${format}`;
    },
    make: () => content().make(),
  };
}
