import { points } from './word-styles.ts';

/** Millimetres in twentieths of a point. */
export const millimetres = (value: number) => points((value * 72) / 25.4);

/** Lengths of a page, in millimetres. */
export interface Page {
  width: number;
  height: number;
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** From the page's lower edge to the page number's. */
  footer: number;
}

/** GB/T 9704—2012, 5.1 and 5.2.1; its 7.5 puts the page number 7 mm below the text. */
export const STANDING: Page = {
  width: 210,
  height: 297,
  top: 37,
  bottom: 35,
  left: 28,
  right: 26,
  footer: 25,
};

/** The same sheet turned, bound at what is now its upper edge. */
export const LYING: Page = {
  width: 297,
  height: 210,
  top: 28,
  bottom: 26,
  left: 35,
  right: 37,
  footer: 16,
};

/** Of the text on a page, in twentieths of a point. */
export const textWidth = (page: Page) =>
  millimetres(page.width) - millimetres(page.left) - millimetres(page.right);
export const textHeight = (page: Page) =>
  millimetres(page.height) - millimetres(page.top) - millimetres(page.bottom);
