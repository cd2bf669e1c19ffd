import { ownAddress } from './own-address.ts';

/** Fills in what only the reader's browser knows: the day, and the address where the build had none. */
export function fillBlanks(root: ParentNode, now: Date): void {
  for (const blank of [...root.querySelectorAll<HTMLElement>('[data-blank]')]) {
    const { blank: kind, blankSrc = '' } = blank.dataset;
    const filled = kind === 'day' ? dayOf(now) : ownAddress(blankSrc);
    if (filled !== undefined) blank.textContent = filled;
  }
}

/** The local day as `YYYY-MM-DD`. */
export function dayOf(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
