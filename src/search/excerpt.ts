import { fold } from './text.ts';

/** A piece of text, marked where it is a hit. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Characters of text that an excerpt shows, about two lines on a phone. */
const LENGTH = 72;

/** Where a sentence or a clause of it ends. */
const STOP = /[。！？；，、：]/;

/** Cuts a text into pieces, marking every place where one of the folded terms stands. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  const folded = fold(text);
  const hits = new Array<boolean>(text.length).fill(false);
  for (const term of terms) {
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + 1)) {
      const from = folded.positions[at] ?? 0;
      const last = folded.positions[at + term.length - 1] ?? from;
      hits.fill(true, from, last + 1);
    }
  }
  const pieces: Piece[] = [];
  [...text].reduce((position, character) => {
    const hit = hits[position] ?? false;
    const previous = pieces[pieces.length - 1];
    if (previous?.hit === hit) previous.text += character;
    else pieces.push({ text: character, hit });
    return position + character.length;
  }, 0);
  return pieces;
}

/** The stretch of a text around its first hit, cut where a clause begins or ends, with its hits marked. */
export function excerpt(text: string, terms: readonly string[]): Piece[] {
  const pieces = marked(text, terms);
  const before = pieces[0]?.hit ? '' : (pieces[0]?.text ?? '');
  const firstHit = pieces.some((piece) => piece.hit) ? before.length : 0;
  const start = clauseStart(text, firstHit);
  const end = clauseEnd(text, start);
  const shown = marked(text.slice(start, end), terms);
  if (start > 0) shown.unshift({ text: '……', hit: false });
  if (end < text.length) shown.push({ text: '……', hit: false });
  return shown;
}

/** The start of the clause that a place stands in, or of the one before it, as far as there is room. */
function clauseStart(text: string, place: number): number {
  const room = Math.max(0, place - LENGTH / 3);
  for (let at = room; at < place; at++) {
    if (at === 0 || STOP.test(text[at - 1] ?? '')) return at;
  }
  for (let at = room; at > 0; at--) {
    if (STOP.test(text[at - 1] ?? '')) return at;
  }
  return place === 0 ? 0 : room === 0 ? 0 : place;
}

/** The last end of a clause within the length; the length itself where there is none. */
function clauseEnd(text: string, start: number): number {
  const limit = start + LENGTH;
  if (limit >= text.length) return text.length;
  for (let at = limit; at > start + LENGTH / 2; at--) {
    if (STOP.test(text[at - 1] ?? '')) return at;
  }
  return limit;
}
