import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteFiles } from '../files/list.ts';
import { keptSite } from '../keeping/this-build.ts';
import { wholeCatalog } from '../site/content.ts';
import { watched } from '../site/reads.ts';
import { site } from '../site/settings.ts';

/** Puts the files that readers take away into the built site, one after the other. */
export function madeFiles(): AstroIntegration {
  return {
    name: 'made-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const { url, make } of siteFiles(wholeCatalog(), site.url, site.buildDate)) {
          await keptSite().put(root, url, '', () => watched(() => Buffer.from(make())));
        }
      },
    },
  };
}
