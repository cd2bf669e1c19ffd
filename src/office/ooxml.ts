import { strToU8, zipSync } from 'fflate';

/** What stands at the head of every part. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const OFFICE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The text as the content of an element or of an attribute in double quotes. */
export const escapeXml = (text: string) =>
  [...text.replace(/\r\n?/g, '\n')]
    .filter(isXmlCharacter)
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** Whether XML 1.0 lets the character stand in a document (its production 2, “Char”). */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return character === '\t' || character === '\n';
  const loneSurrogate = code >= 0xd800 && code <= 0xdfff;
  return !loneSurrogate && code !== 0xfffe && code !== 0xffff;
}

/** A part that others refer to. */
export interface Part {
  /** Where it is, from the folder of the part that refers to it. */
  target: string;
  /** The last word of its relationship's type, such as `styles`. */
  relationship: string;
}

/** A `.rels` part: the n-th of the parts gets the id `rId<n>`, counted from 1. */
export const relationships = (parts: Part[]) =>
  `${XML_DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${parts
    .map(({ target, relationship }, index) => {
      const family =
        relationship === 'core-properties'
          ? `${PACKAGE}/relationships/metadata`
          : OFFICE_RELATIONSHIPS;
      return `<Relationship Id="rId${index + 1}" Type="${family}/${relationship}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

/**
 * An Office file: the given parts, with those that Word and Excel files have in common.
 * The same content gives the same bytes, on any day and in any time zone.
 */
export function officeFile(file: {
  title: string;
  /** Path of the part that holds the document, from the root of the package. */
  main: string;
  /** The content type of every part but the `.rels` parts, by path. */
  contentTypes: Record<string, string>;
  parts: Record<string, string>;
}): Uint8Array {
  return zipped({
    '[Content_Types].xml': contentTypes({
      ...file.contentTypes,
      'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
    '_rels/.rels': relationships([
      { target: file.main, relationship: 'officeDocument' },
      { target: 'docProps/core.xml', relationship: 'core-properties' },
    ]),
    'docProps/core.xml': coreProperties(file.title),
    ...file.parts,
  });
}

const contentTypes = (types: Record<string, string>) =>
  `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
    types,
  )
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('')}</Types>`;

/** Names the title and the language. A date is left out: it would differ from build to build. */
const coreProperties = (title: string) =>
  `${XML_DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`;

/** Parts by path, as a zip archive whose bytes depend on them alone. */
export function zipped(parts: Record<string, string>): Uint8Array {
  // The earliest date a zip can hold. It is made in local time because fflate reads it so.
  const mtime = new Date(1980, 0, 1);
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)] as const);
  return zipSync(Object.fromEntries(files), { mtime, level: 9 });
}
