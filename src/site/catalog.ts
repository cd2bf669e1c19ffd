import { checkedCatalog } from '../reading/check.ts';

/** The catalog that all pages of one build, or of one reload while writing, are made from. */
export const catalog = checkedCatalog(process.cwd());
