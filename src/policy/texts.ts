import { standingOf } from './events.ts';
import type { Notice, Reform } from './model.ts';
import { passagesOf } from './passages.ts';

/**
 * All running text that a reader can look for, text by text: what the notices say outside the annex,
 * their reforms' titles and official texts, and what the editors say beside them. Names are not among it.
 */
export function* textsOf({
  notices,
  reforms,
}: {
  notices: readonly Notice[];
  reforms: readonly Reform[];
}): Generator<string> {
  for (const { title, officialText, remarks, events } of reforms) {
    yield title;
    yield officialText;
    if (remarks) yield remarks.text;
    yield standingOf({ events }) ?? '';
  }
  for (const notice of notices) {
    for (const { text } of passagesOf(notice)) yield text;
    for (const { printedHeading, text, paragraphs } of notice.clauses) {
      yield printedHeading + text;
      yield* paragraphs;
    }
  }
}
