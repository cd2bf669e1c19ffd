/**
 * What the site may cost its readers, in one place. Files first: every file of the built site has a
 * line in the table, and `tests/site/size.test.ts` weighs each. Then the search, whose cost is a sum of
 * files: `tests/unit/search-budget.test.ts` holds it for made-up reforms, and `npm run bench:search`
 * measures it in a browser.
 */
import { brotliCompressSync, constants } from 'node:zlib';

const KB = 1024;

/** What the files of a kind may weigh. */
interface Budget {
  /** Which they are, by their paths, with `NOTICE` for a notice's id; the first line that fits counts. */
  files: RegExp;
  /** Bytes as they are on the disc, which is what a browser has to read. */
  bytes: number;
  /** Bytes over the wire; where it isn't given they are compressed already, or small. */
  wire?: number;
  why: string;
}

export const FILE_BUDGETS: readonly Budget[] = [
  {
    files: /^\/NOTICE\/\d+\/index\.html$/,
    bytes: 100 * KB,
    wire: 14 * KB,
    why: "a reform's page comes with the first packets that a server sends, styles and all",
  },
  {
    files: /^\/NOTICE\/.*\.html$/,
    bytes: 200 * KB,
    wire: 24 * KB,
    why: 'a notice of 50 reforms, its text and its annex, or its table, on one page',
  },
  {
    files: /\.html$/,
    bytes: 100 * KB,
    wire: 14 * KB,
    why: 'no other page grows with the collection',
  },
  {
    files: /^\/_astro\/Page\..*\.js$/,
    bytes: 9 * KB,
    wire: 3.25 * KB,
    why: 'the only script of every page: the search box, the settings, copying',
  },
  {
    files: /^\/_astro\/search-results\..*\.js$/,
    bytes: 40 * KB,
    wire: 14 * KB,
    why: 'what only the search page runs; with its parts it is in PAGE_AND_SCRIPTS',
  },
  {
    files: /^\/_astro\/.*\.js$/,
    bytes: 7 * KB,
    wire: 3 * KB,
    why: 'a part that is loaded when it is first used',
  },
  {
    files: /^\/pagefind\/pagefind\.js$/,
    bytes: 48 * KB,
    wire: 14 * KB,
    why: "Pagefind's own, as it comes",
  },
  {
    files: /^\/pagefind\/wasm\.unknown\.pagefind$/,
    bytes: 56 * KB,
    why: "Pagefind's WebAssembly, as it comes, compressed",
  },
  {
    files: /^\/pagefind\//,
    bytes: 45 * KB,
    why: 'a part of the index; Pagefind cuts it so that a query needs few',
  },
  {
    files: /^\/search\/.*\.json$/,
    bytes: 64 * KB,
    wire: 10 * KB,
    why: 'what is fetched as one types; the lexicon is in BEFORE_FIRST_KEY',
  },
  {
    files: /^\/(NOTICE\/data|data\/\w+\.schema)\.json$/,
    bytes: 200 * KB,
    wire: 24 * KB,
    why: "a notice's data, which the search scans where Pagefind doesn't run, and their schemas",
  },
  {
    files: /\.(json|csv|xml|conf|txt)$/,
    bytes: 100 * KB,
    wire: 10 * KB,
    why: 'a table or a list as text',
  },
  {
    files: /\.(docx|xlsx)$/,
    bytes: 30 * KB,
    why: 'a table or a draft, compressed: it goes through any mail',
  },
  { files: /\.(png|ico|svg)$/, bytes: 1 * KB, why: 'a code or an icon; the site has no pictures' },
];

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
