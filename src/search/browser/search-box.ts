/**
 * `<search-box>`: a search form that can be reached with `/`, and that suggests while one types.
 * What it suggests from comes when the box is first used. Without any of this the form still
 * leads to the search page.
 */
class SearchBox extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    if (!input) return;
    document.addEventListener('keydown', (event) => {
      const { target } = event;
      // A key may come from the document itself.
      const typing =
        target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
    const lexicon = this.dataset.lexiconSrc;
    if (!lexicon) return;
    const suggest = () => {
      // Most who read a page never come here.
      import('./combobox.ts')
        .then((part) => part.combobox(this, input, new URL(lexicon, location.href).href))
        .catch(() => undefined);
    };
    input.addEventListener('focus', suggest, { once: true });
  }
}

customElements.define('search-box', SearchBox);
