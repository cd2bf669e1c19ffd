import type { Chosen } from './choices.ts';

/**
 * What is done before a page is first painted, so that nothing of it is seen otherwise. Each page has
 * these functions in its head, by their own text: they use nothing from around them, and only what the
 * oldest kernel understands.
 */

/** What the device has kept; nothing where it keeps nothing, or something else. */
export function kept(key: string, version: number): Chosen {
  try {
    const found = JSON.parse(localStorage.getItem(key) || '');
    return found.v === version ? found : {};
  } catch {
    return {};
  }
}

/** Puts choices on a page; what isn't one of them leaves it as it is by itself. */
export function show(page: Document, choices: Record<string, readonly unknown[]>, chosen: Chosen) {
  const shown = page.documentElement.dataset;
  for (const name of Object.keys(choices)) {
    const value = chosen[name];
    if ((choices[name] as readonly unknown[]).includes(value)) shown[name] = value as string;
    else delete shown[name];
  }
  // The browser's own frame goes by the first of two colours where its condition holds.
  const dark = page.querySelector('meta[name="theme-color"][media]');
  const when: Record<string, string> = { dark: 'all', light: 'not all' };
  if (dark)
    dark.setAttribute('media', when[shown.theme as string] || '(prefers-color-scheme: dark)');
}
