/** The marks of a quotation by its depth, from within a quotation on: they take turns (GB/T 15834—2011, 4.8). */
const WITHIN = ['‘’', '“”'] as const;

/**
 * Words between quotation marks, in a sentence: `“‘易（e）用电’供电服务体系”`. Marks of their own
 * become those of a quotation within one; where words stand alone they keep the marks as printed.
 */
export function quoted(words: string): string {
  /** The closing marks, as printed, of what is open. */
  const open: string[] = [];
  const inner = [...words].map((sign) => {
    if (sign === '“' || sign === '‘') {
      open.push(sign === '“' ? '”' : '’');
      return marksAt(open.length)[0];
    }
    // A mark that closes nothing, such as an apostrophe, is none of a quotation.
    if (sign !== open[open.length - 1]) return sign;
    open.pop();
    return marksAt(open.length + 1)[1];
  });
  return `“${inner.join('')}”`;
}

const marksAt = (depth: number) => WITHIN[depth % 2 === 1 ? 0 : 1];
