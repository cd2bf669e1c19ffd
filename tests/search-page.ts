import type { Page } from '@playwright/test';

/** What the search page answered. */
export interface Answer {
  /** `idle`, `found`, `none` or `failed`. */
  state: string | undefined;
  /** The engine that answered. */
  engine: string | undefined;
  /** The reforms shown, in order, by their permalinks: `fj7/16`. */
  reforms: string[];
  /** The reforms that are only near, likewise. */
  near: string[];
  /** The pages of what was named, by their paths. */
  named: string[];
  /** How many reforms there are in all. */
  total: number;
}

/** Asks the open search page by its address, one query after the other, as links to it do. */
export const answersOf = (page: Page, queries: readonly Record<string, string>[]) =>
  page.evaluate(async (asked) => {
    const results = document.querySelector<HTMLElement>('search-results');
    if (!results) throw new Error('no search');
    await customElements.whenDefined('search-results');
    const answers: Answer[] = [];
    for (const query of asked) {
      history.replaceState(null, '', `?${new URLSearchParams(query)}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      // What is shown at once comes after the first few.
      const isBusy = () =>
        results.dataset.state === 'loading' || results.querySelector('[aria-busy="true"]');
      while (isBusy()) await new Promise((done) => setTimeout(done, 1));
      const { state, engine } = results.dataset;
      const links = (selector: string) => [
        ...results.querySelectorAll<HTMLAnchorElement>(`${selector} > li a`),
      ];
      const reform = (link: HTMLAnchorElement) => link.pathname.split('/').slice(-3, -1).join('/');
      const said = results.querySelector('.status')?.textContent ?? '';
      answers.push({
        state,
        engine,
        reforms: links('.reforms').map(reform),
        near: links('.near').map(reform),
        named: links('.named ul').map(({ pathname }) => pathname),
        total: Number(/找到(\d+)项/.exec(said)?.[1] ?? 0),
      });
      // The browser lets an address be changed only so often.
      await new Promise((done) => setTimeout(done, 20));
    }
    return answers;
  }, queries);
