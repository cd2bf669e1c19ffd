import type { EngineKind } from '../core/engine.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import { isEmpty, parametersOf, type Query, queryFrom } from '../core/query.ts';
import { type Answered, Asker, PAGE_SIZE } from './ask.ts';
import { FacetPanel } from './facet-panel.ts';
import { fetched } from './fetched.ts';
import { FAILED, foundMessage, NOTHING_FOUND, readingMessage } from './messages.ts';
import { fileButton } from './result-file.ts';
import { ResultItems } from './result-items.ts';

type State = 'idle' | 'loading' | 'found' | 'none' | 'failed';

/**
 * `<search-results>`: answers the query in the page's address, inside the complete list that the
 * server made. `data-state` is `idle`, `loading`, `found`, `none` or `failed`, and `data-engine`
 * names the engine that answered.
 */
class SearchResults extends HTMLElement {
  private asker!: Asker;
  private facets!: FacetPanel;
  private items!: ResultItems;
  private root = '';
  /** Fetches the index of notices, which the page names in the place of their data where there are several. */
  private notices: (() => Promise<NoticeEntry[]>) | undefined;
  private running = 0;
  private typing = false;
  private wholeList: Node[] = [];

  connectedCallback() {
    const { dataset } = this;
    const address = (path = '') => new URL(path, location.href).href;
    this.root = new URL('..', address(dataset.indexSrc)).href;
    const { noticesSrc } = dataset;
    const notices = noticesSrc ? () => fetched<NoticeEntry[]>(address(noticesSrc)) : undefined;
    this.notices = notices;
    const data = async () =>
      notices
        ? (await notices()).map((notice) => this.root + notice.data.slice(1))
        : [address(dataset.scanSrc)];
    this.asker = new Asker({
      index: address(dataset.indexSrc),
      lexicon: address(dataset.lexiconSrc),
      homophones: address(dataset.homophonesSrc),
      data,
      first: dataset.first as EngineKind,
    });
    this.items = new ResultItems(this, this.root, notices !== undefined);
    this.facets = new FacetPanel(this.piece('.facets'), this.piece('.chips'), () =>
      this.go(this.queryFromControls()),
    );
    if (notices) this.facets.admit(new URLSearchParams(location.search).getAll('notice'), notices);
    this.wholeList = [...this.reformList.childNodes];
    this.piece('form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.go(this.queryFromControls());
    });
    const whileTyping = () => {
      const query = this.queryFromControls();
      // One step back for all that was typed in one go.
      if (this.typing) history.replaceState(null, '', addressOf(query));
      else history.pushState(null, '', addressOf(query));
      this.typing = true;
      this.answer(query);
    };
    this.input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) whileTyping();
    });
    this.input.addEventListener('compositionend', whileTyping);
    window.addEventListener('popstate', () => {
      this.typing = false;
      this.answer(this.queryFromAddress());
    });
    // What an answer needs is on its way before the first letter is typed.
    const prepare = () => this.asker.prepare().catch(() => undefined);
    this.input.addEventListener('focus', prepare, { once: true });
    // Who typed before the script had come loses nothing.
    const typed = document.activeElement === this.input && this.input.value.trim();
    if (typed && typed !== this.queryFromAddress().text) whileTyping();
    else this.answer(this.queryFromAddress());
  }

  private go(query: Query) {
    this.typing = false;
    const address = addressOf(query);
    if (address !== addressOf(this.queryFromAddress())) history.pushState(null, '', address);
    this.answer(query);
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
      if (run === this.running) this.show(query, answered);
    } catch (error) {
      console.warn(error);
      if (run === this.running) this.showWholeList('failed', FAILED);
    } finally {
      clearTimeout(patience);
    }
  }

  private show(query: Query, answered: Answered) {
    const { engine, understanding, answer, reforms, others, nearest } = answered;
    const { terms } = understanding;
    this.dataset.engine = engine.name;
    refill(
      this.reformList,
      reforms.map((record) => this.items.reform(record, terms)),
    );
    refill(
      this.piece('.others-found ol'),
      others.map((record) => this.items.other(record, terms)),
    );
    refill(
      this.piece('.nearest ul'),
      nearest.map((record) => this.items.other(record, [])),
    );
    this.piece('.others-found').hidden = others.length === 0;
    this.piece('.nearest').hidden = nearest.length === 0;
    this.facets.count(answer);
    this.offerMore(answered);
    const settings = { root: publishedRoot(this.root), notices: this.notices };
    const file = () => fileButton(query.text, engine, answer.reforms, settings);
    refill(this.piece('.take'), reforms.length > 0 ? [file()] : []);
    const found = reforms.length + others.length > 0;
    this.piece('.ways').hidden = found;
    refill(this.piece('.reading'), readingMessage(query, understanding));
    this.state = found ? 'found' : 'none';
    this.say(found ? foundMessage(answer) : NOTHING_FOUND);
  }

  private offerMore(answered: Answered) {
    const { engine, answer, understanding } = answered;
    const list = this.reformList;
    this.querySelector('.more')?.remove();
    const shown = list.childElementCount;
    if (answer.reforms.length <= shown) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more';
    button.textContent = `再看${Math.min(PAGE_SIZE, answer.reforms.length - shown)}项`;
    button.addEventListener('click', async () => {
      const next = await engine.load(answer.reforms.slice(shown, shown + PAGE_SIZE));
      list.append(...next.map((record) => this.items.reform(record, understanding.terms)));
      this.offerMore(answered);
      list.children[shown]?.querySelector('a')?.focus();
    });
    list.after(button);
  }

  private showWholeList(state: State, message: string) {
    refill(this.reformList, this.wholeList);
    this.querySelector('.more')?.remove();
    refill(this.piece('.reading'), []);
    refill(this.piece('.take'), []);
    this.piece('.others-found').hidden = true;
    this.piece('.nearest').hidden = true;
    this.piece('.ways').hidden = state !== 'failed';
    this.facets.count();
    delete this.dataset.engine;
    this.state = state;
    this.say(message);
  }

  private say(message: string) {
    this.piece('.status').textContent = message;
  }

  private set state(state: State) {
    this.dataset.state = state;
  }

  private queryFromAddress(): Query {
    return queryFrom(new URLSearchParams(location.search), this.facets.known);
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

/** The configured address of the site's root, else the one that it is read at. */
function publishedRoot(root: string): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  return canonical ? new URL('..', canonical.href).href : root;
}

/** The search page's address for a query. */
function addressOf(query: Query): string {
  const parameters = parametersOf(query).toString();
  return parameters ? `?${parameters}` : location.pathname;
}

/** `replaceChildren`, for the kernels before 86. */
function refill(element: Element, children: readonly (Node | string)[]) {
  element.textContent = '';
  element.append(...children);
}

customElements.define('search-results', SearchResults);
