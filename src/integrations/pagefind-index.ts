import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { keptSite } from '../keeping/this-build.ts';
import { permalink } from '../policy/address/spell.ts';
import { type IndexFile, makeIndex } from '../search/build/write-index.ts';
import { searchDigest, searchRecords } from '../site/search.ts';

/** What the record of the last site calls the index. */
const NAME = 'pagefind';

/**
 * Puts the search index into the built site, from the same records as the data files. It takes
 * nothing but the content, so that it is made beside the pages, on a core of its own.
 */
export function pagefindIndex(): AstroIntegration {
  let digest = '';
  let making: Promise<IndexFile[]> | undefined;
  return {
    name: 'pagefind-index',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build') return;
        digest = searchDigest();
        if (keptSite().intact(NAME, digest)) return;
        making = makeIndex(searchRecords());
        // What goes wrong is told where the index is waited for, not as a promise that nobody heard.
        making.catch(() => {});
      },
      'astro:build:done': ({ dir }) =>
        keptSite().putTogether(fileURLToPath(dir), NAME, digest, async () => {
          const files = await (making ?? makeIndex(searchRecords()));
          const folder = permalink.searchIndex.slice(1);
          return files.map(({ path, content }) => ({ path: folder + path, content }));
        }),
    },
  };
}
