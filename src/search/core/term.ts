import type { Cover } from './cover.ts';
import type { RecordId } from './engine.ts';
import type { Lexicon, Title } from './lexicon.ts';
import type { NamedMatch } from './names.ts';
import type { NoticeEntry } from './notice-entry.ts';
import type { Piece, WordPairs } from './pieces.ts';

/** One thing that every result has to answer: by a text, by what it belongs to, or by its number. */
export interface Term {
  /** Folded texts, any of which may stand in the record. */
  texts: string[];
  /** Likewise, but less likely meant: what stands in none of the others comes after. */
  lesser?: string[];
  /** Units, zones, topics, places and notices, to any of which the record may belong. */
  named: NamedMatch[];
  /** 序号, or the number of a clause, folded: 二三 for 二（三）. */
  number?: number | string | undefined;
  /** Whether a record may belong to nothing else of the kind: 平潭首创 is of no other zone. */
  alone?: boolean;
  /** Of a word that was cut: the records that have all of it. */
  covered?: ReadonlyMap<RecordId, Cover>;
}

/** How a typed word was read where it stands nowhere as it is. */
export interface Reading {
  kind: 'pinyin' | 'question' | 'sound' | 'pieces';
  typed: string;
  read: string[];
}

/** A word that stands nowhere as it is, with all of it that stands somewhere. */
export interface CutWord {
  word: string;
  pieces: Piece[];
}

/** How one word of a query is read. */
export interface ReadWord {
  terms: Term[];
  reading?: Reading;
  /** What may have been meant instead. */
  guess?: string;
  /** Whether it is the name of a body that the content doesn't have. */
  absent?: boolean;
  cut?: CutWord;
}

/** What a query asks for. */
export interface Understanding {
  terms: Term[];
  readings: Reading[];
  /** What may have been meant by a word, for the reader to say: 您是不是要找. */
  guesses: { typed: string; meant: string }[];
  /** Names of bodies that the content doesn't have. */
  absent: string[];
  /** Words that were cut, for what is only near. */
  cut: CutWord[];
}

/** What a search knows besides the engine; all but the lexicon comes when it is first needed. */
export interface Knowledge {
  lexicon: Lexicon;
  /** For each syllable the characters that sound so. */
  homophones(): Promise<Readonly<Record<string, string>>>;
  /** The reforms' titles, where the lexicon is without. */
  titles(): Promise<readonly Title[]>;
  /** The words of the texts, each with its syllables. */
  spokenWords(): Promise<Readonly<Record<string, string>>>;
  /** What people say, and what the notices say for it. */
  words(): Promise<WordPairs>;
  /** The notices, where there are several: then the lexicon has none of them. */
  notices?: (() => Promise<readonly NoticeEntry[]>) | undefined;
}
