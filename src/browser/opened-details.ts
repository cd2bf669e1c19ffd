/** Opens what a link on the page leads into: not every browser does. */
export function openTargets(page: Document): void {
  const open = (hash: string) => {
    const target = hash.length > 1 ? page.getElementById(hash.slice(1)) : null;
    const folded = target?.closest('details');
    if (!target || !folded || folded.hasAttribute('open')) return;
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
