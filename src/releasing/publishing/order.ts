import { isLasting } from '../caching.ts';

/** What of a site is to be sent, in turns: each only once all of the ones before it have arrived. */
export type Turns = readonly (readonly string[])[];

const isPage = (path: string) => path.endsWith('.html');

/**
 * Puts files in an order in which no reader gets a page, or data, that leads to what isn't there yet:
 *
 * 1. files whose names tell their content, and others at new addresses: no page leads there yet;
 * 2. pages at new addresses, which lead to those;
 * 3. data at addresses that have others now, which may name the new pages, and the parts of the index;
 * 4. pages at addresses that have others now.
 *
 * An old page with newer data still finds all that it asks for: its parts stay.
 * @param changed paths of the files that the store lacks, or has otherwise
 * @param there whether the store has anything at an address
 */
export function inTurns(changed: readonly string[], there: (path: string) => boolean): Turns {
  const turnOf = (path: string): number => {
    if (isPage(path)) return there(path) ? 3 : 1;
    return isLasting(path) || !there(path) ? 0 : 2;
  };
  const turns: string[][] = [[], [], [], []];
  for (const path of changed) turns[turnOf(path)]?.push(path);
  return turns.filter((paths) => paths.length > 0);
}
