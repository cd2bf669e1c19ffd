import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Keeps `astro build` out of the published folder, which it would empty first and fill page by page:
 * only `npm run build` publishes, and only a site that is whole. Any other `--outDir` is free.
 */
export function publishedFolder(): AstroIntegration {
  return {
    name: 'published-folder',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command !== 'build') return;
        const root = fileURLToPath(config.root);
        if (resolve(fileURLToPath(config.outDir)) !== resolve(root, 'dist')) return;
        console.error(
          'astro build 会把网站直接写进 dist/，中途失败就只剩半个：请用 npm run build。',
        );
        // A thrown error would bury the sentence under a stack trace.
        process.exit(1);
      },
    },
  };
}
