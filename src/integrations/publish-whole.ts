import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Builds beside the published folder and swaps the two when the new one is whole:
 * a build that fails at any step leaves the last good one as it was.
 * Has to be the last integration, since its swap ends the build.
 */
export function publishWhole(): AstroIntegration {
  let published = '';
  let building = '';
  return {
    name: 'publish-whole',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        published = fileURLToPath(config.outDir);
        const next = new URL('./.build/next/', config.root);
        building = fileURLToPath(next);
        updateConfig({ outDir: next });
      },
      'astro:build:done': () => {
        const previous = building.replace(/next\/$/, 'previous/');
        rmSync(previous, { recursive: true, force: true });
        if (existsSync(published)) renameSync(published, previous);
        renameSync(building, published);
        rmSync(previous, { recursive: true, force: true });
      },
    },
  };
}
