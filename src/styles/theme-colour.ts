import tokens from './tokens.css?raw';

/** The main colour, for the browser's own frame: a page's head can't say `var(--main)`. */
export const themeColour = /--main: (#[0-9a-f]+);/.exec(tokens)?.[1];
