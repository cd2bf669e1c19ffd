import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** What a page leads to, and the places on it. */
export interface PageLinks {
  /** As they are written. */
  links: string[];
  ids: ReadonlySet<string>;
  /** The address that it says is its own; nothing where it says none. */
  own: string | undefined;
  /** The policies in its head. */
  policies: string[];
}

/**
 * Attributes with an address; the elements' own data files too, such as `data-lexicon-src`, but
 * neither a folder's nor a blank's.
 */
const LEADING = /^(href|src|action|cite|poster|data-(?!index-|blank-)[a-z]+-src)$/;

/** Reads a built page as a browser does, what is for browsers without scripts and templates too. */
export function pageLinks(html: string): PageLinks {
  const links: string[] = [];
  const ids = new Set<string>();
  const policies: string[] = [];
  let own: string | undefined;
  const visit = (node: Tree.Node) => {
    if ('attrs' in node) {
      const value = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
      for (const attribute of node.attrs) {
        if (attribute.name === 'id') ids.add(attribute.value);
        if (LEADING.test(attribute.name)) links.push(attribute.value);
      }
      const content = node.tagName === 'meta' ? value('content') : '';
      const [, refresh] = /url=(.*)/.exec(content) ?? [];
      if (refresh && value('http-equiv') === 'refresh') links.push(refresh);
      if (node.tagName === 'link' && value('rel') === 'canonical') own = value('href');
      if (value('http-equiv') === 'content-security-policy') policies.push(content);
    }
    if ('content' in node) visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false }));
  return { links, ids, own, policies };
}
