import type { NoticeSource } from '../core/collection.ts';
import type { Engine, EngineKind } from '../core/engine.ts';
import { type Answer, evaluate } from '../core/evaluate.ts';
import type { Facet } from '../core/facet.ts';
import { type Lexicon, NO_LEXICON, type Title } from '../core/lexicon.ts';
import { LiteralEngine } from '../core/literal.ts';
import { type NamedFacts, namedFactsOf } from '../core/named-facts.ts';
import type { nearestOf as NearestOf } from '../core/near.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import type { WordPairs } from '../core/pieces.ts';
import type { Query } from '../core/query.ts';
import type { SearchRecord } from '../core/record.ts';
import type { Understanding } from '../core/term.ts';
import { understand } from '../core/understand.ts';
import { fetched } from './fetched.ts';

/** Where the site keeps what a search needs, as full addresses. */
export interface Sources {
  index: string;
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
  reforms: SearchRecord[];
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

/** Asks the site's engines: the lighter one first, the other where that one fails. */
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
   * @throws {Error} where neither engine can answer.
   */
  async ask(query: Query, known: Record<Facet, readonly string[]>): Promise<Answered> {
    const lexicon = await this.words();
    const answeredBy = async (kind: EngineKind) =>
      this.askOne(await this.open(kind), query, lexicon, known);
    const asked = this.current;
    try {
      return await answeredBy(asked);
    } catch (error) {
      console.warn(error);
      // The other one is asked from now on, and this one anew should that fail too.
      this.opened.delete(asked);
      this.current = asked === 'scan' ? 'index' : 'scan';
      return answeredBy(this.current);
    }
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
      engine.load(answer.reforms.slice(0, PAGE_SIZE)),
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
      others: others.filter(({ url }) => !namedUrls.includes(url)),
      named,
      near: near.flatMap(({ has, lacks }, index) => {
        const record = nearest[index];
        return record ? [{ record, has, lacks }] : [];
      }),
    };
  }

  private open(kind: EngineKind): Promise<Engine> {
    const open = (): Promise<Engine> =>
      kind === 'scan' ? this.openScan() : openIndex(this.sources.index);
    const engine = this.opened.get(kind) ?? open();
    this.opened.set(kind, engine);
    return engine;
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
