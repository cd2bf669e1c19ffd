import type { NoticeEntry } from '../core/notice-entry.ts';
import type { FacetPanel } from './facet-panel.ts';

/** What a notice's id looks like; an address may hold anything. */
const NOTICE_ID = /^[a-z][a-z0-9-]{0,39}$/;
const MOST_ADMITTED = 10;

/**
 * Adds boxes for notices that an address names and the page has none for, since it has only the
 * newest; until the index of notices has come they show the ids.
 * @param notices fetches that index.
 */
export function admitNotices(
  facets: FacetPanel,
  ids: readonly string[],
  notices: () => Promise<NoticeEntry[]>,
): void {
  const group = facets.panel.querySelector('[data-cut]');
  const further = ids.filter((id) => NOTICE_ID.test(id) && !facets.known.notice.includes(id));
  if (!group || further.length === 0) return;
  const boxes = further.slice(0, MOST_ADMITTED).map((id) => admitted(group, id));
  notices().then(
    (all) => {
      for (const box of boxes) {
        const entry = all.find(({ id }) => id === box.value);
        if (entry) name(box, entry.shortTitle, entry.reforms);
      }
      facets.choose(facets.chosen);
    },
    () => undefined,
  );
}

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
