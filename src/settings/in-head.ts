import { CHOICES, KEY, VERSION } from './choices.ts';
import { kept, show } from './first-paint.ts';

/** The script that every page has in its head. */
export const firstPaint = `(${show})(document,${JSON.stringify(CHOICES)},(${kept})("${KEY}",${VERSION}))`;
