import type { Catalog } from '../policy/model.ts';
import { wholeCatalog } from './content.ts';

/** The catalog that all pages of one build, or of one reload while writing, are made from. */
export const catalog: Catalog = wholeCatalog();
