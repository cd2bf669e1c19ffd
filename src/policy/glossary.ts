import type { GlossaryTerm } from './schema/glossary.ts';

/** How a term stands in the notices. */
export const formsOf = ({ term, forms }: GlossaryTerm): readonly string[] => forms ?? [term];

/** Where a term stands in a text for the first time. */
export interface TermPlace {
  term: GlossaryTerm;
  start: number;
  end: number;
}

/**
 * The first place of each term in a text, in the order of the text. Of terms that lie in one
 * another the longer counts, and the other's next place.
 */
export function termPlaces(text: string, glossary: readonly GlossaryTerm[]): TermPlace[] {
  const wanted = glossary
    .flatMap((term) => formsOf(term).map((form) => ({ term, form })))
    .sort((a, b) => b.form.length - a.form.length);
  const places: TermPlace[] = [];
  const found = new Set<GlossaryTerm>();
  for (const { term, form } of wanted) {
    if (found.has(term)) continue;
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
      const end = at + form.length;
      if (places.some((place) => at < place.end && place.start < end)) continue;
      places.push({ term, start: at, end });
      found.add(term);
      break;
    }
  }
  return places.sort((a, b) => a.start - b.start);
}
