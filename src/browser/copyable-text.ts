const COPIED = '已复制';
const SELECTED = '已选中，请按 Ctrl+C 或长按复制';

/** `<copyable-text>`: a text that can be selected; it gets a button that copies it. */
class CopyableText extends HTMLElement {
  connectedCallback() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy screen-only';
    const name = this.closest('dl > div')?.querySelector('dt')?.textContent ?? '';
    const say = (text: string) => {
      button.textContent = text;
      // There are several: who hears the button hears which form it copies.
      button.setAttribute('aria-label', `${text} ${name}`);
    };
    say('复制');
    // What the button says after a click is spoken too.
    button.setAttribute('aria-live', 'polite');
    button.addEventListener('click', async () => {
      say((await copied(this)) ? COPIED : SELECTED);
      setTimeout(() => say('复制'), 3000);
    });
    // Beside the text and not in it, so that what is selected is the text alone.
    this.after(button);
  }
}

/**
 * Copies an element's text: by the clipboard, else as a selection, which web views and pages
 * without https allow. Where both are refused the text stays selected.
 */
async function copied(element: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent?.trim() ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    if (!selectionCopied()) return false;
    getSelection()?.removeAllRanges();
    return true;
  }
}

/** Deprecated, and the one way that there is where the clipboard is refused. */
const selectionCopied = () =>
  (document as unknown as { execCommand: (command: string) => boolean }).execCommand('copy');

customElements.define('copyable-text', CopyableText);
