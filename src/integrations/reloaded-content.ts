import { sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { forgetContent } from '../site/content.ts';

/**
 * While writing (`astro dev`), a file saved in `content/` reloads the page; where the content has
 * faults, the editor's report stands on it instead.
 */
export function reloadedContent(): AstroIntegration {
  return {
    name: 'reloaded-content',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const content = `${sep}content${sep}`;
        server.watcher.on('all', (_event, path) => {
          if (!path.includes(content)) return;
          forgetContent();
          // Pages are run in environments of their own, which keep what they have run till told.
          for (const { moduleGraph, hot } of Object.values(server.environments)) {
            moduleGraph.invalidateAll();
            hot.send({ type: 'full-reload' });
          }
        });
      },
    },
  };
}
