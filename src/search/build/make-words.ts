import type { Words } from '../../policy/schema/words.ts';
import type { WordPairs } from '../core/pieces.ts';
import { folded } from '../core/text.ts';

/** What people say and the content's words for it, folded as queries are. */
export const makeWords = (words: Words): WordPairs =>
  Object.fromEntries(
    Object.entries(words).map(([said, meant]) => [folded(said), meant.map(folded)]),
  );
