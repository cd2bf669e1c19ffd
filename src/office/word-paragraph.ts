import { escapeXml } from './ooxml.ts';

/** The lines of a text, each a paragraph in a named style. */
export const paragraphs = (style: string, text: string) =>
  text
    .split('\n')
    .map((line) => paragraph(style, line))
    .join('');

/** A paragraph in a named style; a line break in its text breaks the line. */
export const paragraph = (style: string, text: string, properties = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${text === '' ? '' : run(text)}</w:p>`;

/** Text, with the hint that quotation marks and dashes are Chinese: Word has them in Latin fonts too. */
export const run = (text: string) =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>${text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
    .join('<w:br/>')}</w:r>`;
