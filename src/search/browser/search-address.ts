import type { Facet } from '../core/facet.ts';
import { parametersOf, type Query, queryFrom } from '../core/query.ts';

/** How long after a key the address follows: Safari refuses more than 100 changes in 30 seconds. */
const PAUSE = 500;
/** How long after a refusal it is tried again. */
const REFUSED = 10_000;

/**
 * What the browser shows and remembers of a search: its address, its step in the history, and the
 * tab's title. It follows the search, which never waits for it, and goes on where it is refused.
 */
export class SearchAddress {
  private readonly title: string;
  private readonly known: () => Record<Facet, string[]>;
  private waiting: Query | undefined;
  private timer: number | undefined;
  /** Whether the last step is one that is still being typed. */
  private typing = false;

  /**
   * @param title the page's own, which the query stands before.
   * @param known the ids that the page knows.
   */
  constructor(title: string, known: () => Record<Facet, string[]>) {
    this.title = title;
    this.known = known;
    this.entitle(this.query);
  }

  /** The query that the address holds. */
  get query(): Query {
    return queryFrom(new URLSearchParams(location.search), this.known());
  }

  /** Follows what is being typed: one step back for all that was typed in one go. */
  typed(query: Query) {
    this.waiting = query;
    this.settleIn(PAUSE);
  }

  /** Follows what was asked for, by Enter or by a choice: a step of its own. */
  asked(query: Query) {
    this.settle();
    this.typing = false;
    this.waiting = query;
    this.settle();
    this.typing = false;
  }

  /** Takes over the step that the reader went to. */
  moved() {
    clearTimeout(this.timer);
    this.waiting = undefined;
    this.typing = false;
    this.entitle(this.query);
  }

  /** Writes at once what waits to be written. */
  settle() {
    clearTimeout(this.timer);
    const query = this.waiting;
    if (!query) return;
    const address = addressOf(query);
    try {
      if (address !== addressOf(this.query)) {
        if (this.typing) history.replaceState(null, '', address);
        else history.pushState(null, '', address);
        this.typing = true;
      }
      this.waiting = undefined;
    } catch {
      this.settleIn(REFUSED);
    }
    // After the step is made, since a title belongs to the step that it is set on.
    this.entitle(query);
  }

  private settleIn(pause: number) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settle(), pause);
  }

  private entitle({ text }: Query) {
    document.title = text ? `${text} - ${this.title}` : this.title;
  }
}

/** The search page's address for a query. */
function addressOf(query: Query): string {
  const parameters = parametersOf(query).toString();
  return parameters ? `?${parameters}` : location.pathname;
}
