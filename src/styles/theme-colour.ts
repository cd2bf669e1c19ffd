import tokens from './tokens.css?raw';

/** A colour of the tokens by day and in the dark, for what can't say `var(--main)`. */
const colourOf = (name: string) =>
  new RegExp(`--${name}: light-dark\\((#[0-9a-f]+), (#[0-9a-f]+)\\);`).exec(tokens)?.slice(1) ?? [];

/**
 * The colour of the browser's own frame, for a page's head: the main one by day, the ground in the
 * dark, where the main one is light.
 */
export const themeColour = { light: colourOf('main')[0], dark: colourOf('paper')[1] };
