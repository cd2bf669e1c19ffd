import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { siteFiles } from '../files/list.ts';
import { watched } from '../keeping/reads.ts';
import { keptSite } from '../keeping/this-build.ts';
import { wholeCatalog } from '../site/content.ts';
import { site } from '../site/settings.ts';

/**
 * Writes the files that readers take away into the built site, one after the other: those of the last
 * site that would be made the same, and the others made.
 */
export function madeFiles(): AstroIntegration {
  return {
    name: 'made-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const folders = new Set<string>();
        const kept = keptSite();
        for (const { url, make } of siteFiles(wholeCatalog(), site.url, site.buildDate)) {
          const file = join(root, url);
          const folder = dirname(file);
          if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
          folders.add(folder);
          writeFileSync(file, kept.take(url, '') ?? (await made(url, make)));
        }
        async function made(url: string, make: () => string | Uint8Array): Promise<Uint8Array> {
          const one = await watched(() => Buffer.from(make()));
          kept.note(url, '', one);
          return one.made;
        }
      },
    },
  };
}
