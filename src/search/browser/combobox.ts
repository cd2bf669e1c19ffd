import type { Lexicon } from '../core/lexicon.ts';
import { suggest, wordOf } from '../core/suggest.ts';
import { titleFinder } from './apart-titles.ts';
import { fetched } from './fetched.ts';
import { pageAddress } from './page-address.ts';

const LIST_ID = 'suggestions';

/**
 * Makes a search box a combobox after the ARIA authoring practices: a list of pages below it,
 * walked with the arrows, taken with Enter, closed with Escape. While an input method composes,
 * nothing is suggested and no key is taken.
 */
export async function combobox(box: HTMLElement, input: HTMLInputElement, lexiconUrl: string) {
  const lexicon = await fetched<Lexicon>(lexiconUrl);
  const root = new URL('..', lexiconUrl).href;
  const list = document.createElement('ul');
  list.id = LIST_ID;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '搜索建议');
  list.hidden = true;
  box.append(list);
  const setAll = (attributes: Record<string, string>) => {
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  };
  setAll({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': LIST_ID,
    'aria-expanded': 'false',
  });

  const titlesOf = titleFinder(new URL('titles/', lexiconUrl).href);
  let active = -1;
  const options = () => [...list.children] as HTMLElement[];
  const close = () => {
    list.hidden = true;
    activate(-1);
    input.setAttribute('aria-expanded', 'false');
  };
  const activate = (index: number) => {
    active = index;
    options().forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
    });
    const option = options()[index];
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const show = async () => {
    const typed = input.value;
    fill(typed, lexicon);
    const word = wordOf(typed, lexicon);
    if (!word || !lexicon.titlesApart) return;
    // Where titles are many, those that may be meant come once there is something typed.
    const titles = await titlesOf(word).catch(() => []);
    if (input.value === typed && document.activeElement === input) {
      fill(typed, { ...lexicon, titles });
    }
  };
  const fill = (typed: string, known: Lexicon) => {
    list.textContent = '';
    list.append(
      ...suggest(typed, known).map(({ text, note, url }, index) => {
        const option = document.createElement('li');
        option.id = `${LIST_ID}-${index}`;
        option.setAttribute('role', 'option');
        option.dataset.address = pageAddress(root, url);
        const kind = document.createElement('span');
        kind.textContent = note;
        option.append(text, ' ', kind);
        return option;
      }),
    );
    list.hidden = list.childElementCount === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    activate(-1);
  };
  const go = (option: Element | undefined | null) => {
    const address = (option as HTMLElement | undefined | null)?.dataset.address;
    if (address) location.assign(address);
  };

  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) show();
  });
  input.addEventListener('compositionend', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      if (list.hidden) show();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place more than there are options: the box itself, with what was typed.
      activate(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      go(options()[active]);
    }
  });
  // Before the box loses the focus and the list closes.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', ({ target }) =>
    go((target as Element).closest('[role="option"]')),
  );
  if (document.activeElement === input && input.value) show();
}
