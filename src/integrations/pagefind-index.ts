import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { noticeFile } from '../files/data.ts';
import { writeIndex } from '../search/build/write-index.ts';
import { recordsOf } from '../search/core/collection.ts';
import { wholeCatalog } from '../site/content.ts';

/** Writes the search index into the built site, from the same records as the data files. */
export function pagefindIndex(): AstroIntegration {
  return {
    name: 'pagefind-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { notices } = wholeCatalog();
        const records = recordsOf(notices.map(noticeFile));
        const bytes = await writeIndex(records, join(fileURLToPath(dir), 'pagefind'));
        logger.info(`${records.length} records, ${Math.round(bytes / 1024)} KB`);
      },
    },
  };
}
