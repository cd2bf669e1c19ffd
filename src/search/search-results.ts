import { type Engine, FACETS, type Facet } from './engine.ts';
import { type Answer, evaluate } from './evaluate.ts';
import { LiteralEngine } from './literal.ts';
import type { Named } from './names.ts';
import { PagefindEngine } from './pagefind.ts';
import { isEmpty, parametersOf, type Query, queryFrom, termsOf } from './query.ts';
import type { SearchRecord } from './records.ts';
import { otherItem, reformItem } from './result-items.ts';

type State = 'idle' | 'loading' | 'found' | 'none' | 'failed';

/** How many reforms are shown at once; a button shows the next ones. */
const PAGE_SIZE = 30;

/**
 * `<search-results>`: answers the query in the page's address, inside the complete list that the
 * server made. `data-state` is `idle`, `loading`, `found`, `none` or `failed`, and `data-engine`
 * names the engine that answered.
 */
class SearchResults extends HTMLElement {
  private engine: Promise<Engine> | undefined;
  private running = 0;
  private wholeList: Node[] = [];

  connectedCallback() {
    this.wholeList = [...this.reformList.childNodes];
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.go(this.queryFromControls());
    });
    for (const box of this.boxes) {
      box.addEventListener('change', () => this.go(this.queryFromControls()));
    }
    this.clearButton.addEventListener('click', () => {
      for (const box of this.boxes) box.checked = false;
      this.go(this.queryFromControls());
    });
    window.addEventListener('popstate', () => this.answer(this.queryFromAddress()));
    // The index is on its way before the first letter is typed.
    this.input.addEventListener('focus', () => this.open().catch(() => undefined), { once: true });
    this.answer(this.queryFromAddress());
  }

  private go(query: Query) {
    const parameters = parametersOf(query).toString();
    const address = parameters ? `?${parameters}` : location.pathname;
    if (parameters !== parametersOf(this.queryFromAddress()).toString()) {
      history.pushState(null, '', address);
    }
    this.answer(query);
  }

  private async answer(query: Query) {
    const run = ++this.running;
    this.showControls(query);
    if (isEmpty(query)) {
      this.showWholeList();
      return;
    }
    this.state = 'loading';
    // A quick answer needs no word before it.
    const patience = setTimeout(() => this.say('正在搜索……'), 400);
    try {
      const engine = await this.open();
      const answer = await evaluate(engine, query, this.known);
      const [reforms, others] = await Promise.all([
        engine.load(answer.reforms.slice(0, PAGE_SIZE)),
        engine.load(answer.others),
      ]);
      if (run === this.running) this.show(query, engine, answer, reforms, others);
    } catch (error) {
      console.error(error);
      if (run === this.running) this.showFailure();
    } finally {
      clearTimeout(patience);
    }
  }

  /** Pagefind where it can run; else a plain scan, which needs nothing but the data files. */
  private open(): Promise<Engine> {
    this.engine ??= PagefindEngine.open(this.indexUrl).catch(() =>
      LiteralEngine.open(this.dataUrls),
    );
    this.engine.catch(() => {
      this.engine = undefined;
    });
    return this.engine;
  }

  private show(
    query: Query,
    engine: Engine,
    answer: Answer,
    reforms: SearchRecord[],
    others: SearchRecord[],
  ) {
    const terms = termsOf(query);
    this.dataset.engine = engine.name;
    refill(
      this.reformList,
      reforms.map((record) => this.reformItem(record, terms)),
    );
    refill(
      this.otherList,
      others.map((record) => this.otherItem(record, terms)),
    );
    this.piece('.others-found').hidden = others.length === 0;
    this.showCounts(answer);
    this.addMoreButton(engine, answer, terms);
    const found = reforms.length + others.length > 0;
    this.piece('.ways').hidden = found;
    this.state = found ? 'found' : 'none';
    this.say(found ? foundMessage(answer) : '没有找到。请减少词数、换一个说法，或清除筛选。');
  }

  private addMoreButton(engine: Engine, answer: Answer, terms: string[]) {
    const list = this.reformList;
    list.parentElement?.querySelector('.more')?.remove();
    if (answer.reforms.length <= list.childElementCount) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more clear';
    button.textContent = `再看${Math.min(PAGE_SIZE, answer.reforms.length - list.childElementCount)}项`;
    button.addEventListener('click', async () => {
      const shown = list.childElementCount;
      const next = await engine.load(answer.reforms.slice(shown, shown + PAGE_SIZE));
      list.append(...next.map((record) => this.reformItem(record, terms)));
      this.addMoreButton(engine, answer, terms);
      (list.children[shown]?.querySelector('a') as HTMLElement | null)?.focus();
    });
    list.after(button);
  }

  private showCounts(answer: Answer) {
    for (const box of this.boxes) {
      const count = answer.counts[box.name as Facet].get(box.value) ?? 0;
      const item = box.closest('li');
      item?.classList.toggle('none', count === 0);
      const shown = item?.querySelector('.count');
      if (shown) shown.textContent = String(count);
    }
  }

  private showControls(query: Query) {
    this.input.value = query.text;
    for (const box of this.boxes) {
      box.checked = query.narrowed[box.name as Facet].includes(box.value);
      const group = box.closest('details');
      if (box.checked && group) group.open = true;
    }
    this.clearButton.hidden = !this.boxes.some((box) => box.checked);
  }

  private showWholeList() {
    refill(this.reformList, this.wholeList);
    this.piece('.others-found').hidden = true;
    this.piece('.ways').hidden = true;
    this.reformList.parentElement?.querySelector('.more')?.remove();
    for (const box of this.boxes) {
      const shown = box.closest('li')?.querySelector('.count');
      if (shown) shown.textContent = box.dataset.total ?? '';
      box.closest('li')?.classList.remove('none');
    }
    delete this.dataset.engine;
    this.state = 'idle';
    this.say('');
  }

  private showFailure() {
    this.showWholeList();
    this.piece('.ways').hidden = false;
    this.state = 'failed';
    this.say('搜索现在用不了：数据没有取到。下面是全部成果，可以用浏览器的“查找”（Ctrl+F）。');
  }

  private reformItem(record: SearchRecord, terms: string[]) {
    return reformItem(this.template('reform'), record, terms, this.root);
  }

  private otherItem(record: SearchRecord, terms: string[]) {
    return otherItem(this.template('other'), record, terms, this.root);
  }

  private say(message: string) {
    this.piece('.status').textContent = message;
  }

  private set state(state: State) {
    this.dataset.state = state;
  }

  private queryFromAddress(): Query {
    return queryFrom(new URLSearchParams(location.search), this.knownIds);
  }

  private queryFromControls(): Query {
    const parameters = new URLSearchParams({ q: this.input.value });
    for (const box of this.boxes) if (box.checked) parameters.append(box.name, box.value);
    return queryFrom(parameters, this.knownIds);
  }

  private get known(): Named[] {
    return this.boxes.map((box) => ({
      facet: box.name as Facet,
      id: box.value,
      name: box.dataset.name ?? '',
      otherNames: (box.dataset.otherNames ?? '').split('|').filter(Boolean),
    }));
  }

  private get knownIds(): Record<Facet, string[]> {
    const ids = (facet: Facet) =>
      this.boxes.filter((box) => box.name === facet).map((box) => box.value);
    return Object.fromEntries(FACETS.map((facet) => [facet, ids(facet)])) as Record<
      Facet,
      string[]
    >;
  }

  private get boxes() {
    return [...this.querySelectorAll<HTMLInputElement>('.facets input')];
  }

  private get form() {
    return this.piece<HTMLFormElement>('form');
  }

  private get input() {
    return this.piece<HTMLInputElement>('input[name="q"]');
  }

  private get clearButton() {
    return this.piece<HTMLButtonElement>('.facets .clear');
  }

  private get reformList() {
    return this.piece('.reforms');
  }

  private get otherList() {
    return this.piece('.others-found ol');
  }

  private template(kind: 'reform' | 'other') {
    return this.piece<HTMLTemplateElement>(`template[data-result="${kind}"]`);
  }

  private get indexUrl() {
    return new URL(this.dataset.indexSrc ?? '', location.href).href;
  }

  private get dataUrls() {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[data-search-file]')].map((a) => a.href);
  }

  /** The site's root: one folder up from the index. */
  private get root() {
    return new URL('..', this.indexUrl).href;
  }

  private piece<T extends HTMLElement>(selector: string): T {
    const found = this.querySelector<T>(selector);
    if (!found) throw new Error(`<search-results> lacks ${selector}`);
    return found;
  }
}

/** `replaceChildren`, for the kernels before 86. */
function refill(element: Element, children: readonly Node[]) {
  element.textContent = '';
  element.append(...children);
}

function foundMessage({ reforms, others }: Answer): string {
  const parts = [
    reforms.length > 0 && `找到${reforms.length}项成果`,
    others.length > 0 &&
      `${reforms.length > 0 ? '另有' : '找到'}${others.length}处条款、单位或片区`,
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

customElements.define('search-results', SearchResults);
