/** How wide a text is, in full-width characters. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1), 0);

/**
 * A title's lines: as few as can be, about as long as each other, broken between its pieces alone.
 * @param most how many full-width characters a line holds.
 */
export function titleLines(pieces: readonly string[], most: number): string[] {
  const fewest = filled(pieces, most);
  for (let length = widthOf(pieces.join('')) / fewest.length; length < most; length += 0.5) {
    const lines = filled(pieces, length);
    if (lines.length <= fewest.length) return lines;
  }
  return fewest;
}

/** Lines that take what they hold, and the rest the next. */
function filled(pieces: readonly string[], most: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(last + piece) <= most) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}
