/** A browser that readers have, driven far enough to read, to search and to be looked at. */
export interface Kernel {
  /** As a person would call it: `Chromium 78`. */
  name: string;
  /** Opens an address in a window of a width, in CSS pixels, and waits until it is loaded. */
  open(address: string, width: number): Promise<void>;
  /**
   * Runs a function in the page and gives its value, which JSON can hold. The page gets the function's
   * text, so it may use nothing but its argument, and no syntax that the kernel doesn't know.
   * @throws {Error} with what went wrong in the page.
   */
  ask<Given, Value>(
    run: (given: Given) => Value | Promise<Value>,
    given: Given,
  ): Promise<Awaited<Value>>;
  /** Types characters, as a keyboard does, into what has the focus. */
  type(text: string): Promise<void>;
  press(key: keyof typeof KEYS): Promise<void>;
  /** The page on paper, where the kernel's driver can print. */
  print?(): Promise<Uint8Array>;
  /** What stands in the window, as a PNG. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Keys that tests press: the number that old browsers tell them by, and WebDriver's character. */
export const KEYS = {
  Enter: { code: 13, character: '\uE007' },
  ArrowDown: { code: 40, character: '\uE015' },
} as const;

/** The height of every window, in CSS pixels. */
export const HEIGHT = 800;

/** What a page is asked, as an expression. */
export const asked = (run: (given: never) => unknown, given: unknown) =>
  `(${String(run)})(${JSON.stringify(given)})`;
