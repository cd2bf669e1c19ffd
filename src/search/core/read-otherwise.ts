import { looksLikeBody } from './body-name.ts';
import { type Cover, coverOf } from './cover.ts';
import type { Engine, RecordId } from './engine.ts';
import { clausesIn, itemIn } from './item.ts';
import type { Lexicon } from './lexicon.ts';
import { literally } from './literally.ts';
import { namedBy, partlyNamedBy } from './names.ts';
import { likePiece, piecesOf, textsIn } from './pieces.ts';
import { lettersOf, spelled, spokenTexts } from './pinyin.ts';
import { coresOf } from './questions.ts';
import { isAnswered, isSetting, ranksOf } from './ranks.ts';
import { corrected } from './slips.ts';
import type { CutWord, Knowledge, ReadWord, Term } from './term.ts';

/**
 * Reads a folded word that stands nowhere, in the first way in which it finds something.
 * @param term the word as it stands: what is asked for where there is no other way.
 */
export async function readOtherwise(
  engine: Engine,
  word: string,
  term: Term,
  knowledge: Knowledge,
): Promise<ReadWord> {
  const { lexicon } = knowledge;
  return (
    (await asItem(engine, word, lexicon)) ??
    (await asPinyin(engine, word, knowledge)) ??
    (await asQuestion(engine, word, lexicon)) ??
    (await asPartOfName(engine, word, lexicon)) ??
    (await asPieces(engine, word, term, knowledge))
  );
}

/** 附件第12项“…”, 12．…, 第七批第16项: the item, where it has what was copied along. */
async function asItem(engine: Engine, word: string, lexicon: Lexicon) {
  const item = itemIn(word);
  if (!item) return asClause(engine, word);
  const terms: Term[] = [{ texts: [], named: [], number: item.number }];
  if (item.before) {
    const before = literally(item.before, lexicon);
    const notices = before.named.filter(({ named }) => named.facet === 'notice');
    if (notices.length === 0 && !(await isAnswered(engine, before))) return undefined;
    if (notices.length > 0) terms.unshift({ texts: [], named: notices });
  }
  if (item.after) {
    const after: Term = { texts: [item.after], named: [] };
    if (!(await isAnswered(engine, after))) return undefined;
    terms.push(after);
  }
  return { terms };
}

/** 二（三）, and 二（三）“…”. */
async function asClause(engine: Engine, word: string) {
  for (const { number, after } of clausesIn(word)) {
    const terms: Term[] = [{ texts: [], named: [], number }];
    if (after) terms.push({ texts: [after], named: [] });
    const answered = await Promise.all(terms.map((term) => isAnswered(engine, term)));
    if (!answered.includes(false)) return { terms };
  }
  return undefined;
}

/** The lexicon with the titles, which only some ways of reading need. */
async function withTitles({ lexicon, titles }: Knowledge): Promise<Lexicon> {
  return lexicon.titlesApart ? { ...lexicon, titles: [...(await titles())] } : lexicon;
}

async function asPinyin(engine: Engine, word: string, knowledge: Knowledge) {
  if (lettersOf(word) === undefined) return undefined;
  const lexicon = await withTitles(knowledge);
  const byNames = spelled(word, spokenTexts(lexicon));
  const isNamed = byNames.words.length + byNames.stretches.length > 0;
  const { words, stretches } = isNamed
    ? byNames
    : spelled(word, Object.entries(await knowledge.spokenWords()));
  const texts = [...words, ...stretches];
  if (texts.length === 0) return undefined;
  const named = texts.flatMap((text) => namedBy(text, lexicon));
  const term: Term = { texts: words, lesser: stretches, named };
  return (await isAnswered(engine, term))
    ? { terms: [term], reading: { kind: 'pinyin' as const, typed: word, read: texts } }
    : undefined;
}

async function asQuestion(engine: Engine, word: string, lexicon: Lexicon) {
  const cores = coresOf(word, lexicon);
  const terms = cores.map(
    (core): Term => ({
      texts: core.text ? [core.text] : [],
      named: core.named,
      ...(core.alone ? { alone: true } : {}),
    }),
  );
  const answered = await Promise.all(
    terms.map(async (term) => isSetting(term) || (await isAnswered(engine, term))),
  );
  if (cores.length === 0 || answered.includes(false)) return undefined;
  const read = cores.map((core) => core.word);
  return { terms, reading: { kind: 'question' as const, typed: word, read } };
}

async function asPartOfName(engine: Engine, word: string, lexicon: Lexicon) {
  const term: Term = { texts: [], named: partlyNamedBy(word, lexicon) };
  return (await isAnswered(engine, term)) ? { terms: [term] } : undefined;
}

/** A word in pieces, each of which stands somewhere; else what it may have been meant to be. */
async function asPieces(
  engine: Engine,
  word: string,
  term: Term,
  knowledge: Knowledge,
): Promise<ReadWord> {
  const { lexicon } = knowledge;
  const absent = looksLikeBody(word, lexicon.geography);
  if (absent === 'sure')
    return { terms: [term], absent: true, ...(await asSlip(engine, word, knowledge)) };
  const words = await knowledge.words();
  const { size } = await engine.reforms();
  const pieces = await piecesOf(engine, word, words, size, lexicon);
  const covered = new Map<RecordId, Cover>();
  for (const id of new Set(pieces.flatMap(({ ids }) => [...ids]))) {
    const cover = coverOf(word, pieces, id, lexicon);
    if (cover.lacks.length === 0) covered.set(id, cover);
  }
  const cut = { word, pieces };
  if (covered.size > 0) {
    return {
      terms: [{ texts: [], named: [], covered }],
      reading: { kind: 'pieces', typed: word, read: await readAs(engine, covered) },
      cut,
    };
  }
  return {
    terms: [term],
    cut,
    ...(absent ? { absent: true } : {}),
    ...(await asSlip(engine, word, knowledge, cut)),
  };
}

/** The words by which the best of those that have a whole query was found. */
async function readAs(engine: Engine, covered: ReadonlyMap<RecordId, Cover>): Promise<string[]> {
  const [best] = [...covered].sort(([, a], [, b]) => b.weight - a.weight);
  if (!best) return [];
  const [id, { has }] = best;
  const texts = await Promise.all(has.map((piece) => textsIn(engine, piece, id)));
  return [...new Set(texts.flat())];
}

async function asSlip(
  engine: Engine,
  word: string,
  knowledge: Knowledge,
  cut?: CutWord,
): Promise<Partial<ReadWord>> {
  const lexicon = await withTitles(knowledge);
  const slip = await corrected(engine, word, lexicon, () => knowledge.homophones());
  if (!slip) return {};
  const meant = literally(slip.text, lexicon);
  if (!(await isAnswered(engine, meant))) return {};
  if (slip.soundsTheSame) {
    return {
      terms: [meant],
      reading: { kind: 'sound', typed: word, read: [slip.text] },
      absent: false,
    };
  }
  // What it may have been stands near: it has all of the word but the slip.
  const ids = new Set((await ranksOf(engine, meant)).keys());
  const { size } = await engine.reforms();
  cut?.pieces.push(likePiece(word, slip.text, ids, size));
  return { guess: slip.text };
}
