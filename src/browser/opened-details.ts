/** Opens what a link on the page leads into, or to: a browser leaves it folded. */
export function openTarget(page: Document, hash: string): void {
  const target = hash.length > 1 ? page.getElementById(hash.slice(1)) : null;
  const folded = target?.closest('details') ?? target?.querySelector(':scope > details');
  if (!target || !folded || folded.hasAttribute('open')) return;
  folded.setAttribute('open', '');
  target.scrollIntoView();
}
