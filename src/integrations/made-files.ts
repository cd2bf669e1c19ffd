import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteFiles } from '../files/list.ts';
import { wholeCatalog } from '../site/content.ts';
import { site } from '../site/settings.ts';

/** Writes the files that readers take away into the built site, one after the other. */
export function madeFiles(): AstroIntegration {
  return {
    name: 'made-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const folders = new Set<string>();
        for (const { url, make } of siteFiles(wholeCatalog(), site.url, site.buildDate)) {
          const file = join(root, url);
          const folder = dirname(file);
          if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
          folders.add(folder);
          writeFileSync(file, make());
        }
      },
    },
  };
}
