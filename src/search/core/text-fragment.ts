/** Where a stretch that browsers can find begins and ends: at punctuation, at a line's end, between cells. */
const BORDER = /[\n\t]|(?![.,:'’·_-])\p{P}/u;

/**
 * The part of an address that leads to a hit on its page, `#:~:text=…`; empty where the hit stands
 * in none of the texts. A browser matches whole words alone, and in Chinese knows them no better than
 * anybody: so the hit is led to by all that stands around it up to the next punctuation on both sides.
 * @param hit as it stands in the text.
 */
export function textFragment(hit: string, texts: readonly string[]): string {
  const text = texts.find((one) => one.includes(hit));
  if (!hit || text === undefined) return '';
  const at = text.indexOf(hit);
  let start = at;
  while (start > 0 && !BORDER.test(text.charAt(start - 1))) start--;
  let end = at + hit.length;
  while (end < text.length && !BORDER.test(text.charAt(end))) end++;
  return `#:~:text=${escaped(text.slice(start, end).trim())}`;
}

/** The separators of the syntax are `-`, `,` and `&`; the first is no matter for `encodeURIComponent`. */
const escaped = (text: string) => encodeURIComponent(text).replace(/-/g, '%2D');
