/**
 * What the search may cost its readers, a sum of files: `tests/unit/search-budget.test.ts` holds it for
 * made-up reforms, and `npm run bench:search` measures it in a browser. What each file may weigh is in
 * the table of `src/releasing/checks/budgets.ts`.
 */
import { brotliCompressSync, constants } from 'node:zlib';

/** Suggestions, before the first key: script and data. */
export const BEFORE_FIRST_KEY = 30_000;

/** What of that the script may weigh; the rest is the lexicon's. */
export const SUGGESTING_SCRIPT = 6_000;

/** One file of titles, of which a key needs two at most. */
export const TITLE_FILE = 10_000;
export const FILES_A_KEY = 2;

/** A search link, cold: page, scripts and data, up to its first result. */
export const FIRST_RESULT: Readonly<Record<number, number>> = {
  20: 40_000,
  2000: 120_000,
  20000: 250_000,
};

/** What of that a link's page and scripts may weigh; the rest is data's. */
export const PAGE_AND_SCRIPTS = 35_000;

/** What a text weighs as a server sends it that compresses on the fly. */
export const weightOf = (text: string | Uint8Array): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length;
