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
  const led = () => /^#[pw](\d+)(-\d+)?$/.exec(location.hash)?.[1];
  const follow = ({ target }: Event) => lit(pointAt(target as Element | null) ?? led());
  page.addEventListener('mouseover', follow);
  page.addEventListener('focusin', follow);
  addEventListener('hashchange', () => lit(led()));
  lit(led());
}
