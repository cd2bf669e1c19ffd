/** What a text fragment is written after in an address. */
const DIRECTIVE = ':~:text=';

/**
 * Leads to the text that the address names after `#:~:text=`, where the browser doesn't do so itself:
 * those that do take it out of the address before any script can see it. The text is marked; where it
 * isn't on the page, nothing happens. Blanks are passed over.
 */
export function leadToText(root: Element, hash: string): void {
  const words = textIn(hash);
  const stretch = words && stretchOf(root, words);
  if (!stretch) return;
  const [first] = marked(stretch);
  first?.scrollIntoView({ block: 'center' });
}

/** A stretch of text nodes: from a place in the first one to a place in the last one. */
interface Stretch {
  nodes: Text[];
  start: number;
  end: number;
}

function textIn(hash: string): string | undefined {
  const at = hash.indexOf(DIRECTIVE);
  if (at < 0) return undefined;
  try {
    return decodeURIComponent(hash.slice(at + DIRECTIVE.length)).replace(/\s/g, '');
  } catch {
    return undefined;
  }
}

/** Where some words first stand among what is shown, whatever elements they go through. */
function stretchOf(root: Element, words: string): Stretch | undefined {
  const places: { node: Text; offset: number }[] = [];
  let text = '';
  for (const node of shownTexts(root)) {
    for (let offset = 0; offset < node.data.length; offset++) {
      const character = node.data.charAt(offset);
      if (/\s/.test(character)) continue;
      text += character;
      places.push({ node, offset });
    }
  }
  const at = text.indexOf(words);
  const first = places[at];
  const last = places[at + words.length - 1];
  if (!first || !last) return undefined;
  const within = places.slice(at, at + words.length).map(({ node }) => node);
  return { nodes: [...new Set(within)], start: first.offset, end: last.offset + 1 };
}

function* shownTexts(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.getClientRects().length) yield node as Text;
  }
}

/** Wraps a stretch in marks, one a text node. */
function marked({ nodes, start, end }: Stretch): HTMLElement[] {
  return nodes.map((node, index) => {
    const range = document.createRange();
    range.setStart(node, index === 0 ? start : 0);
    range.setEnd(node, index === nodes.length - 1 ? end : node.data.length);
    const mark = document.createElement('mark');
    range.surroundContents(mark);
    return mark;
  });
}

const main = document.querySelector('main');
if (main) leadToText(main, location.hash);
