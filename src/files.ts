import { catalog } from './catalog.ts';
import { exportFiles } from './export/files.ts';
import { site } from './site.ts';

/** The files of one build, or of one reload while writing, for the pages that offer them. */
export const files = exportFiles(catalog, site.url);
