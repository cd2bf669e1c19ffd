import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of a page as browsers read it. */
export interface PageElement {
  tag: string;
  /** The value of an attribute, read. */
  value(name: string): string | undefined;
  /** Whether it stands in a `<template>`, which shows nothing before a script takes from it. */
  inTemplate: boolean;
  node: Tree.Element;
}

/** All elements of a page in their order, those of templates too; what needs no script stands as such. */
export function elementsOf(html: string): PageElement[] {
  const found: PageElement[] = [];
  const visit = (node: Tree.Node, inTemplate: boolean) => {
    if ('attrs' in node) {
      const value = (name: string) => node.attrs.find((one) => one.name === name)?.value;
      found.push({ tag: node.tagName, value, inTemplate, node });
    }
    if ('content' in node) visit(node.content, true);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child, inTemplate);
  };
  visit(parse(html, { scriptingEnabled: false }), false);
  return found;
}

/** The text of an element and of all in it, without what isn't shown as text. */
export function textOf(node: Tree.Node): string {
  if ('value' in node) return node.value;
  if ('tagName' in node && /^(script|style|template|title)$/.test(node.tagName)) return '';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
