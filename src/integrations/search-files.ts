import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { putIndex } from '../search/build/write-index.ts';
import { searchFiles } from '../site/search.ts';

/** Writes the files of pairs and of titles into the built site: a route costs more than they do. */
export function writtenSearchFiles(): AstroIntegration {
  return {
    name: 'search-files',
    hooks: {
      'astro:build:done': ({ dir }) => {
        putIndex([...searchFiles()], fileURLToPath(dir));
      },
    },
  };
}
