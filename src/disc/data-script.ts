import { NOTICE_DATA, permalink } from '../policy/address/spell.ts';
import { DATA_EVENT } from './data-name.ts';

/** Whether the search asks for a file, by its path from the site's root. */
export const isSearchData = (path: string): boolean =>
  (path.startsWith(permalink.search) && path.endsWith('.json')) ||
  path === permalink.noticeIndex ||
  path.endsWith(`/${NOTICE_DATA}`);

/**
 * A JSON file's text as a script that hands it to the element which loads it, and to nothing else: no
 * name is taken in the page, and which file it was needs no telling.
 */
export function dataScript(json: string): string {
  // A line separator may stand in a string since 2019 alone: all that isn't plain is escaped by JSON.
  const text = JSON.stringify(json).replace(/[\u2028\u2029]/g, (one) =>
    one === '\u2028' ? '\\u2028' : '\\u2029',
  );
  return `document.currentScript.dispatchEvent(new CustomEvent(${JSON.stringify(DATA_EVENT)},{detail:${text}}));\n`;
}
