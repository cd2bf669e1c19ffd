import type { NoticeSource } from '../core/collection.ts';
import type { Engine, EngineKind } from '../core/engine.ts';
import { type Answer, evaluate } from '../core/evaluate.ts';
import type { Facet } from '../core/facet.ts';
import { type Lexicon, NO_LEXICON, type Title } from '../core/lexicon.ts';
import { LiteralEngine } from '../core/literal.ts';
import { type NamedFacts, namedFactsOf } from '../core/named-facts.ts';
import type { nearestOf as NearestOf } from '../core/near.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import { PairEngine } from '../core/pair-engine.ts';
import type { WordPairs } from '../core/pieces.ts';
import type { Query } from '../core/query.ts';
import type { SearchRecord } from '../core/record.ts';
import type { Understanding } from '../core/term.ts';
import { understand } from '../core/understand.ts';
import { fetched } from './fetched.ts';

/** Where the site keeps what a search needs, as full addresses. */
export interface Sources {
  index: string;
  /** The folder of the files of pairs, where the site has them. */
  pairs: string | undefined;
  /** The data files of all notices. */
  data: () => Promise<string[]>;
  lexicon: string;
  homophones: string;
  words: string;
  spokenWords: string;
  titles: string;
  /** Fetches the index of notices, where there are several. */
  notices: (() => Promise<NoticeEntry[]>) | undefined;
  /** Which engine to ask first: the one whose files weigh less. */
  first: EngineKind;
}

/** A query answered: what was understood, what was found, and its first records. */
export interface Answered {
  engine: Engine;
  understanding: Understanding;
  answer: Answer;
  /** The first few, so that they are shown before the others have come. */
  reforms: SearchRecord[];
  /** Those that are shown after them at once. */
  further(): Promise<SearchRecord[]>;
  others: SearchRecord[];
  /** The units, zones, topics, places and notices that were named. */
  named: NamedFacts[];
  /** Reforms that have only some of what was asked for, the nearest first. */
  near: NearRecord[];
}

/** A reform that has only some of a query. */
export interface NearRecord {
  record: SearchRecord;
  has: string[];
  lacks: string[];
}

/** How many reforms are shown at once. */
export const PAGE_SIZE = 30;

/** How many of them an answer comes with: as many as a browser fetches beside one another. */
const FIRST_SIZE = 5;

/** The engines in the order in which they are asked, each where the one before it fails. */
const NEXT: Record<EngineKind, readonly EngineKind[]> = {
  scan: ['scan', 'index'],
  pairs: ['pairs', 'index', 'scan'],
  index: ['index', 'scan'],
};

/** Asks the site's engines: the lightest one first, the next where that one fails. */
export class Asker {
  private readonly sources: Sources;
  private readonly opened = new Map<EngineKind, Promise<Engine>>();
  private lexicon: Promise<Lexicon> | undefined;
  private readonly extras = new Map<string, Promise<object>>();
  private current: EngineKind;

  constructor(sources: Sources) {
    this.sources = sources;
    this.current = sources.first;
  }

  /** Fetches what the first answer needs. */
  async prepare(): Promise<void> {
    await Promise.all([this.open(this.current), this.words()]);
  }

  /**
   * @param known the ids of each facet that are counted.
   * @throws {Error} where no engine can answer.
   */
  async ask(query: Query, known: Record<Facet, readonly string[]>): Promise<Answered> {
    const lexicon = await this.words();
    const order = NEXT[this.sources.first];
    const from = order.indexOf(this.current);
    // The one that answered last first, then those after it, and those before it anew.
    const kinds = [...order.slice(from), ...order.slice(0, from)];
    for (const kind of kinds) {
      this.current = kind;
      try {
        return await this.askOne(await this.open(kind), query, lexicon, known);
      } catch (error) {
        console.warn(error);
        this.opened.delete(kind);
        if (kind === kinds[kinds.length - 1]) throw error;
      }
    }
    throw new Error('no engine');
  }

  private async askOne(
    engine: Engine,
    query: Query,
    lexicon: Lexicon,
    known: Record<Facet, readonly string[]>,
  ): Promise<Answered> {
    const understanding = await understand(engine, query, {
      lexicon,
      homophones: () => this.extra(this.sources.homophones),
      titles: () => this.extra<readonly Title[]>(this.sources.titles, []),
      words: () => this.extra<WordPairs>(this.sources.words),
      spokenWords: () => this.extra<Record<string, string>>(this.sources.spokenWords),
      notices: this.sources.notices,
    });
    const answer = await evaluate(engine, understanding.terms, query.narrowed, known);
    const isWhole = answer.reforms.length > 0 && understanding.cut.length === 0;
    const near = isWhole ? [] : await nearTo(engine, understanding, answer, lexicon);
    const [reforms, others, nearest, named] = await Promise.all([
      engine.load(answer.reforms.slice(0, FIRST_SIZE)),
      engine.load(answer.others),
      engine.load(near.map(({ id }) => id)),
      namedFactsOf(engine, understanding),
    ]);
    const namedUrls = named.map(({ match }) => match.named.url);
    return {
      engine,
      understanding,
      answer,
      reforms,
      further: () => engine.load(answer.reforms.slice(FIRST_SIZE, PAGE_SIZE)),
      others: others.filter(({ url }) => !namedUrls.includes(url)),
      named,
      near: near.flatMap(({ has, lacks }, index) => {
        const record = nearest[index];
        return record ? [{ record, has, lacks }] : [];
      }),
    };
  }

  private open(kind: EngineKind): Promise<Engine> {
    const engine = this.opened.get(kind) ?? this.opening(kind);
    this.opened.set(kind, engine);
    return engine;
  }

  private opening(kind: EngineKind): Promise<Engine> {
    if (kind === 'scan') return this.openScan();
    const { index, pairs } = this.sources;
    return kind === 'pairs' && pairs
      ? PairEngine.open((name) => fetched(pairs + name))
      : openIndex(index);
  }

  private async openScan(): Promise<Engine> {
    const urls = await this.sources.data();
    return new LiteralEngine(await Promise.all(urls.map((url) => fetched<NoticeSource>(url))));
  }

  /** What only some queries need; without it the others are answered all the same. */
  private extra<T extends object>(url: string, nothing = {} as T): Promise<T> {
    const known = this.extras.get(url) ?? fetched<T>(url);
    this.extras.set(url, known);
    return known.then(
      (value) => value as T,
      () => {
        this.extras.delete(url);
        return nothing;
      },
    );
  }

  /** Without the lexicon a search still finds what stands in the text. */
  private words(): Promise<Lexicon> {
    this.lexicon ??= fetched<Lexicon>(this.sources.lexicon).catch(() => {
      this.lexicon = undefined;
      return NO_LEXICON;
    });
    return this.lexicon;
  }
}

/** What only some searches need comes with the first of them. */
async function openIndex(url: string): Promise<Engine> {
  const { PagefindEngine } = await import('./pagefind-engine.ts');
  return PagefindEngine.open(url);
}

async function nearTo(...asked: Parameters<typeof NearestOf>): ReturnType<typeof NearestOf> {
  const { nearestOf } = await import('../core/near.ts');
  return nearestOf(...asked);
}
