import { contactIn } from '../../reading/contacts.ts';

/** A paragraph as MDX has it, so that it is read as the text that it is. */
export const paragraphText = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    // An address would be read as a link, with the words behind it.
    .replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/(?<![\w.])www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/**
 * A paragraph of a notice, with its contacts kept apart: the brackets around them, else all from
 * the first of them on.
 */
export function withContact(text: string): string {
  const contact = contactIn(text);
  if (!contact) return paragraphText(text);
  const [from, end] = around(text, contact.at);
  return `${paragraphText(text.slice(0, from))}<Contact>${paragraphText(text.slice(from, end))}</Contact>${paragraphText(text.slice(end))}`;
}

function around(text: string, at: number): [from: number, end: number] {
  for (const { 0: words, index } of text.matchAll(/[（(][^（()）]*[）)]/g)) {
    if (index <= at && at < index + words.length) return [index, index + words.length];
  }
  const word = text.search(/联系人|联系电话|电话|传真|邮箱/);
  return [word >= 0 ? Math.min(word, at) : at, text.length];
}
