/**
 * What a reader may set, and the values it may have beside the page's own, which is to have none. A
 * value is an attribute of the root (`data-size="22"`), by which `styles/` goes: the size of the text
 * in pixels, where a browser's own is 16, the colours, the contrast, and the line that is read along.
 */
export const CHOICES = {
  size: ['22', '26'],
  theme: ['light', 'dark'],
  contrast: ['high'],
  ruler: ['on'],
} as const;

/** The one key that the device keeps them under; the site may share its origin with a portal. */
export const KEY = 'fujian-reading';

/** The form in which they are kept: what another version of the site has kept is passed over. */
export const VERSION = 1;

/** Settings as they were found or chosen: anything, until `show` has looked at them. */
export type Chosen = Record<string, unknown>;
