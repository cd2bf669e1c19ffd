import { phraseAnchor } from './address/spell.ts';
import { type TermPlace, termPlaces } from './glossary.ts';
import type { GlossaryTerm } from './schema/glossary.ts';
import type { Points } from './schema/points.ts';

/**
 * A stretch of the official paragraph: words, a word that the glossary explains, a phrase that a
 * point rests on, or the place where a point's number stands, which has no characters.
 */
export type Stretch =
  | { kind: 'words'; text: string }
  | { kind: 'term'; text: string; term: GlossaryTerm }
  | { kind: 'mark'; point: number }
  | { kind: 'phrase'; anchor: string; point: number; stretches: Stretch[] };

interface Span {
  start: number;
  end: number;
  point: number;
  anchor: string;
}

/** Where a point's number stands in the text: after a phrase. */
interface Mark {
  at: number;
  point: number;
}

/**
 * Takes an official paragraph apart along the phrases that its points rest on. The words stay
 * as they are and in their order; where two phrases cross, the later one begins after the earlier.
 * @param glossary words to be told apart where they first stand, if they lie in one stretch.
 */
export function anatomy(
  officialText: string,
  { points }: Pick<Points, 'points'>,
  glossary: readonly GlossaryTerm[] = [],
): Stretch[] {
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
  return new Paragraph(
    officialText,
    marksOf(officialText, points),
    termPlaces(officialText, glossary),
  ).within(spans, 0, officialText.length);
}

/**
 * A mark for each point, in the points' order: at the end of its first phrase that ends where the
 * mark before it stands or later, so that the marks never run backwards.
 */
function marksOf(officialText: string, points: Points['points']): Mark[] {
  let last = 0;
  return points.map(({ number, phrases }) => {
    const ends = phrases
      .map((phrase) => officialText.indexOf(phrase) + phrase.length)
      .sort((a, b) => a - b);
    last = ends.find((end) => end >= last) ?? last;
    return { at: last, point: number };
  });
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
      } else if (stretch.kind !== 'mark') {
        cursor += stretch.text.length;
        if (cursor > place) return around;
      }
    }
    return undefined;
  };
  return find(anatomy(officialText, points));
}

class Paragraph {
  private readonly text: string;
  private readonly marks: readonly Mark[];
  private readonly terms: readonly TermPlace[];

  constructor(text: string, marks: readonly Mark[], terms: readonly TermPlace[]) {
    this.text = text;
    this.marks = marks;
    this.terms = terms;
  }

  /** The stretches from one place to another, with the phrases that begin there. */
  within(spans: readonly Span[], start: number, end: number): Stretch[] {
    const stretches: Stretch[] = [];
    let cursor = start;
    const words = (to: number) => {
      if (to > cursor) stretches.push(...this.words(cursor, to));
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
      const { anchor, point } = span;
      stretches.push({ kind: 'phrase', anchor, point, stretches: this.within(inner, from, to) });
      cursor = to;
      if (beyond.length > 0) {
        const rest = [...beyond, ...spans.slice(index + 1)].sort(
          (a, b) => a.start - b.start || b.end - a.end,
        );
        return [...stretches, ...this.within(rest, cursor, end)];
      }
    }
    words(end);
    return stretches;
  }

  /** Words without a phrase of their own, cut where a mark or a term stands. */
  private words(from: number, to: number): Stretch[] {
    const stretches: Stretch[] = [];
    let cursor = from;
    const plain = (upTo: number) => {
      if (upTo > cursor) stretches.push({ kind: 'words', text: this.text.slice(cursor, upTo) });
      cursor = Math.max(cursor, upTo);
    };
    const marks = this.marks.filter(({ at }) => from < at && at <= to);
    const terms = this.terms.filter(({ start, end }) => from <= start && end <= to);
    for (const cut of [
      ...new Set([...marks.map(({ at }) => at), ...terms.map((t) => t.start)]),
    ].sort((a, b) => a - b)) {
      plain(cut);
      for (const { at, point } of marks) if (at === cut) stretches.push({ kind: 'mark', point });
      const term = terms.find(({ start, end }) => {
        const split = marks.some(({ at }) => start < at && at < end);
        return start === cut && !split;
      });
      if (!term) continue;
      stretches.push({
        kind: 'term',
        text: this.text.slice(term.start, term.end),
        term: term.term,
      });
      cursor = term.end;
    }
    plain(to);
    return stretches;
  }
}
