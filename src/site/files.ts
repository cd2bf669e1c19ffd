import { type SiteFile, siteFiles } from '../files/list.ts';
import { catalog } from './catalog.ts';
import { site } from './settings.ts';

/** The files of one build, or of one reload while writing, for the pages that offer them. */
export const files: readonly SiteFile[] = siteFiles(catalog, site.url, site.buildDate);

const byPage = new Map<string, SiteFile[]>();
for (const file of files) {
  const own = byPage.get(file.page);
  if (own) own.push(file);
  else byPage.set(file.page, [file]);
}

/** The files of a page. */
export const filesOf = (page: string): readonly SiteFile[] => byPage.get(page) ?? [];
