/** The class by which Astro knows the elements of a component, for which alone its styles are. */
const SCOPE = /\bastro-[a-z0-9]{8}\b/g;
const STYLE = /<style>[\s\S]*?<\/style>/g;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const CLASS = /\sclass="[^"]*"/;

/**
 * Gives those classes names of two signs: of their eight chance ones, on most elements of a page, no
 * packing makes less. They are counted as the page's styles name them, so that pages with the same
 * styles go on having the same, of one hash; text is left alone.
 */
export function shortScopes(html: string): string {
  const names = new Map<string, string>();
  const short = (part: string) =>
    part.replace(SCOPE, (scope) => {
      const name = names.get(scope) ?? `_${names.size.toString(36)}`;
      names.set(scope, name);
      return name;
    });
  return html
    .replace(STYLE, short)
    .replace(TAG, (tag) => (tag.includes('astro-') ? tag.replace(CLASS, short) : tag));
}
