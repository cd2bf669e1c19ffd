import type { NoticeSource } from '../core/collection.ts';
import type { Engine, EngineKind } from '../core/engine.ts';
import { type Answer, evaluate } from '../core/evaluate.ts';
import type { Facet } from '../core/facet.ts';
import { type Lexicon, NO_LEXICON } from '../core/lexicon.ts';
import { LiteralEngine } from '../core/literal.ts';
import type { Query } from '../core/query.ts';
import type { SearchRecord } from '../core/record.ts';
import { closest } from '../core/slips.ts';
import { folded } from '../core/text.ts';
import { type Understanding, understand } from '../core/understand.ts';
import { fetched } from './fetched.ts';
import { PagefindEngine } from './pagefind-engine.ts';

/** Where the site keeps what a search needs, as full addresses. */
export interface Sources {
  index: string;
  /** The data files of all notices. */
  data: () => Promise<string[]>;
  lexicon: string;
  homophones: string;
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
  /** Where nothing was found: the reforms that share most with what was typed. */
  nearest: SearchRecord[];
}

/** How many reforms are shown at once. */
export const PAGE_SIZE = 30;
const NEAREST = 3;

/** Asks the site's engines: the lighter one first, the other where that one fails. */
export class Asker {
  private readonly sources: Sources;
  private readonly opened = new Map<EngineKind, Promise<Engine>>();
  private lexicon: Promise<Lexicon> | undefined;
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
    const understanding = await understand(engine, query, lexicon, () =>
      fetched<Record<string, string>>(this.sources.homophones).catch(() => ({})),
    );
    const answer = await evaluate(engine, understanding.terms, query.narrowed, known);
    const found = answer.reforms.length + answer.others.length > 0;
    const near = found ? [] : (await closest(engine, folded(query.text))).slice(0, 2 * NEAREST);
    const [reforms, others, nearest] = await Promise.all([
      engine.load(answer.reforms.slice(0, PAGE_SIZE)),
      engine.load(answer.others),
      engine.load(near),
    ]);
    return {
      engine,
      understanding,
      answer,
      reforms,
      others,
      nearest: nearest.filter((record) => record.kind === 'reform').slice(0, NEAREST),
    };
  }

  private open(kind: EngineKind): Promise<Engine> {
    const open = (): Promise<Engine> =>
      kind === 'scan' ? this.openScan() : PagefindEngine.open(this.sources.index);
    const engine = this.opened.get(kind) ?? open();
    this.opened.set(kind, engine);
    return engine;
  }

  private async openScan(): Promise<Engine> {
    const urls = await this.sources.data();
    return new LiteralEngine(await Promise.all(urls.map((url) => fetched<NoticeSource>(url))));
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
