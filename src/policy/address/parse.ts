import { FILE_ENDINGS, type FileEnding, NOTICE_DATA } from './spell.ts';

/** An address of the site, taken apart: a page, a place on one, or a page's file. */
export type Address =
  | { kind: 'page'; page: string }
  | { kind: 'place'; page: string; anchor: string }
  | { kind: 'file'; page: string; name: string };

/** Where a notice's data and the JSON Schemas stand: in their page's folder. */
const IN_FOLDER = new RegExp(`^(/.*/)(${NOTICE_DATA.replace('.', '\\.')}|[a-z]+\\.schema\\.json)$`);

/** Longest first: `-plan.docx` ends in `.docx` too. */
const ENDINGS: readonly FileEnding[] = [...FILE_ENDINGS].sort((a, b) => b.length - a.length);

/**
 * Takes an address apart by the one grammar that `spell.ts` writes them in.
 * `/units/swt-plan.docx` is a file of `/units/swt/`, and `/units/x-plan.xlsx` one of `/units/x-plan/`,
 * since there are no plans in that format. A file that isn't any page's has the folder's page.
 */
export function parseAddress(address: string): Address {
  const hash = address.indexOf('#');
  if (hash >= 0) {
    return { kind: 'place', page: address.slice(0, hash), anchor: address.slice(hash + 1) };
  }
  if (address.endsWith('/')) return { kind: 'page', page: address };
  const name = address.slice(address.lastIndexOf('/') + 1);
  const inFolder = IN_FOLDER.exec(address);
  if (inFolder?.[1]) return { kind: 'file', page: inFolder[1], name };
  const ending = ENDINGS.find((one) => address.endsWith(one));
  const page = ending ? `${address.slice(0, -ending.length)}/` : address.slice(0, -name.length);
  return { kind: 'file', page, name };
}

/** Whether an address is of a page: neither a place on one nor a file. */
export const isPage = (address: string): boolean => parseAddress(address).kind === 'page';

/** The page that an address is of, on or a file of. */
export const pageOf = (address: string): string => parseAddress(address).page;

/** The page of the reform whose row of the annex an address is: `/fj7/16/` for `/fj7/#annex-16`. */
export function reformOfRow(address: string): string | undefined {
  const [, page, number] = /^(\/[^/#]+\/)#annex-(\d+)$/.exec(address) ?? [];
  return page && number && `${page}${number}/`;
}

/** The same place or file of another page: `/b/#p1` for `/a/#p1`, `/b-plan.docx` for `/a-plan.docx`. */
export function onPage(address: string, page: string): string {
  const parsed = parseAddress(address);
  const rest = address.slice(parsed.page.length - 1);
  // In a page's folder, or on it, an address begins with the page's path; beside it, with its name.
  return address.startsWith(parsed.page)
    ? page + address.slice(parsed.page.length)
    : page.slice(0, -1) + rest;
}
