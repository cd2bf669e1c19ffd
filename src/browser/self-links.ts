import { copyText } from './copy-text.ts';
import { ownAddress } from './own-address.ts';

const SHOWN_FOR = 3000;

/**
 * A link to its own place is copied when it is chosen, and says so: many web views show no address
 * bar to copy it from. It stays a link.
 */
export function copySelfLinks(page: Document): void {
  let said: HTMLElement | undefined;
  page.addEventListener('click', async ({ target }) => {
    const link = (target as Element | null)?.closest<HTMLAnchorElement>('a.self');
    const address = link && ownAddress(link.hash);
    if (!link || !address || !(await copyText(address))) return;
    said?.remove();
    said = page.createElement('span');
    said.className = 'copied-link';
    said.setAttribute('role', 'status');
    link.after(said);
    // After it stands in the page, so that it is spoken.
    said.textContent = '链接已复制';
    const own = said;
    setTimeout(() => own.remove(), SHOWN_FOR);
  });
}
