/**
 * Builds the site and publishes it in `dist/`: `npm run build`. `--config FILE` takes another
 * configuration of Astro than `astro.config.mjs`, as the measurements of builds do.
 * Ends with status 0 once the new site stands in `dist/`; with 1 where anything is wrong, and with
 * 128 and the signal's number where it was interrupted: then `dist/` is what it was.
 */
import './installed.mjs';
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// As Astro's own command does: Astro loads in half the time.
enableCompileCache();
// A build asks nobody on the network.
process.env.ASTRO_TELEMETRY_DISABLED = '1';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { buildSite } = await import('../src/publishing/build.ts');
await buildSite(values.config);
// What Astro leaves open would keep the process waiting.
process.exit(0);
