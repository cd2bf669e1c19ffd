import { CHOICES, type Chosen, KEY, VERSION } from './choices.ts';
import { kept, show } from './first-paint.ts';

const KEPT = '设置只保存在这台设备的浏览器里。';
const NOT_KEPT = '这个浏览器不让保存设置，只在本页有效。';

/**
 * `<reading-settings>`: a button and the panel that it opens, with a box or a circle for each choice.
 * What is chosen is seen at once, and kept on the device where that allows it.
 */
class ReadingSettings extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLButtonElement>('[aria-controls]');
    const panel = this.querySelector<HTMLElement>('.panel');
    const note = this.querySelector('.kept');
    if (!button || !panel || !note) return;
    const boxes = [...panel.querySelectorAll('input')];
    const tick = () => {
      for (const box of boxes) {
        box.checked = (document.documentElement.dataset[box.name] || '') === box.value;
      }
    };
    const take = (chosen: Chosen) => {
      show(document, CHOICES, chosen);
      followRuler();
    };
    const toggle = (open: boolean) => {
      panel.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      if (!open) return;
      tick();
      import('./aloud.ts')
        .then((part) => part.offer(panel, () => toggle(false)))
        .catch(() => undefined);
    };
    button.addEventListener('click', () => toggle(panel.hasAttribute('hidden')));
    this.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || panel.hidden) return;
      toggle(false);
      button.focus();
    });
    panel.addEventListener('change', () => {
      const chosen: Chosen = {};
      for (const { name, checked, value } of boxes) if (checked && value) chosen[name] = value;
      take(chosen);
      note.textContent = keep(chosen) ? KEPT : NOT_KEPT;
    });
    const takeKept = () => {
      take(kept(KEY, VERSION));
      tick();
    };
    // What another page of the site has chosen meanwhile.
    addEventListener('storage', ({ key }) => {
      if (key === KEY || key === null) takeKept();
    });
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) takeKept();
    });
    // Where a server's own policy forbids the script in the head, they come late.
    take(kept(KEY, VERSION));
  }
}

function followRuler() {
  if (!document.documentElement.dataset.ruler) return;
  import('./ruler.ts').then((part) => part.follow()).catch(() => undefined);
}

/** Keeps choices on the device; says whether it let itself be written to. */
function keep(chosen: Chosen): boolean {
  try {
    if (Object.keys(chosen).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ v: VERSION, ...chosen }));
    return true;
  } catch {
    return false;
  }
}

customElements.define('reading-settings', ReadingSettings);
