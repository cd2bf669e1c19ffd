import { exportFiles } from '../files/list.ts';
import { catalog } from './catalog.ts';
import { site } from './settings.ts';

/** The files of one build, or of one reload while writing, for the pages that offer them. */
export const files = exportFiles(catalog, site.url);
