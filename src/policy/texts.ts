import type { Notice, Reform } from './model.ts';
import { passagesOf } from './passages.ts';

/**
 * All running text that a reader can look for, text by text: what the notices say outside the annex,
 * their reforms' titles and official texts, and the editors' remarks. Names are not among it.
 */
export function* textsOf({
  notices,
  reforms,
}: {
  notices: readonly Notice[];
  reforms: readonly Reform[];
}): Generator<string> {
  for (const { title, officialText, remarks } of reforms) {
    yield title;
    yield officialText;
    if (remarks) yield remarks.text;
  }
  for (const notice of notices) {
    for (const { text } of passagesOf(notice)) yield text;
    for (const { printedHeading, text, paragraphs } of notice.clauses) {
      yield printedHeading + text;
      yield* paragraphs;
    }
  }
}
