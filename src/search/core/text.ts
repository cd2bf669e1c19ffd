/**
 * How text becomes searchable. The index and the query both come here and nowhere else:
 * that is what makes any run of characters findable, and nothing besides.
 */

import { LOOK_ALIKES } from './look-alikes.ts';

/** A text folded for search, and where each of its characters stands in the original. */
export interface Folded {
  text: string;
  /** `positions[i]` is the index in the original of the character behind `text[i]`. */
  positions: number[];
}

/** Folds a text: look-alikes, compatibility forms (NFKC) and case are levelled, all but letters and digits dropped. */
export function foldedWithPositions(original: string): Folded {
  let text = '';
  const positions: number[] = [];
  let position = 0;
  // Character by character, so that every folded one knows where it came from.
  for (const character of original) {
    const folded = foldedCharacter(character);
    text += folded;
    for (let i = 0; i < folded.length; i++) positions.push(position);
    position += character.length;
  }
  return { text, positions };
}

/** A site has few characters and folds them often. */
const known = new Map<string, string>();

function foldedCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const folded = (LOOK_ALIKES.get(character) ?? character)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  known.set(character, folded);
  return folded;
}

/** The folded text alone. */
export const folded = (original: string): string => foldedWithPositions(original).text;

/**
 * The overlapping pairs of characters of a folded text; of a single character, itself.
 * A text contains another exactly where the pairs of the one stand in a row among those of the other.
 */
export function pairs(foldedText: string): string[] {
  const characters = [...foldedText];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/**
 * A folded text in simplified characters.
 * @param traditional characters and what each becomes, in turns: `電电臺台`.
 */
export function simplified(foldedText: string, traditional: string): string {
  return [...foldedText]
    .map((character) => {
      const at = traditional.indexOf(character);
      return at >= 0 && at % 2 === 0 ? traditional.charAt(at + 1) : character;
    })
    .join('');
}
