import type { Answer } from '../core/evaluate.ts';
import { byFacet, type Facet } from '../core/facet.ts';
import type { Query } from '../core/query.ts';
import { chipsOf, keyOf } from './facet-chips.ts';

/**
 * The boxes that narrow a search, their live counts, and what tells of those in force: the chips, and
 * the button that a narrow screen has in the panel's place.
 */
export class FacetPanel {
  /** The groups of boxes. */
  readonly panel: HTMLElement;
  private readonly button: HTMLElement;
  private readonly chips: HTMLElement;

  /**
   * @param page has `.facets`, `.chips` and `.narrow`, the button.
   * @param changed called when a reader has chosen or taken off something.
   */
  constructor(page: HTMLElement, changed: () => void) {
    const piece = (selector: string) => page.querySelector(selector) as HTMLElement;
    this.panel = piece('.facets');
    this.chips = piece('.chips');
    this.button = piece('.narrow');
    this.panel.addEventListener('change', changed);
    this.chips.addEventListener('click', ({ target }) => {
      const chip = (target as Element).closest('button');
      if (!chip) return;
      for (const box of this.boxes) {
        if (!chip.value || chip.value === keyOf(box)) box.checked = false;
      }
      changed();
    });
    this.button.addEventListener('click', () => {
      const isOpen = this.panel.classList.toggle('open');
      this.button.setAttribute('aria-expanded', String(isOpen));
    });
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
    this.chips.append(...chipsOf(chosen));
    this.chips.hidden = chosen.length === 0;
    this.button.textContent = chosen.length > 0 ? `筛选 ${chosen.length}` : '筛选';
  }

  /**
   * Shows how many reforms each box would leave; without an answer, how many there are. What would
   * leave none can be taken off, not chosen.
   */
  count(answer?: Answer) {
    for (const box of this.boxes) {
      const item = box.closest('li');
      const shown = item?.querySelector('.count');
      const count = answer
        ? (answer.counts[box.name as Facet].get(box.value) ?? 0)
        : Number(box.dataset.total);
      item?.classList.toggle('none', count === 0);
      // The one that the reader has just taken off keeps the focus.
      box.disabled = count === 0 && !box.checked && box !== document.activeElement;
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
