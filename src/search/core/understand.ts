import { chineseNumeral } from '../../policy/source/numeral.ts';
import type { Engine, RecordId } from './engine.ts';
import type { Lexicon } from './lexicon.ts';
import { looselyNamedBy, type NamedMatch, namedBy } from './names.ts';
import { spelled } from './pinyin.ts';
import type { Query } from './query.ts';
import { coresOf } from './questions.ts';
import { FIELDS } from './record.ts';
import { corrected } from './slips.ts';
import { folded, simplified } from './text.ts';

/** One thing that every result has to answer: by a text, by what it belongs to, or by its number. */
export interface Term {
  /** Folded texts, any of which may stand in the record. */
  texts: string[];
  /** Units, zones and topics, to any of which the record may belong. */
  named: NamedMatch[];
  /** 序号. */
  number?: number | undefined;
}

/** How a typed word was read where it stands nowhere as it is. */
export interface Reading {
  kind: 'pinyin' | 'question' | 'slip';
  typed: string;
  read: string[];
}

/** What a query asks for. */
export interface Understanding {
  terms: Term[];
  readings: Reading[];
}

/**
 * Reads a query: traditional characters, ordinals and names at once; pinyin, questions and slips
 * only for words that stand nowhere as they were typed.
 */
export async function understand(
  engine: Engine,
  query: Query,
  lexicon: Lexicon,
  homophones: () => Promise<Readonly<Record<string, string>>>,
): Promise<Understanding> {
  const understanding: Understanding = { terms: [], readings: [] };
  for (const word of wordsOf(query, lexicon)) {
    const term = literally(word, lexicon);
    if (query.verbatim || (await answers(engine, term))) {
      understanding.terms.push(term);
      continue;
    }
    const reading = await readOtherwise(engine, word, lexicon, homophones);
    understanding.terms.push(...(reading?.terms ?? [term]));
    if (reading?.kind) {
      understanding.readings.push({ kind: reading.kind, typed: word, read: reading.read });
    }
  }
  return understanding;
}

/** The folded words of a query, in simplified characters; each has to be found. */
function wordsOf(query: Query, lexicon: Lexicon): string[] {
  const words = query.text
    .split(/\s+/)
    .map((word) => simplified(folded(word), lexicon.traditional))
    .filter(Boolean);
  return [...new Set(words)];
}

const literally = (word: string, lexicon: Lexicon): Term => ({
  texts: [word],
  named: namedBy(word, lexicon),
  number: ordinal(word),
});

const ORDINAL = /^(?:附件)?(第?)(?:(\d+)|([一二三四五六七八九十]+))([项条号]?)$/;

/** The number that a folded word such as 第16项, 第十六项 or 16 means. */
export function ordinal(word: string): number | undefined {
  const match = ORDINAL.exec(word);
  if (!match) return undefined;
  const [, before, digits, numeral, after] = match;
  if (digits) return Number(digits);
  return numeral && (before || after) ? chineseNumeral(numeral) : undefined;
}

async function readOtherwise(
  engine: Engine,
  word: string,
  lexicon: Lexicon,
  homophones: () => Promise<Readonly<Record<string, string>>>,
): Promise<{ terms: Term[]; kind?: Reading['kind']; read: string[] } | undefined> {
  const phrases = spelled(word, lexicon);
  if (phrases.length > 0) {
    const named = phrases.flatMap((phrase) => namedBy(phrase, lexicon));
    return { kind: 'pinyin', read: phrases, terms: [{ texts: phrases, named }] };
  }
  const cores = coresOf(word, lexicon).map((core) => ({
    ...core,
    term: { texts: core.text ? [core.text] : [], named: core.named },
  }));
  const answered = await Promise.all(cores.map(({ term }) => answers(engine, term)));
  const subjects = cores.filter((_, index) => answered[index]);
  if (subjects.length > 0) {
    return {
      kind: 'question',
      read: subjects.map((subject) => subject.word),
      terms: subjects.map((subject) => subject.term),
    };
  }
  const named = looselyNamedBy(word, lexicon);
  if (named.length > 0) return { read: [], terms: [{ texts: [], named }] };
  const meant = await corrected(engine, word, lexicon, homophones);
  if (meant) return { kind: 'slip', read: [meant], terms: [literally(meant, lexicon)] };
  return undefined;
}

const answers = async (engine: Engine, term: Term) => (await ranksOf(engine, term)).size > 0;

/** How well records answer: less is better. */
export type Ranks = Map<RecordId, number>;

/** The records that answer a term: by its number, in the title, in the names, in the text. */
export async function ranksOf(engine: Engine, term: Term): Promise<Ranks> {
  const ranks: Ranks = new Map();
  const note = (ids: ReadonlySet<RecordId>, rank: number) => {
    for (const id of ids) ranks.set(id, Math.min(rank, ranks.get(id) ?? rank));
  };
  const byNumber =
    term.number === undefined ? [] : [engine.belonging('number', String(term.number))];
  const byName = term.named.map(({ named }) => engine.belonging(named.facet, named.id));
  const byField = FIELDS.map((field) =>
    Promise.all(term.texts.map((text) => engine.containing(field, text))),
  );
  for (const ids of await Promise.all(byNumber)) note(ids, -1);
  for (const ids of await Promise.all(byName)) note(ids, FIELDS.indexOf('names'));
  (await Promise.all(byField)).forEach((sets, rank) => {
    for (const ids of sets) note(ids, rank);
  });
  return ranks;
}
