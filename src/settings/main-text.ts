import { sentenceEnds, wordsSaid } from './sentences.ts';

/** What is read aloud at once, and where it stands. */
export interface Sentence {
  said: string;
  /** Its text, in nodes of its own. */
  nodes: Text[];
  /** The element that it is in, or that stands for it. */
  at: Element;
}

/** What isn't text to be read: tools, and what repeats for the eye what is said already. */
const NOT_READ =
  'nav, form, button, input, script, style, noscript, template, svg, [hidden], [aria-hidden="true"], details:not([open]) > :not(summary), .basis, .self, .citations, .qr';

/** Pixels before a word that are more than a space between two. */
const APART = 8;

/**
 * The sentences of an element's text in their order, as they are shown. Its text nodes are cut where
 * sentences end; `normalize` joins them again.
 */
export function sentencesOf(root: Element): Sentence[] {
  const found: Sentence[] = [];
  let run: Text[] = [];
  let block: Element | undefined;
  const flush = () => {
    if (block) found.push(...cut(run, block));
    run = [];
  };
  const walk = (element: Element) => {
    for (const child of [...element.childNodes]) {
      if (child instanceof Text) {
        const own = blockOf(element);
        if (own !== block) flush();
        block = own;
        run.push(child);
      } else if (child instanceof Element && isRead(child)) {
        const image = child.getAttribute('role') === 'img' && child.getAttribute('aria-label');
        if (!image) {
          walk(child);
          continue;
        }
        flush();
        found.push({ said: wordsSaid(image), nodes: [], at: child });
      }
    }
  };
  walk(root);
  flush();
  return found.filter(({ said }) => said);
}

const isRead = (element: Element) =>
  !element.matches(NOT_READ) &&
  (element.getClientRects().length > 0 || getComputedStyle(element).display === 'contents');

/** The nearest element around a text that isn't part of a line of text, or stands apart in one. */
function blockOf(element: Element): Element {
  const { display, marginLeft } = getComputedStyle(element);
  const isApart = Number.parseFloat(marginLeft) >= APART;
  const isPart = /^(inline|contents)$/.test(display) && !isApart;
  return isPart && element.parentElement ? blockOf(element.parentElement) : element;
}

/** Cuts texts that follow one another into sentences. */
function cut(texts: readonly Text[], at: Element): Sentence[] {
  const whole = texts.map(({ data }) => data).join('');
  const rest = [...texts];
  let start = 0;
  return sentenceEnds(whole).map((end) => {
    const nodes: Text[] = [];
    for (let length = end - start; length > 0; ) {
      const node = rest.shift() as Text;
      if (node.length > length) rest.unshift(node.splitText(length));
      length -= node.length;
      nodes.push(node);
    }
    const said = wordsSaid(whole.slice(start, end));
    start = end;
    return { said, nodes: nodes.filter(({ data }) => data.trim()), at };
  });
}
