import { packed, zipped } from '../src/office/zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (targets: Record<string, string>) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(
    targets,
  )
    .map(
      ([type, target], at) =>
        `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A file of Word from the XML of its body, and of other parts by their names: `numbering`, `styles`. */
export function docx(body: string, others: Record<string, string> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relationships({ officeDocument: 'word/document.xml' }),
    'word/_rels/document.xml.rels': relationships(
      Object.fromEntries(Object.keys(others).map((name) => [name, `${name}.xml`])),
    ),
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(
      Object.entries(others).map(([name, inner]) => [
        `word/${name}.xml`,
        `<w:${name} ${W}>${inner}</w:${name}>`,
      ]),
    ),
  };
  return zipped(Object.entries(parts).map(([path, text]) => packed(path, text)));
}

/** A paragraph, with its properties. */
export const p = (text: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
export const tc = (paragraphs: string[], more = '') =>
  `<w:tc><w:tcPr>${more}</w:tcPr>${paragraphs.map((one) => (one.startsWith('<') ? one : p(one))).join('')}</w:tc>`;
export const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
