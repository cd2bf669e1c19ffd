import { isKnownType } from '../types.ts';

const KB = 1024;

/** What no file of a kind may weigh, however much content there is: a release with more is stopped. */
interface Limit {
  /** Bytes before it is packed. */
  most: number;
  /** What the operator is told. */
  why: string;
}

const PAGE: Limit = { most: 400 * KB, why: '手机网络上也要几秒内打开' };
const SCRIPT: Limit = { most: 100 * KB, why: '旧电脑和旧手机也要跑得动' };
const INDEX: Limit = { most: 200 * KB, why: '一次搜索要取好几个' };
const SEARCHING: Limit = { most: 1024 * KB, why: '搜索要等它取来' };
const PICTURE: Limit = { most: 100 * KB, why: '图片不比文字重要' };
const TAKEN: Limit = { most: 20 * 1024 * KB, why: '邮箱和办公系统收不了更大的附件' };

/** What the files of a kind may weigh. */
export interface Budget {
  /** Which they are, by their paths, with `NOTICE` for a notice's id; the first line that fits counts. */
  files: RegExp;
  /** Promised to readers of the site as it is: bytes as they are on the disc, which is what a browser has to read. */
  bytes: number;
  /** Promised likewise: bytes over the wire; where it isn't given they are compressed already, or small. */
  wire?: number;
  /** Why so much is promised. */
  why: string;
  limit: Limit;
}

/**
 * What the site's files may weigh, in one table: every file of the built site has a line. What is
 * promised is held by `tests/site/size.test.ts`; the limit by each release.
 */
export const FILE_BUDGETS: readonly Budget[] = [
  {
    files: /^\/NOTICE\/\d+\/index\.html$/,
    bytes: 100 * KB,
    wire: 14 * KB,
    why: "a reform's page comes with the first packets that a server sends, styles and all",
    limit: PAGE,
  },
  {
    files: /^\/NOTICE\/.*\.html$/,
    bytes: 200 * KB,
    wire: 24 * KB,
    why: 'a notice of 50 reforms, its text and its annex, or its table, on one page',
    limit: PAGE,
  },
  {
    files: /\.html$/,
    bytes: 100 * KB,
    wire: 14 * KB,
    why: 'no other page grows with the collection',
    limit: PAGE,
  },
  {
    files: /^\/_astro\/Page\..*\.js$/,
    bytes: 9 * KB,
    wire: 3.25 * KB,
    why: 'the only script of every page: the search box, the settings, copying',
    limit: SCRIPT,
  },
  {
    files: /^\/_astro\/search-results\..*\.js$/,
    bytes: 40 * KB,
    wire: 14 * KB,
    why: 'what only the search page runs; with its parts it is in PAGE_AND_SCRIPTS',
    limit: SCRIPT,
  },
  {
    files: /^\/pagefind\/pagefind\.js$/,
    bytes: 48 * KB,
    wire: 14 * KB,
    why: "Pagefind's own, as it comes",
    limit: SCRIPT,
  },
  {
    files: /^\/pagefind\/wasm\.unknown\.pagefind$/,
    bytes: 56 * KB,
    why: "Pagefind's WebAssembly, as it comes, compressed",
    limit: INDEX,
  },
  {
    files: /^\/pagefind\//,
    bytes: 45 * KB,
    why: 'a part of the index; Pagefind cuts it so that a query needs few',
    limit: INDEX,
  },
  {
    files: /^\/search\/.*\.json$/,
    bytes: 64 * KB,
    wire: 10 * KB,
    why: 'what is fetched as one types; the lexicon is in BEFORE_FIRST_KEY',
    limit: SEARCHING,
  },
  {
    files: /\.js$/,
    bytes: 7 * KB,
    wire: 3 * KB,
    why: 'a part that is loaded when it is first used',
    limit: SCRIPT,
  },
  {
    files: /^\/(NOTICE\/data|data\/\w+\.schema)\.json$/,
    bytes: 200 * KB,
    wire: 24 * KB,
    why: "a notice's data, which the search scans where Pagefind doesn't run, and their schemas",
    limit: TAKEN,
  },
  {
    files: /^\/sitemap\.xml$/,
    bytes: 100 * KB,
    wire: 10 * KB,
    why: 'a list as text, of all pages',
    limit: { most: 50 * 1024 * KB, why: '搜索引擎只收 50 MB 以内的' },
  },
  {
    files: /\.(json|csv|xml|conf|txt)$/,
    bytes: 100 * KB,
    wire: 10 * KB,
    why: 'a table or a list as text',
    limit: TAKEN,
  },
  {
    files: /\.(docx|xlsx)$/,
    bytes: 30 * KB,
    why: 'a table or a draft, compressed: it goes through any mail',
    limit: TAKEN,
  },
  {
    files: /\.(png|ico|svg)$/,
    bytes: 1 * KB,
    why: 'a code or an icon; the site has no pictures',
    limit: PICTURE,
  },
];

/** Files over their limits, and such as no server knows how to send. */
export function oversized(sizes: ReadonlyMap<string, number>): string[] {
  return [...sizes].flatMap(([path, size]) => {
    if (!isKnownType(path)) return [`${path} 是没有登记过的文件类型，服务器不知道怎样发送。`];
    const { most, why } = limitOf(path);
    return size <= most
      ? []
      : [`${path} 有 ${kilobytes(size)}，超过了 ${kilobytes(most)}：${why}。`];
  });
}

/** A notice's own pages have the limit of others, so that its id needn't be known. */
const limitOf = (path: string): Limit =>
  FILE_BUDGETS.find(({ files }) => files.test(`/${path}`))?.limit ?? TAKEN;

const kilobytes = (bytes: number) => `${Math.ceil(bytes / KB)} KB`;
