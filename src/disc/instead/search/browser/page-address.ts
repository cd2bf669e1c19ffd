import type { pageAddress as PageAddress } from '../../../../search/browser/page-address.ts';
import { pageFile } from '../../../page-file.ts';

/** On a disc a page is a file. The address of a published page, for who is told of it, is as ever. */
export const pageAddress: typeof PageAddress = (root, path) =>
  root.startsWith('file:') ? pageFile(root + path.slice(1)) : root + path.slice(1);
