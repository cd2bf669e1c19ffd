import { defaultTreeAdapter, parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { withoutNetwork } from '../delivery/content-security-policy.ts';
import { pageFile } from './page-file.ts';

/** The script of every page, from the site's root. */
export const SCRIPT = 'site.js';

/** The modules of the built site, whose place the one script takes. */
export const MODULES = '_astro/';

/** Attributes that lead to a page. */
const LEADING = new Set(['href', 'action', 'cite']);

/**
 * A built page as it opens from a disc, by double click: links to folders name their page's file,
 * the modules are one classic script, the search asks the engine that needs no server, and the policy
 * allows no connection. Nothing else is changed.
 * @throws {Error} where a page has what would not work from a disc and is not known here.
 */
export function discPage(html: string): string {
  // Else the parser, as a browser that runs scripts does, takes what is in <noscript> for text.
  const page = parse(html, { scriptingEnabled: false });
  change(page);
  return serialize(page, { scriptingEnabled: false });
}

function change(node: Tree.Node): void {
  if ('tagName' in node) changeElement(node);
  if ('content' in node) change(node.content);
  if ('childNodes' in node) for (const child of [...node.childNodes]) change(child);
}

function changeElement(element: Tree.Element): void {
  const { tagName, attrs } = element;
  for (const attribute of attrs) {
    if (LEADING.has(attribute.name)) attribute.value = onDisc(attribute.value);
  }
  const value = (name: string) => attrs.find((one) => one.name === name)?.value;
  // What is fetched ahead: from a disc nothing is fetched.
  if (tagName === 'link' && value('rel') === 'preload') defaultTreeAdapter.detachNode(element);
  if (tagName === 'meta') changeMeta(element, value('http-equiv'));
  if (tagName === 'script' && value('type') === 'module') {
    element.attrs = classic(value('src') ?? '');
  }
  if (tagName === 'search-results') set(element, 'data-first', () => 'scan');
}

/** The policy, and the refresh of a page that leads on. */
function changeMeta(element: Tree.Element, name: string | undefined): void {
  if (name === 'content-security-policy') set(element, 'content', withoutNetwork);
  if (name === 'refresh') {
    set(element, 'content', (content) => content.replace(/(?<=url=).*/, onDisc));
  }
}

/** A module waits until the page is read; a classic script has to be told to. */
function classic(src: string): Tree.Element['attrs'] {
  const at = src.indexOf(MODULES);
  if (at < 0) throw new Error(`unknown module ${src}`);
  return [
    { name: 'defer', value: '' },
    { name: 'src', value: src.slice(0, at) + SCRIPT },
  ];
}

/** An address as seen from a page of a disc; one that leads elsewhere is left as it is. */
function onDisc(address: string): string {
  if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(address)) return address;
  if (address.startsWith('/')) throw new Error(`${address} leads out of the disc`);
  return pageFile(address);
}

function set({ attrs, tagName }: Tree.Element, name: string, as: (value: string) => string): void {
  const attribute = attrs.find((one) => one.name === name);
  if (!attribute) throw new Error(`<${tagName}> lacks ${name}`);
  attribute.value = as(attribute.value);
}
