import type { Engine } from './engine.ts';
import { literally } from './literally.ts';
import { isAnswered, isSetting } from './ranks.ts';
import type { Knowledge, ReadWord } from './term.ts';

/** Reads a folded word: as it stands, else in the first way in which it finds something. */
export async function readWord(
  engine: Engine,
  word: string,
  knowledge: Knowledge,
  verbatim: boolean,
): Promise<ReadWord> {
  const term = literally(word, knowledge.lexicon);
  if (verbatim || isSetting(term) || (await isAnswered(engine, term))) return { terms: [term] };
  // Who knows the words, and that is most, needs none of this.
  const { readOtherwise } = await import('./read-otherwise.ts');
  return readOtherwise(engine, word, term, knowledge);
}
