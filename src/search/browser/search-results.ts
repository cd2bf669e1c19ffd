import { isEmpty, type Query } from '../core/query.ts';
import { admitNotices } from './admitted-notices.ts';
import { type Answered, Asker } from './ask.ts';
import { FacetPanel } from './facet-panel.ts';
import { fileButton } from './file-button.ts';
import { foundMessage, guessMessage, readingMessage } from './messages.ts';
import { offerMore, withdrawMore } from './more-reforms.ts';
import { namedItems } from './named-items.ts';
import { nothingFound } from './nothing-found.ts';
import { type PageSources, sourcesOf } from './page-sources.ts';
import { ResultItems } from './result-items.ts';
import { SearchAddress } from './search-address.ts';

type State = 'idle' | 'loading' | 'found' | 'none' | 'failed';

/**
 * `<search-results>`: answers the query in the page's address, inside the complete list that the
 * server made. `data-state` is `idle`, `loading`, `found`, `none` or `failed`, and `data-engine`
 * names the engine that answered.
 */
class SearchResults extends HTMLElement {
  private sources!: PageSources;
  private asker!: Asker;
  private facets!: FacetPanel;
  private items!: ResultItems;
  private address!: SearchAddress;
  private running = 0;
  private wholeList: Node[] = [];

  connectedCallback() {
    this.sources = sourcesOf(this);
    const { root, notices } = this.sources;
    this.asker = new Asker(this.sources.asked);
    this.items = new ResultItems(this, root, notices !== undefined);
    this.facets = new FacetPanel(this, () => this.ask());
    if (notices) {
      const asked = new URLSearchParams(location.search).getAll('notice');
      admitNotices(this.facets, asked, notices);
    }
    this.address = new SearchAddress(this.dataset.title ?? '', () => this.facets.known);
    this.wholeList = [...this.reformList.childNodes];
    this.listen();
    // Who typed before the script had come loses nothing.
    const typed = document.activeElement === this.input && this.input.value.trim();
    if (typed && typed !== this.address.query.text) this.askWhileTyping();
    else this.answer(this.address.query);
  }

  private listen() {
    this.piece('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.ask();
    });
    this.input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.askWhileTyping();
    });
    this.input.addEventListener('compositionend', () => this.askWhileTyping());
    // Who goes on to a result comes back to the search that led there.
    for (const leaving of ['blur', 'click']) {
      this.addEventListener(leaving, () => this.address.settle(), true);
    }
    window.addEventListener('popstate', () => {
      this.address.moved();
      this.answer(this.address.query);
    });
    // What an answer needs is on its way before the first letter is typed.
    const prepare = () => this.asker.prepare().catch(() => undefined);
    this.input.addEventListener('focus', prepare, { once: true });
  }

  private ask() {
    const query = this.queryFromControls();
    this.answer(query);
    this.address.asked(query);
  }

  private askWhileTyping() {
    const query = this.queryFromControls();
    this.answer(query);
    this.address.typed(query);
  }

  private async answer(query: Query) {
    const run = ++this.running;
    if (this.input.value.trim() !== query.text) this.input.value = query.text;
    this.facets.choose(query.narrowed);
    if (isEmpty(query)) {
      this.showWholeList('idle', '');
      return;
    }
    this.state = 'loading';
    // A quick answer needs no word before it.
    const patience = setTimeout(() => this.say('正在搜索……'), 400);
    try {
      const answered = await this.asker.ask(query, this.facets.known);
      clearTimeout(patience);
      if (run !== this.running) return;
      this.show(query, answered);
      await this.showFurther(run, answered);
    } catch (error) {
      console.warn(error);
      if (run === this.running)
        this.showWholeList('failed', String(this.piece('.status').dataset.failed));
    } finally {
      clearTimeout(patience);
    }
  }

  private show(query: Query, answered: Answered) {
    const { engine, understanding, answer, reforms, others, near, named } = answered;
    const { terms } = understanding;
    this.dataset.engine = engine.name;
    this.fill('.named', namedItems(named, this.sources.root));
    refill(
      this.reformList,
      reforms.map((record) => this.items.reform(record, terms)),
    );
    this.fill(
      '.others-found',
      others.map((record) => this.items.other(record, terms)),
    );
    this.fill(
      '.near-found',
      near.map((one) => this.items.near(one)),
    );
    this.facets.count(answer);
    const settings = { root: this.sources.publishedRoot, notices: this.sources.notices };
    const file = () => fileButton(query.text, engine, answer.reforms, settings);
    refill(this.piece('.take'), reforms.length > 0 ? [file()] : []);
    const found = reforms.length + others.length + named.length > 0;
    this.piece('.ways').hidden = found || near.length > 0;
    refill(this.piece('.asked'), guessMessage(query, understanding));
    refill(this.piece('.reading'), readingMessage(query, understanding));
    this.state = found ? 'found' : 'none';
    this.say(found ? foundMessage(answered) : nothingFound(query, answered));
  }

  /** Adds what is shown at once beside the first few; what doesn't come can be asked for. */
  private async showFurther(run: number, answered: Answered) {
    const list = this.reformList;
    withdrawMore(list);
    list.setAttribute('aria-busy', 'true');
    const further = await answered.further().catch(() => []);
    // Another search has been answered meanwhile.
    if (run !== this.running) return;
    const { terms } = answered.understanding;
    list.append(...further.map((record) => this.items.reform(record, terms)));
    list.removeAttribute('aria-busy');
    offerMore(list, answered, this.items);
  }

  private showWholeList(state: State, message: string) {
    refill(this.reformList, this.wholeList);
    this.reformList.removeAttribute('aria-busy');
    withdrawMore(this.reformList);
    refill(this.piece('.reading'), []);
    refill(this.piece('.take'), []);
    refill(this.piece('.asked'), []);
    for (const section of ['.named', '.others-found', '.near-found']) this.fill(section, []);
    this.piece('.ways').hidden = state !== 'failed';
    this.facets.count();
    delete this.dataset.engine;
    this.state = state;
    this.say(message);
  }

  /** Fills the list of a section; one without anything isn't there. */
  private fill(section: string, items: readonly Node[]) {
    const element = this.piece(section);
    refill(element.querySelector('ol, ul') as Element, items);
    element.hidden = items.length === 0;
  }

  private say(message: string) {
    this.piece('.status').textContent = message;
  }

  private set state(state: State) {
    this.dataset.state = state;
  }

  private queryFromControls(): Query {
    return { text: this.input.value.trim(), verbatim: false, narrowed: this.facets.chosen };
  }

  private get input() {
    return this.piece<HTMLInputElement>('input[name="q"]');
  }

  private get reformList() {
    return this.piece('.reforms');
  }

  private piece<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`<search-results> lacks ${selector}`);
    return found;
  }
}

/** `replaceChildren`, for the kernels before 86. */
function refill(element: Element, children: readonly (Node | string)[]) {
  element.textContent = '';
  element.append(...children);
}

customElements.define('search-results', SearchResults);
