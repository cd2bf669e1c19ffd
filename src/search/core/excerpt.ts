import { foldedWithPositions } from './text.ts';

/** A piece of text, marked where it is a hit. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Characters of text that an excerpt shows, about three lines on a phone; a longer hit is shown whole. */
const LENGTH = 72;

/** How far before its hit an excerpt may begin. */
const LEAD = 24;

/** Where a sentence or a clause of it ends. */
const STOP = /[。！？；，、：]/;

/** Cuts a text into pieces, marking every place where one of the folded terms stands. */
export const marked = (text: string, terms: readonly string[]): Piece[] =>
  piecesOf(text, hitsIn(text, terms), 0, text.length);

/** The stretch of a text around the first hit of the longest term that it has, cut where a clause begins and ends, with its hits marked. */
export function excerpt(text: string, terms: readonly string[]): Piece[] {
  const hits = hitsIn(text, terms);
  const [weightiest] = [...terms]
    .sort((a, b) => b.length - a.length)
    .map((term) => hitsIn(text, [term]).indexOf(true))
    .filter((at) => at >= 0);
  const first = weightiest ?? 0;
  const after = hits.indexOf(false, first);
  const start = startOf(text, first);
  const end = endOf(text, start, after < 0 ? text.length : after);
  return [
    ...(start > 0 ? [{ text: '……', hit: false }] : []),
    ...piecesOf(text, hits, start, end),
    ...(end < text.length ? [{ text: '……', hit: false }] : []),
  ];
}

/** For each UTF-16 unit of a text whether one of the folded terms stands on it. */
function hitsIn(text: string, terms: readonly string[]): boolean[] {
  const folded = foldedWithPositions(text);
  const hits = new Array<boolean>(text.length).fill(false);
  for (const term of terms.filter(Boolean)) {
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + 1)) {
      const from = folded.positions[at] ?? 0;
      const last = folded.positions[at + term.length - 1] ?? from;
      hits.fill(true, from, last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1));
    }
  }
  return hits;
}

function piecesOf(text: string, hits: readonly boolean[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let position = start; position < end; position++) {
    const hit = hits[position] ?? false;
    const previous = pieces[pieces.length - 1];
    if (previous?.hit === hit) previous.text += text[position];
    else pieces.push({ text: text[position] ?? '', hit });
  }
  return pieces;
}

/** The earliest start of a clause not too far before a place, else the place itself. */
function startOf(text: string, place: number): number {
  for (let at = Math.max(0, place - LEAD); at < place; at++) {
    if (at === 0 || STOP.test(text[at - 1] ?? '')) return at;
  }
  return place;
}

/** The last end of a clause within the length and not within the hit, else the length. */
function endOf(text: string, start: number, hitEnd: number): number {
  const limit = Math.max(hitEnd, start + LENGTH);
  if (limit >= text.length) return text.length;
  for (let at = limit; at >= hitEnd; at--) {
    if (STOP.test(text[at - 1] ?? '')) return at;
  }
  return limit;
}
