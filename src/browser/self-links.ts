import { copyText, select } from './copy-text.ts';
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
    const own = page.createElement('span');
    own.className = copied ? 'copied-link' : 'copied-link by-hand';
    own.setAttribute('role', 'status');
    link.after(own);
    // After it stands in the page, so that it is spoken.
    own.textContent = copied ? '链接已复制' : address;
    if (copied) setTimeout(() => own.remove(), SHOWN_FOR);
    else select(own);
    said = own;
  });
}
