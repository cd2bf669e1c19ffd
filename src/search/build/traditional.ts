import { Converter } from 'opencc-js';
import { folded } from '../core/text.ts';

const IDEOGRAPHS = { first: 0x4e00, last: 0x9fff };

/** Where traditional characters are written, each with forms of its own. */
const STANDARDS = ['t', 'hk', 'tw', 'jp'] as const;

/**
 * The traditional characters that stand for one of the texts' own, and are none themselves, each
 * followed by what it becomes.
 */
export function traditional(texts: Iterable<string>): string {
  const used = new Set<string>();
  // A query is folded before it is simplified, and so is what it is compared with.
  for (const text of texts) for (const character of folded(text)) used.add(character);
  const converters = STANDARDS.map((from) => Converter({ from, to: 'cn' }));
  let pairs = '';
  for (let code = IDEOGRAPHS.first; code <= IDEOGRAPHS.last; code++) {
    const character = String.fromCharCode(code);
    if (used.has(character)) continue;
    const simple = converters
      .map((simplified) => simplified(character))
      .find((one) => one !== character && used.has(one));
    if (simple) pairs += character + simple;
  }
  return pairs;
}
