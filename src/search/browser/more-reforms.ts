import { type Answered, PAGE_SIZE } from './ask.ts';
import type { ResultItems } from './result-items.ts';

/** Offers, below a list of reforms, a button that adds the next ones, for as long as there are more. */
export function offerMore(list: Element, answered: Answered, items: ResultItems): void {
  withdrawMore(list);
  const { engine, answer, understanding } = answered;
  const shown = list.childElementCount;
  if (answer.reforms.length <= shown) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'more';
  button.textContent = `再看${Math.min(PAGE_SIZE, answer.reforms.length - shown)}项`;
  button.addEventListener('click', async () => {
    const next = await engine.load(answer.reforms.slice(shown, shown + PAGE_SIZE));
    // Another search has been answered meanwhile.
    if (!button.isConnected) return;
    list.append(...next.map((record) => items.reform(record, understanding.terms)));
    offerMore(list, answered, items);
    list.children[shown]?.querySelector('a')?.focus();
  });
  list.after(button);
}

/** Takes the button away. */
export function withdrawMore(list: Element): void {
  list.parentElement?.querySelector('.more')?.remove();
}
