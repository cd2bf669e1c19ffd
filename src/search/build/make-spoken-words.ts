import { standingOf } from '../../policy/events.ts';
import type { Catalog } from '../../policy/model.ts';
import { folded } from '../core/text.ts';
import { speaker } from './spoken.ts';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** Shorter words say too little by their sound, longer ones are none. */
const WORD = /^\p{Script=Han}{2,8}$/u;

/**
 * The words of the official texts and of what the editors say beside them, and those that people's words stand
 * for, each with its syllables.
 */
export function makeSpokenWords({ reforms, words: said, pinyin }: Catalog): Record<string, string> {
  const spoken = speaker(pinyin);
  const found = new Set<string>();
  for (const { officialText, remarks, events } of reforms) {
    const texts = [officialText, remarks?.text, standingOf({ events })];
    for (const { segment } of words.segment(texts.filter(Boolean).join('\n'))) {
      const word = folded(segment);
      if (WORD.test(word)) found.add(word);
    }
  }
  for (const word of Object.values(said).flat().map(folded)) if (WORD.test(word)) found.add(word);
  return Object.fromEntries([...found].sort().map((word) => [word, spoken(word)[1]]));
}
