import { ordinal } from './item.ts';
import type { Lexicon } from './lexicon.ts';
import { namedBy } from './names.ts';
import type { Term } from './term.ts';

/** A folded word as it stands: a text, whole names, an ordinal. */
export const literally = (word: string, lexicon: Lexicon): Term => ({
  texts: [word],
  named: namedBy(word, lexicon),
  number: ordinal(word),
});
