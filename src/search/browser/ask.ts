import type { Engine } from '../core/engine.ts';
import { type Answer, evaluate } from '../core/evaluate.ts';
import type { Lexicon } from '../core/lexicon.ts';
import { LiteralEngine } from '../core/literal.ts';
import type { Query } from '../core/query.ts';
import type { SearchRecord } from '../core/records.ts';
import { closest } from '../core/slips.ts';
import { folded } from '../core/text.ts';
import { type Understanding, understand } from '../core/understand.ts';
import { PagefindEngine } from './pagefind.ts';

/** Where the site keeps what a search needs, as full addresses. */
export interface Sources {
  index: string;
  data: string[];
  lexicon: string;
  homophones: string;
  /** Which engine to ask first: the one whose files weigh less. */
  first: Engine['name'];
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
  private readonly opened = new Map<Engine['name'], Promise<Engine>>();
  private lexicon: Promise<Lexicon> | undefined;
  private current: Engine['name'];

  constructor(sources: Sources) {
    this.sources = sources;
    this.current = sources.first;
  }

  /** Fetches what the first answer needs. */
  async prepare(): Promise<void> {
    await Promise.all([this.open(this.current), this.words()]);
  }

  /** @throws {Error} where neither engine can answer. */
  async ask(query: Query): Promise<Answered> {
    const lexicon = await this.words();
    const asked = this.current;
    try {
      return await this.askOne(asked, query, lexicon);
    } catch (error) {
      console.warn(error);
      // The other one is asked from now on, and this one anew should that fail too.
      this.opened.delete(asked);
      this.current = asked === 'literal' ? 'pagefind' : 'literal';
      return this.askOne(this.current, query, lexicon);
    }
  }

  private async askOne(name: Engine['name'], query: Query, lexicon: Lexicon): Promise<Answered> {
    const engine = await this.open(name);
    const understanding = await understand(engine, query, lexicon, () =>
      fetched<Record<string, string>>(this.sources.homophones).catch(() => ({})),
    );
    const answer = await evaluate(engine, understanding.terms, query.narrowed, lexicon.named);
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

  private open(name: Engine['name']): Promise<Engine> {
    const open = (): Promise<Engine> =>
      name === 'literal'
        ? LiteralEngine.open(this.sources.data)
        : PagefindEngine.open(this.sources.index);
    const engine = this.opened.get(name) ?? open();
    this.opened.set(name, engine);
    return engine;
  }

  /** Without the lexicon a search still finds what stands in the text. */
  private words(): Promise<Lexicon> {
    this.lexicon ??= fetched<Lexicon>(this.sources.lexicon).catch(() => {
      this.lexicon = undefined;
      return { named: [], titles: [], traditional: '' };
    });
    return this.lexicon;
  }
}

async function fetched<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return (await response.json()) as T;
}
