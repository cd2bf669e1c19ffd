import { DOMParser } from '@xmldom/xmldom';

/** A part of an Office document as XML; none where it isn't there. `broken` is told of, and ends it. */
export function xmlPart(
  parts: ReadonlyMap<string, Uint8Array>,
  name: string,
  broken: () => never,
): Document | undefined {
  const bytes = parts.get(name);
  if (!bytes) return undefined;
  const parser = new DOMParser({ errorHandler: { error: broken, fatalError: broken } });
  const document = parser.parseFromString(new TextDecoder().decode(bytes), 'text/xml');
  return document?.documentElement ? document : broken();
}

/** The elements of a name below another, whatever prefix the file writes. */
export const all = (node: Element | Document, name: string): Element[] =>
  Array.from(node.getElementsByTagNameNS('*', name));

/** The child of a name; none where there is none. */
export const child = (node: Element | undefined, name: string): Element | undefined =>
  Array.from(node?.childNodes ?? []).find(
    (one): one is Element => (one as Element).localName === name,
  );

/** An attribute by its name without a prefix. */
export const attribute = (node: Element | undefined, name: string): string | undefined =>
  Array.from(node?.attributes ?? []).find((one) => (one.localName ?? one.name) === name)?.value;
