import { copyText } from './copy-text.ts';

/** By what the reader has: a keyboard, or a finger. */
const selected = () =>
  matchMedia('(pointer: coarse)').matches ? '长按选中的文字复制' : '已选中，请按 Ctrl+C 复制';

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
      const copied = await copyText(String(this.textContent).trim(), this);
      say(copied ? '已复制' : selected());
      // What is left to do takes longer than to be told that it is done.
      setTimeout(() => say('复制'), copied ? 3000 : 9000);
    });
    // Beside the text and not in it, so that what is selected is the text alone.
    this.after(button);
  }
}

customElements.define('copyable-text', CopyableText);
