import { copyText } from './copy-text.ts';
import { ownAddress } from './own-address.ts';

const SHOWN_FOR = 3000;

/**
 * A link to its own place is copied when it is chosen, and says so: many web views show no address
 * bar to copy it from. Where it can't be copied it is written out and selected. It stays a link.
 */
export function copySelfLinks(page: Document): void {
  let said: HTMLElement | undefined;
  page.addEventListener('click', async ({ target }) => {
    const link = (target as Element | null)?.closest<HTMLAnchorElement>('a.self');
    const address = link && ownAddress(link.hash);
    if (!link || !address) return;
    const copied = await copyText(address);
    said?.remove();
    said = page.createElement('span');
    said.className = 'copied-link';
    said.setAttribute('role', 'status');
    link.after(said);
    // After it stands in the page, so that it is spoken.
    said.textContent = copied ? '链接已复制' : address;
    const own = said;
    if (copied) setTimeout(() => own.remove(), SHOWN_FOR);
    else {
      own.className += ' by-hand';
      getSelection()?.selectAllChildren(own);
    }
  });
}
