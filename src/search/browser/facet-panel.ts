import type { Facet } from '../core/engine.ts';
import { FACETS } from '../core/engine.ts';
import type { Answer } from '../core/evaluate.ts';
import type { Query } from '../core/query.ts';

/** The boxes that narrow a search, their live counts, and the chips of what is chosen. */
export class FacetPanel {
  private readonly boxes: HTMLInputElement[];
  private readonly chips: HTMLElement;

  /** @param changed called when a reader has chosen or taken off something. */
  constructor(panel: HTMLElement, chips: HTMLElement, changed: () => void) {
    this.boxes = [...panel.querySelectorAll<HTMLInputElement>('input')];
    this.chips = chips;
    for (const box of this.boxes) box.addEventListener('change', changed);
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

  private idsWhere(test: (box: HTMLInputElement) => boolean): Record<Facet, string[]> {
    const ids = (facet: Facet) =>
      this.boxes.filter((box) => box.name === facet && test(box)).map((box) => box.value);
    return Object.fromEntries(FACETS.map((facet) => [facet, ids(facet)])) as Record<
      Facet,
      string[]
    >;
  }
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
