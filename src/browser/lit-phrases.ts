/**
 * On a reform's page a point lights all phrases that it rests on, and a phrase its point: what is
 * pointed at, and what a link has led to. Without scripts the browser lights the one that was led to.
 */
export function lightPhrases(page: Document): void {
  const lit = (point: string | undefined) => {
    for (const one of page.querySelectorAll('.lit')) one.classList.remove('lit');
    if (!point) return;
    const chosen = `.phrase[data-point="${point}"], #p${point}`;
    for (const one of page.querySelectorAll(chosen)) one.classList.add('lit');
  };
  /** The point that a place of the page belongs to. */
  const pointAt = (place: Element | null) =>
    place?.closest<HTMLElement>('.phrase')?.dataset.point ??
    /^p(\d+)$/.exec(place?.closest('[id^="p"]')?.id ?? '')?.[1];
  const led = () => /^#(?:p|w)(\d+)(?:-\d+)?$/.exec(location.hash)?.[1];
  page.addEventListener('mouseover', ({ target }) => {
    lit(pointAt(target as Element | null) ?? led());
  });
  page.addEventListener('focusin', ({ target }) => {
    lit(pointAt(target as Element | null) ?? led());
  });
  addEventListener('hashchange', () => lit(led()));
  lit(led());
}
