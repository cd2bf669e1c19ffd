/**
 * `<search-box>`: a search form that can be reached with `/`, and that suggests while one types.
 * This much is on every page; the rest comes when the box is first used.
 */
class SearchBox extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    const list = this.dataset.lexiconSrc;
    if (!input) return;
    document.addEventListener('keydown', (event) => {
      const typing = (event.target as Element).closest(
        'input, textarea, select, [contenteditable]',
      );
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
    if (!list) return;
    const suggest = () =>
      import('./suggestions.ts').then(
        ({ suggestions }) => suggestions(this, input, new URL(list, location.href).href),
        // Without suggestions the form still leads to the search page.
        () => undefined,
      );
    input.addEventListener('focus', suggest, { once: true });
  }
}

customElements.define('search-box', SearchBox);
