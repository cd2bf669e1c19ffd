/**
 * What pages are asked, in the page: each function stands alone, since only its text goes there, and
 * uses no syntax that Chromium 70 doesn't know.
 */

/** What is seen of a page that was only loaded. */
export interface Seen {
  uncaught: string[];
  heading: string;
  /** Characters of text in the page's main part. */
  characters: number;
  /** CSS pixels by which the page is wider than its window. */
  sideways: number;
  /** Pairs of lines of text that stand over one another. */
  overlaps: string[];
  /** Links that lead nowhere. */
  dead: string[];
}

export async function seen(): Promise<Seen> {
  // What scripts have added since the page was loaded is laid out with the next frames.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  /** Whether an element isn't there for the eye: folded away, or for screen readers alone. */
  const isUnseen = (element: Element): boolean => {
    for (let inner = element; inner.parentElement; inner = inner.parentElement) {
      const outer = inner.parentElement;
      if (outer.matches('details:not([open])') && inner.tagName !== 'SUMMARY') return true;
    }
    return (
      element.closest('.out-of-sight') !== null ||
      getComputedStyle(element).visibility === 'hidden' ||
      getComputedStyle(element).opacity === '0'
    );
  };
  /** What is seen of a line within all that scrolls about it. */
  const within = (line: DOMRect, element: Element) => {
    let { left, right } = line;
    for (let outer: Element | null = element; outer; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflowX === 'visible') continue;
      const box = outer.getBoundingClientRect();
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
    }
    return { left, right, top: line.top, bottom: line.bottom };
  };
  const lines: { left: number; right: number; top: number; bottom: number; text: string }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const element = node.parentElement as Element;
    if (!node.data.trim() || isUnseen(element)) continue;
    range.selectNodeContents(node);
    for (const rect of Array.from(range.getClientRects()) as DOMRect[]) {
      const line = within(rect, element);
      if (line.right - line.left > 1) lines.push({ ...line, text: node.data.trim().slice(0, 20) });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  const overlaps: string[] = [];
  lines.forEach((one, index) => {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next] as (typeof lines)[0];
      if (other.top >= one.bottom) break;
      const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const height = Math.min(one.bottom, other.bottom) - other.top;
      const least = Math.min(one.bottom - one.top, other.bottom - other.top);
      if (width > 2 && height > least / 2) overlaps.push(`${one.text} | ${other.text}`);
    }
  });
  const main = document.querySelector('main') as HTMLElement;
  const root = document.documentElement;
  return {
    uncaught: (window as unknown as { uncaught: string[] }).uncaught,
    heading: String((main.querySelector('h1') as HTMLElement).textContent).trim(),
    characters: String(main.textContent).length,
    sideways: root.scrollWidth - root.clientWidth,
    overlaps,
    dead: Array.from(document.querySelectorAll('a'))
      .filter((link) => !/^(https?|mailto|data):/.test(link.href))
      .map((link) => link.outerHTML),
  };
}

/**
 * How every element of a page looks, by its place in the document: what one kernel makes of the styles,
 * to be held against another's.
 */
export function styles(): Record<string, string> {
  const looks: Record<string, string> = {};
  const look = (element: Element, place: string) => {
    const style = getComputedStyle(element);
    looks[place] = [
      style.color,
      style.backgroundColor,
      style.fontSize,
      style.fontWeight,
      // Old kernels tell the beginning of a line by its side.
      style.textAlign.replace('start', 'left'),
      style.position,
      style.borderTopWidth,
    ].join(' ');
    Array.from(element.children).forEach((child, index) => {
      // What a drawing is made of, and what isn't drawn, is none of the page's styles.
      if (child instanceof HTMLElement && child.tagName !== 'SCRIPT')
        look(child, `${place} ${child.tagName}${index}${child.className && `.${child.className}`}`);
    });
  };
  look(document.body, 'BODY');
  return looks;
}

/** What the search page shows once it has answered. */
export interface Found {
  uncaught: string[];
  state: string;
  /** The paths of the reforms found, in order. */
  reforms: string[];
}

/** Waits for the search page's answer: before that the page is its own whole list. */
export function found(limit: number): Promise<Found> {
  const results = document.querySelector('search-results') as HTMLElement;
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      const state = results.dataset.state as string;
      if (/^(idle|found|none|failed)$/.test(state) && customElements.get('search-results')) {
        const links = Array.from(results.querySelectorAll('.reforms > li a'));
        resolve({
          uncaught: (window as unknown as { uncaught: string[] }).uncaught,
          state,
          reforms: links.map((link) => (link as HTMLAnchorElement).pathname),
        });
      } else if (Date.now() - started > limit) reject(new Error(`no answer: ${state}`));
      else setTimeout(look, 50);
    };
    look();
  });
}

/** Waits until an element is there and seen, and gives its text. */
export function shown({ selector, limit }: { selector: string; limit: number }): Promise<string> {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const look = () => {
      const element = document.querySelector(selector) as HTMLElement | null;
      if (element && element.getClientRects().length > 0) resolve(String(element.textContent));
      else if (Date.now() - started > limit) reject(new Error(`${selector} is not shown`));
      else setTimeout(look, 50);
    };
    look();
  });
}

export function focus(selector: string): void {
  (document.querySelector(selector) as HTMLElement).focus();
}

export function click(selector: string): void {
  (document.querySelector(selector) as HTMLElement).click();
}

export function isThere(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

/** The path and the query that the page stands at. */
export function place(): string {
  return location.pathname + location.search;
}

/** The settings that a page shows: by its root, by its type, and by the boxes of the panel. */
export interface Settings {
  attributes: string[];
  fontSize: string;
  ticked: string[];
}

export function settings(): Settings {
  const root = document.documentElement;
  const boxes = Array.from(document.querySelectorAll('#settings input')) as HTMLInputElement[];
  return {
    attributes: ['size', 'theme', 'contrast', 'ruler'].map((name) => String(root.dataset[name])),
    fontSize: getComputedStyle(root).fontSize,
    ticked: boxes.filter((box) => box.checked && box.value).map((box) => box.value),
  };
}

/** How a page spaces figures within Chinese, where the browser can. */
export function figuresAir(): string {
  return getComputedStyle(document.body).getPropertyValue('text-autospace');
}
