import type { AstroIntegration } from 'astro';
import { OLDEST_KERNEL } from '../delivery/oldest-kernel.ts';

/**
 * Writes scripts and styles for the kernels that offices run. A build target lowers syntax alone:
 * which APIs may be used is for the code to know, and for the tests.
 */
export function oldKernels(): AstroIntegration {
  return {
    name: 'old-kernels',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { build: { cssTarget: OLDEST_KERNEL } } });
      },
      'astro:build:setup': ({ vite }) => {
        // Astro sets the target of scripts itself, over `vite.build.target`.
        const client = vite.environments?.client?.build;
        if (!client) throw new Error('Astro no longer builds scripts in an environment "client".');
        client.target = OLDEST_KERNEL;
      },
    },
  };
}
