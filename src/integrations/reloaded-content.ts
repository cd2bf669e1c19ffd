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
          server.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
      },
    },
  };
}
