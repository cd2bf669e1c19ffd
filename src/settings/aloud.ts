import { type Sentence, sentencesOf } from './main-text.ts';
import { mandarinVoice, Reader } from './reader.ts';

/**
 * Offers in the panel to read the page aloud, once the browser has a voice for it: some tell of
 * their voices late, many have none.
 * @param close closes the panel, which would stand in the way.
 */
export function offer(panel: HTMLElement, close: () => void): void {
  if (!('speechSynthesis' in window)) return;
  const add = () => {
    const voice = mandarinVoice();
    if (!voice || panel.querySelector('.aloud')) return;
    const group = document.createElement('fieldset');
    group.className = 'aloud';
    const legend = document.createElement('legend');
    legend.textContent = '朗读';
    const start = buttonCalled('朗读本页');
    start.addEventListener('click', () => {
      close();
      readAloud(panel, voice);
    });
    group.append(legend, start);
    panel.querySelector('.kept')?.before(group);
  };
  add();
  speechSynthesis.onvoiceschanged = add;
}

/** Reads the page's text, with a bar to stop it by, in sight as long as it goes on. */
function readAloud(panel: HTMLElement, voice: SpeechSynthesisVoice) {
  const main = document.querySelector('main');
  if (!main || document.querySelector('.reader')) return;
  const root = document.documentElement;
  const bar = document.createElement('div');
  bar.className = 'reader screen-only';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', '朗读');
  const pause = buttonCalled('暂停');
  const stop = buttonCalled('停止朗读');
  bar.append(pause, stop);
  const end = () => {
    reader.pause();
    unmark();
    main.normalize();
    const focused = bar.contains(document.activeElement);
    bar.remove();
    delete root.dataset.aloud;
    if (focused) panel.parentElement?.querySelector<HTMLElement>('[aria-controls]')?.focus();
  };
  const reader = new Reader(sentencesOf(main), voice, showSpoken, end);
  pause.addEventListener('click', () => {
    const pausing = pause.textContent === '暂停';
    pause.textContent = pausing ? '继续' : '暂停';
    if (pausing) reader.pause();
    else reader.read();
  });
  stop.addEventListener('click', end);
  bar.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') end();
  });
  addEventListener('pagehide', end, { once: true });
  root.dataset.aloud = 'on';
  panel.after(bar);
  pause.focus();
  reader.read();
}

function buttonCalled(name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  return button;
}

function showSpoken({ nodes, at }: Sentence) {
  unmark();
  for (const node of nodes) {
    const mark = document.createElement('mark');
    mark.className = 'spoken';
    node.replaceWith(mark);
    mark.append(node);
  }
  const shown = document.querySelector('.spoken') || at;
  const { top, bottom } = shown.getBoundingClientRect();
  if (top > innerHeight / 8 && bottom < (innerHeight * 3) / 4) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  shown.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
}

/** Takes the marks away, and leaves the text in the nodes that it was in. */
function unmark() {
  for (const mark of [...document.querySelectorAll('.spoken')])
    mark.replaceWith(...mark.childNodes);
}
