import { coverOf, wholeWeight } from './cover.ts';
import type { Engine, RecordId } from './engine.ts';
import type { Answer } from './evaluate.ts';
import type { Lexicon } from './lexicon.ts';
import { textsIn } from './pieces.ts';
import { isSetting, ranksOf } from './ranks.ts';
import type { CutWord, Understanding } from './term.ts';

/** A reform that has only some of what was asked for. */
export interface Near {
  id: RecordId;
  /** The words and pieces of words that it has, by which it was found. */
  has: string[];
  /** Those that it has nothing for. */
  lacks: string[];
}

/** How many are shown. */
const MOST = 5;

/** What is near has at least this share of the query's weight, and of what the nearest has. */
const LEAST_OF_QUERY = 0.2;
const LEAST_OF_BEST = 0.6;

/**
 * The reforms that have some of a query, those with most of its weight first, up to where the
 * weight falls off.
 * @param answer the reforms that have all of it, and all that its facets leave.
 */
export async function nearestOf(
  engine: Engine,
  understanding: Understanding,
  { reforms: found, open }: Pick<Answer, 'reforms' | 'open'>,
  lexicon: Lexicon,
): Promise<Near[]> {
  const total = (await engine.reforms()).size;
  const parts = await Promise.all([
    ...understanding.cut.map((cut) => partOfCut(cut, total, lexicon)),
    ...wholeTerms(understanding).map(async (term) => {
      const ids = new Set((await ranksOf(engine, term)).keys());
      const text = term.texts[0] ?? term.named[0]?.named.name[0] ?? '';
      const piece = { start: 0, end: text.length, typed: text, texts: [text], ids, weight: 0 };
      const weight = wholeWeight(text, [], total, lexicon);
      const rareness = Math.log(1 + total / Math.max(1, ids.size)) / Math.log(1 + 2 * total);
      return partOfCut(
        { word: text, pieces: [{ ...piece, weight: weight * rareness }] },
        total,
        lexicon,
      );
    }),
  ]);
  const whole = parts.reduce((sum, part) => sum + part.whole, 0);
  const covered = open
    .map((id) => {
      const covers = parts.map((part) => part.coverOf(id));
      return {
        id,
        pieces: covers.flatMap((cover) => cover.has),
        lacks: covers.flatMap((cover) => cover.lacks),
        weight: covers.reduce((sum, cover) => sum + cover.weight, 0),
      };
    })
    .filter(({ weight }) => weight > 0 && weight >= LEAST_OF_QUERY * whole)
    .sort((a, b) => b.weight - a.weight || a.id - b.id);
  const best = covered[0]?.weight ?? 0;
  const nearest = covered
    .filter(({ id, weight }) => !found.includes(id) && weight >= LEAST_OF_BEST * best)
    .slice(0, MOST);
  return Promise.all(
    nearest.map(async ({ id, pieces, lacks }) => {
      const texts = await Promise.all(pieces.map((piece) => textsIn(engine, piece, id)));
      return { id, has: texts.flat(), lacks };
    }),
  );
}

/** The terms that were not cut and don't only narrow. */
const wholeTerms = ({ terms, cut }: Understanding) =>
  terms.filter(
    (term) => !isSetting(term) && !term.covered && !cut.some(({ word }) => term.texts[0] === word),
  );

const partOfCut = ({ word, pieces }: CutWord, total: number, lexicon: Lexicon) => ({
  whole: wholeWeight(word, pieces, total, lexicon),
  coverOf: (id: RecordId) => coverOf(word, pieces, id, lexicon),
});
