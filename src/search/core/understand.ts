import type { Engine } from './engine.ts';
import { withoutBlanksInOrdinals } from './item.ts';
import type { Lexicon, Named } from './lexicon.ts';
import { lettersOf } from './pinyin.ts';
import type { Query } from './query.ts';
import { asksByItself } from './questions.ts';
import { readWord } from './read-word.ts';
import { standing } from './standing.ts';
import type { Knowledge, Understanding } from './term.ts';
import { folded, simplified } from './text.ts';

/**
 * Reads a query: traditional characters, ordinals and names at once; pinyin, questions, pieces and
 * slips only for words that stand nowhere as they were typed.
 */
export async function understand(
  engine: Engine,
  query: Query,
  knowledge: Knowledge,
): Promise<Understanding> {
  const all: Understanding = { terms: [], readings: [], guesses: [], absent: [], cut: [] };
  const lexicon = await withNotices(query, knowledge);
  const known = { ...knowledge, lexicon };
  const words = wordsOf(query, lexicon);
  const joined =
    (await inSyllables(engine, words, known)) ?? (await asOneQuestion(engine, words, known));
  for (const word of joined ?? words) {
    const read = await readWord(engine, word, known, query.verbatim);
    all.terms.push(...read.terms);
    if (read.reading) all.readings.push(read.reading);
    if (read.guess) all.guesses.push({ typed: word, meant: read.guess });
    if (read.absent) all.absent.push(word);
    if (read.cut) all.cut.push(read.cut);
  }
  return all;
}

/** Pinyin that was typed with a blank after each syllable, as one word; nothing where it is no pinyin. */
async function inSyllables(engine: Engine, words: readonly string[], knowledge: Knowledge) {
  if (words.length < 2 || words.some((word) => lettersOf(word) === undefined)) return undefined;
  const joined = words.join('');
  const { reading } = await readWord(engine, joined, knowledge, false);
  return reading?.kind === 'pinyin' ? [joined] : undefined;
}

/** 平潭 首创: a word that asks, which no reform says, belongs to the others. */
async function asOneQuestion(engine: Engine, words: readonly string[], knowledge: Knowledge) {
  const asking = words.filter(asksByItself);
  if (words.length < 2 || asking.length === 0) return undefined;
  const [reforms, saying] = await Promise.all([engine.reforms(), standing(engine, asking)]);
  if ([...saying].some((id) => reforms.has(id))) return undefined;
  const joined = words.join('');
  const { reading } = await readWord(engine, joined, knowledge, false);
  return reading?.kind === 'question' ? [joined] : undefined;
}

/** The lexicon with the notices, where a query may name one of several. */
async function withNotices({ text }: Query, { lexicon, notices }: Knowledge): Promise<Lexicon> {
  if (!notices || !/[批通號号]/.test(text)) return lexicon;
  const entries = await notices().catch(() => []);
  const named = entries.map(
    ({ id, url, title, shortTitle, qualifier }): Named => ({
      facet: 'notice',
      id,
      url,
      name: [shortTitle, ''],
      otherNames: [title, qualifier].map((name) => ({ spoken: [name, ''] })),
    }),
  );
  return { ...lexicon, named: [...lexicon.named, ...named] };
}

/** The folded words of a query, in simplified characters; each has to be found. */
function wordsOf(query: Query, lexicon: Lexicon): string[] {
  const words = withoutBlanksInOrdinals(query.text)
    .split(/\s+/)
    .map((word) => simplified(folded(word), lexicon.traditional))
    .filter(Boolean);
  return [...new Set(words)];
}
