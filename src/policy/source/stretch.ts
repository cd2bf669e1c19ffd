import { subject, WHOLE_CATALOG } from '../fault.ts';
import type { Notice, Passage, Reform } from '../model.ts';
import { fold } from './fold.ts';

/** A stretch of the content that must stand next in the source. */
export interface Stretch {
  /** The text, in each of the ways a source may write it. */
  forms: string[];
  /** Names that may be parted by any of several marks, one mark or another between each two. */
  parts?: { words: readonly string[]; marks: readonly string[] } | undefined;
  /** The list of titles: its forms are its items, all of which must stand there, in whatever order. */
  items?: readonly Reform[] | undefined;
  /** What it is, in Chinese, for the message. */
  what: string;
  file: string;
  line?: number | undefined;
  field?: string | undefined;
  /** Whether it stands amid the rows: what is before it may be the row of a reform that can't be used. */
  amidRows?: boolean;
  /** What else an editor may have to mend where it differs, and where the source has more after it. */
  hints?: { differs?: string; more?: string } | undefined;
  /** What else may be the cause, where it differs. */
  restsOn?: string[] | undefined;
  /** What can't be relied on where it differs from the source. */
  spoils?: string[] | undefined;
  /** The reform whose row would come next, where this ends the last one's, and what that begins with. */
  following?: { number: number; file: string; starts: string[] } | undefined;
  /** What is missing from the content where the source has more after it. */
  missing?: string[] | undefined;
}

/** A paragraph of a notice. Where it differs, its clause may be another one, and its address too. */
export const paragraphStretch = ({ text, line }: Passage, { origin }: Notice): Stretch => ({
  forms: [text],
  what: '这一段',
  file: origin.file,
  line: line + origin.line,
  spoils: [subject(origin.file, 'text'), WHOLE_CATALOG],
});

/** How much of a folded source a stretch takes up from a place on; none where it doesn't stand there. */
export function lengthAt(
  source: string,
  at: number,
  { forms, parts }: Stretch,
): number | undefined {
  for (const form of forms.map(fold)) if (source.startsWith(form, at)) return form.length;
  if (!parts) return undefined;
  let end = at;
  for (const [index, word] of parts.words.map(fold).entries()) {
    const marks = index === 0 ? [''] : parts.marks.map(fold);
    const mark = marks.find((one) => source.startsWith(one + word, end));
    if (mark === undefined) return undefined;
    end += mark.length + word.length;
  }
  return end - at;
}
