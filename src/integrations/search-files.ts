import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { keptSite } from '../keeping/this-build.ts';
import { searchDigest, searchFiles, startWith } from '../site/search.ts';

/** What the record of the last site calls them. */
const NAME = 'search';

/** Puts the files of pairs, titles and words into the built site: a route costs more than they do. */
export function writtenSearchFiles(): AstroIntegration {
  let digest = '';
  return {
    name: 'search-files',
    hooks: {
      'astro:build:start': () => {
        digest = searchDigest();
        const paths = keptSite().intact(NAME, digest);
        if (paths) startWith(paths);
      },
      'astro:build:done': ({ dir }) =>
        keptSite().putTogether(fileURLToPath(dir), NAME, digest, searchFiles),
    },
  };
}
