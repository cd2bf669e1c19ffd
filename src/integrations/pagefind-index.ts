import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { noticeFile } from '../files/data.ts';
import { type IndexFile, makeIndex, putIndex } from '../search/build/write-index.ts';
import { recordsOf } from '../search/core/collection.ts';
import { wholeCatalog } from '../site/content.ts';

/**
 * Writes the search index into the built site, from the same records as the data files. It takes
 * nothing but the content, so that it is made beside the pages, on a core of its own.
 */
export function pagefindIndex(): AstroIntegration {
  let making: Promise<IndexFile[]> | undefined;
  return {
    name: 'pagefind-index',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build') return;
        making = makeIndex(recordsOf(wholeCatalog().notices.map(noticeFile)));
        // What goes wrong is told where the index is waited for, not as a promise that nobody heard.
        making.catch(() => {});
      },
      'astro:build:done': async ({ dir, logger }) => {
        const files = (await making) ?? [];
        const bytes = putIndex(files, join(fileURLToPath(dir), 'pagefind'));
        logger.info(`${files.length} files, ${Math.round(bytes / 1024)} KB`);
      },
    },
  };
}
