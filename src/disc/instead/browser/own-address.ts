import type { ownAddress as OwnAddress } from '../../../browser/own-address.ts';

/** A file's address is of use on its machine alone: handed on is the published one, where there is one. */
export const ownAddress: typeof OwnAddress = (href) => {
  const published = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return published && new URL(href, published).href;
};
