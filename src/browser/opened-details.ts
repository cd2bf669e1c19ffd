/** Opens what a link on the page leads into: not every browser does. */
export function openTargets(page: Document): void {
  const open = (hash: string) => {
    const target = page.getElementById(hash.slice(1));
    const folded = target?.closest('details:not([open])');
    if (!target || !folded) return;
    folded.setAttribute('open', '');
    target.scrollIntoView();
  };
  open(location.hash);
  addEventListener('hashchange', () => open(location.hash));
  // A link to where one is already changes no hash.
  page.addEventListener('click', ({ target }) => {
    const link = (target as Element | null)?.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link) open(link.hash);
  });
}
