import { phraseAnchor } from './address/spell.ts';
import type { Points } from './schema/points.ts';

/** A stretch of the official paragraph: words, or a phrase that a point rests on. */
export type Stretch =
  | { kind: 'words'; text: string; point: number | undefined }
  | { kind: 'phrase'; anchor: string; stretches: Stretch[] };

interface Span {
  start: number;
  end: number;
  point: number;
  anchor: string;
}

/**
 * Takes an official paragraph apart along the phrases that its points rest on. The words stay
 * as they are and in their order; where two phrases cross, the later one begins after the earlier.
 */
export function anatomy(officialText: string, { points }: Pick<Points, 'points'>): Stretch[] {
  const spans = points
    .flatMap(({ number, phrases }) =>
      phrases.map((phrase, k): Span => {
        const start = officialText.indexOf(phrase);
        return {
          start,
          end: start + phrase.length,
          point: number,
          anchor: phraseAnchor(number, k + 1),
        };
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return within(officialText, spans, 0, officialText.length, undefined);
}

/** The anchor of the phrase that reaches into some words of an official paragraph, the innermost first. */
export function anchorAt(
  words: string,
  officialText: string,
  points: Pick<Points, 'points'>,
): string | undefined {
  const place = officialText.indexOf(words);
  let cursor = 0;
  const find = (stretches: readonly Stretch[], around?: string): string | undefined => {
    for (const stretch of stretches) {
      if (stretch.kind === 'phrase') {
        const found = find(stretch.stretches, stretch.anchor);
        if (found) return found;
      } else {
        cursor += stretch.text.length;
        if (cursor > place) return around;
      }
    }
    return undefined;
  };
  return find(anatomy(officialText, points));
}

function within(
  officialText: string,
  spans: readonly Span[],
  start: number,
  end: number,
  point: number | undefined,
): Stretch[] {
  const stretches: Stretch[] = [];
  let cursor = start;
  const words = (to: number) => {
    if (to > cursor) stretches.push({ kind: 'words', text: officialText.slice(cursor, to), point });
    cursor = Math.max(cursor, to);
  };
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index];
    if (!span) continue;
    const from = Math.max(span.start, cursor);
    const to = Math.min(span.end, end);
    words(from);
    // What begins within this span belongs into it, as far as it reaches.
    const inner: Span[] = [];
    const beyond: Span[] = [];
    while (spans[index + 1] && (spans[index + 1] as Span).start < to) {
      index++;
      const next = spans[index] as Span;
      if (next.end <= to) inner.push(next);
      else beyond.push({ ...next, start: to });
    }
    stretches.push({
      kind: 'phrase',
      anchor: span.anchor,
      stretches: within(officialText, inner, from, to, span.point),
    });
    cursor = to;
    if (beyond.length > 0) {
      const rest = [...beyond, ...spans.slice(index + 1)].sort(
        (a, b) => a.start - b.start || b.end - a.end,
      );
      return [...stretches, ...within(officialText, rest, cursor, end, point)];
    }
  }
  words(end);
  return stretches;
}
