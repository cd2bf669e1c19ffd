import type { Answer } from '../core/evaluate.ts';
import { byFacet, type Facet } from '../core/facet.ts';
import type { NoticeEntry } from '../core/notice-entry.ts';
import type { Query } from '../core/query.ts';

/** The boxes that narrow a search, their live counts, and the chips of what is chosen. */
export class FacetPanel {
  private readonly panel: HTMLElement;
  private readonly chips: HTMLElement;

  /** @param changed called when a reader has chosen or taken off something. */
  constructor(panel: HTMLElement, chips: HTMLElement, changed: () => void) {
    this.panel = panel;
    this.chips = chips;
    panel.addEventListener('change', changed);
    chips.addEventListener('click', ({ target }) => {
      const chip = (target as Element).closest('button');
      if (!chip) return;
      for (const box of this.boxes) {
        if (!chip.value || chip.value === keyOf(box)) box.checked = false;
      }
      changed();
    });
    // On a narrow screen the results come first.
    if (window.matchMedia('(max-width: 56rem)').matches) {
      for (const group of [...panel.querySelectorAll('details')]) group.open = false;
    }
  }

  /**
   * Adds boxes for notices that an address names and the page has none for, since it has only the
   * newest; until the index of notices has come they show the ids.
   * @param notices fetches that index.
   */
  admit(ids: readonly string[], notices: () => Promise<NoticeEntry[]>) {
    const group = this.panel.querySelector('[data-cut]');
    const further = ids.filter((id) => NOTICE_ID.test(id) && !this.known.notice.includes(id));
    if (!group || further.length === 0) return;
    const boxes = further.slice(0, MOST_ADMITTED).map((id) => admitted(group, id));
    notices().then(
      (all) => {
        for (const box of boxes) {
          const entry = all.find(({ id }) => id === box.value);
          if (entry) name(box, entry.shortTitle, entry.reforms);
        }
        this.choose(this.chosen);
      },
      () => undefined,
    );
  }

  /** The ids that the page knows. */
  get known(): Record<Facet, string[]> {
    return this.idsWhere(() => true);
  }

  get chosen(): Query['narrowed'] {
    return this.idsWhere((box) => box.checked);
  }

  choose(narrowed: Query['narrowed']) {
    for (const box of this.boxes) {
      box.checked = narrowed[box.name as Facet].includes(box.value);
    }
    const chosen = this.boxes.filter((box) => box.checked);
    this.chips.textContent = '';
    this.chips.append(
      ...chosen.map((box) => chip(`${box.dataset.name} ×`, `去掉${box.dataset.name}`, keyOf(box))),
      ...(chosen.length > 0 ? [chip('全部清除', '清除全部筛选', '')] : []),
    );
    this.chips.hidden = chosen.length === 0;
  }

  /** Shows how many reforms each box would leave; without an answer, how many there are. */
  count(answer?: Answer) {
    for (const box of this.boxes) {
      const item = box.closest('li');
      const shown = item?.querySelector('.count');
      const count = answer
        ? (answer.counts[box.name as Facet].get(box.value) ?? 0)
        : Number(box.dataset.total);
      item?.classList.toggle('none', count === 0);
      if (shown) shown.textContent = String(count);
    }
  }

  private get boxes(): HTMLInputElement[] {
    return [...this.panel.querySelectorAll('input')];
  }

  private idsWhere(test: (box: HTMLInputElement) => boolean): Record<Facet, string[]> {
    const boxes = this.boxes.filter(test);
    return byFacet((facet) => boxes.filter((box) => box.name === facet).map((box) => box.value));
  }
}

/** What a notice's id looks like; an address may hold anything. */
const NOTICE_ID = /^[a-z][a-z0-9-]{0,39}$/;
const MOST_ADMITTED = 10;

/** A box for a notice, made like those that are there. */
function admitted(group: Element, id: string): HTMLInputElement {
  const item = group.querySelector('li')?.cloneNode(true) as Element;
  const box = item.querySelector('input') as HTMLInputElement;
  box.value = id;
  box.checked = false;
  name(box, id, 0);
  group.append(item);
  return box;
}

function name(box: HTMLInputElement, text: string, total: number) {
  box.dataset.name = text;
  box.dataset.total = String(total);
  const label = box.closest('li')?.querySelector('.option');
  if (label) label.textContent = text;
}

const keyOf = (box: HTMLInputElement) => `${box.name}=${box.value}`;

function chip(text: string, label: string, value: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip';
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.value = value;
  return button;
}
