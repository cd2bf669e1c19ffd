/** What doesn't fit on a page: beyond its edges, cut by a box, or over another text. Run in the page. */
export function misfits(): string[] {
  const root = document.documentElement;
  const found: string[] = [];
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? '').trim().slice(0, 30)}`;
  if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth}`);
  /** A box around it that hides what is beyond it, or lets it be scrolled to. */
  const boxOf = (element: Element, kinds: string[]) => {
    for (let box: Element | null = element; box && box !== root; box = box.parentElement) {
      if (kinds.includes(getComputedStyle(box).overflowX)) return box;
    }
    return null;
  };
  /** The lines of text that stand on the page, each with the middle of its height, where its ink is. */
  const lines: { parent: Element; left: number; right: number; top: number; bottom: number }[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(parent.tagName))
      continue;
    // For who listens.
    if (boxOf(parent, ['hidden'])?.getBoundingClientRect().width === 1) continue;
    if (parent.closest('.skip') || boxOf(parent, ['auto', 'scroll'])) continue;
    const { visibility, opacity } = getComputedStyle(parent);
    if (visibility === 'hidden' || opacity === '0') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = boxOf(parent, ['hidden', 'clip'])?.getBoundingClientRect();
    const right = Math.min(root.clientWidth, box?.right ?? root.clientWidth);
    const bottom = box?.bottom ?? Number.POSITIVE_INFINITY;
    let lost = '';
    for (const line of range.getClientRects()) {
      if (line.width === 0) continue;
      if (line.right > right + 1 || line.left < -1 || (line.top + line.bottom) / 2 > bottom) {
        lost = `${Math.round(line.left)} to ${Math.round(line.right)}: ${named(parent)}`;
      }
      const ink = line.height / 4;
      lines.push({
        parent,
        left: line.left + 1,
        right: line.right - 1,
        top: line.top + ink,
        bottom: line.bottom - ink,
      });
    }
    if (lost) found.push(lost);
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((line, index) => {
    for (let next = index + 1; next < lines.length; next++) {
      const other = lines[next];
      if (!other || other.top >= line.bottom) break;
      if (other.left >= line.right || other.right <= line.left) continue;
      found.push(`one over another: ${named(line.parent)}, ${named(other.parent)}`);
    }
  });
  return [...new Set(found)];
}
