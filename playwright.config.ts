import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium, HEADLESS_FLAGS } from './tests/chromium.ts';
import { SEVERAL } from './tests/site.ts';

const chromium = findChromium();

/**
 * What is served where, and which tests look at it. Both sites are built by `npm test`; the tests of
 * what depends on a page's address, tagged `@folder`, have to pass below a folder too.
 */
const places = {
  root: { port: 4391, base: '/', site: 'dist', tests: 'tests/browser' },
  folder: { port: 4392, base: '/a/b/', site: 'dist', tests: 'tests/browser', grep: /@folder/ },
  several: { port: 4393, base: '/', site: join(SEVERAL, 'dist'), tests: 'tests/several' },
};

export default defineConfig({
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // Other tests run beside these, and may take the machine for a while.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    launchOptions: {
      args: HEADLESS_FLAGS,
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  projects: Object.entries(places).map(([name, { port, base, tests, ...rest }]) => ({
    name,
    testDir: tests,
    ...('grep' in rest ? { grep: rest.grep } : {}),
    use: { baseURL: `http://localhost:${port}${base}` },
  })),
  webServer: Object.values(places).map(({ port, base, site }) => ({
    command: `node scripts/serve.ts ${site}`,
    env: { PORT: String(port), BASE: base },
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  })),
});
