import { Converter } from 'opencc-js';
import { folded } from '../core/text.ts';

const IDEOGRAPHS = { first: 0x4e00, last: 0x9fff };

const ideographs = (): string[] =>
  Array.from({ length: IDEOGRAPHS.last - IDEOGRAPHS.first + 1 }, (_, index) =>
    String.fromCharCode(IDEOGRAPHS.first + index),
  );

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
  const others = ideographs().filter((character) => !used.has(character));
  // A line for each: to ask for them one by one costs ten times as much.
  const simplified = STANDARDS.map((from) =>
    Converter({ from, to: 'cn' })(others.join('\n')).split('\n'),
  );
  return others
    .map((character, index) => {
      const simple = simplified
        .map((lines) => lines[index])
        .find((one) => one !== undefined && one !== character && used.has(one));
      return simple ? character + simple : '';
    })
    .join('');
}
