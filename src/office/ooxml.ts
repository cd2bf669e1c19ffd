import { packed, zipped } from './zip.ts';

/** What stands at the head of every part. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const OFFICE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** The text as the content of an element or of an attribute in double quotes. */
export const escapeXml = (text: string) =>
  UNTOUCHED.test(text)
    ? text
    : text
        .replace(/\r\n?/g, '\n')
        .replace(NO_XML_CHARACTER, '')
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;');

/** What is written as it is: nearly every text. */
const UNTOUCHED = /^[\t\n !#-%'-;=?-\ud7ff\ue000-\ufffd]*$/;
/** What XML 1.0 doesn't let stand in a document (its production 2, “Char”). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const NO_XML_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

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

/** What all files of a kind have in common. */
interface OfficeFormat {
  /** Path of the part that holds the document, from the root of the package. */
  main: string;
  /** The content type of every part but the `.rels` parts, by path. */
  contentTypes: Record<string, string>;
  /** The parts that are the same in each. */
  parts: Record<string, string>;
}

/**
 * What makes Office files of a kind: of a title and the parts of its own, the same bytes each time,
 * on any day and in any time zone.
 */
export function officeFormat(format: OfficeFormat) {
  const shared = packedParts({
    '[Content_Types].xml': contentTypes({
      ...format.contentTypes,
      'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
    '_rels/.rels': relationships([
      { target: format.main, relationship: 'officeDocument' },
      { target: 'docProps/core.xml', relationship: 'core-properties' },
    ]),
    ...format.parts,
  });
  return (title: string, parts: Record<string, string>): Uint8Array =>
    zipped([...shared, ...packedParts({ 'docProps/core.xml': coreProperties(title), ...parts })]);
}

const packedParts = (parts: Record<string, string>) =>
  Object.entries(parts).map(([path, xml]) => packed(path, xml));

const contentTypes = (types: Record<string, string>) =>
  `${XML_DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
    types,
  )
    .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('')}</Types>`;

/** Names the title and the language. A date is left out: it would differ from build to build. */
const coreProperties = (title: string) =>
  `${XML_DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`;
