/** How long a browser may keep a file without asking again, and the names that this holds for. */
interface Lasting {
  /** A regular expression for the end of the address's path: JavaScript's and nginx's alike. */
  pattern: string;
  /** The value of `Cache-Control`. */
  cacheControl: string;
}

/** What asks each time, and is told that nothing has changed (304) where nothing has. */
export const ASKING = 'no-cache';

/**
 * Files whose names tell their content, so that they never change. Pagefind's names are 28 bits long:
 * over the years two texts may get the same one, hence no year.
 */
export const LASTING: readonly Lasting[] = [
  {
    pattern: '/(_astro/[^/]+\\.[\\w-]{8}\\.[a-z]+|search/pairs/[\\w-]+/[^/]+)$',
    cacheControl: 'public, max-age=31536000, immutable',
  },
  {
    pattern: '/pagefind/(fragment|index)/[^/]+$',
    cacheControl: 'public, max-age=604800, immutable',
  },
];

const patterns = LASTING.map(({ pattern, cacheControl }) => ({
  pattern: new RegExp(pattern),
  cacheControl,
}));

/** The `Cache-Control` of a file of the site, by its path from the root, without a slash before it. */
export const cacheControlOf = (path: string): string =>
  patterns.find(({ pattern }) => pattern.test(`/${path}`))?.cacheControl ?? ASKING;

/** Whether a file's name tells its content. */
export const isLasting = (path: string): boolean => cacheControlOf(path) !== ASKING;
