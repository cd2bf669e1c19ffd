import type { Blockquote, Paragraph, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Passage } from '../policy/model.ts';
import type { BodyFault } from './body-fault.ts';
import { CONTACT_MEND, CONTACT_PROBLEM, contactIn } from './contacts.ts';

/** Official text has no line breaks of its own: those of the file are folded away. */
export const unwrapped = (text: string) =>
  text
    .split('\n')
    .map((line, index, { length }) => {
      const start = index > 0 ? line.trimStart() : line;
      return index < length - 1 ? start.trimEnd() : start;
    })
    .join('');

export const lineOf = (node: RootContent) => node.position?.start.line ?? 1;

export const passage = (node: Paragraph | Blockquote): Passage => ({
  text: unwrapped(plainText(node)),
  line: lineOf(node),
});

/** A contact where none may stand. */
export function contactFault({ text, line }: Passage): BodyFault[] {
  const contact = contactIn(text);
  return contact ? [{ line, problem: CONTACT_PROBLEM(contact.words), mend: CONTACT_MEND }] : [];
}
