import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium, HEADLESS_FLAGS } from './tests/chromium.ts';
import { SEVERAL } from './tests/site.ts';

const chromium = findChromium();

interface Place {
  port: number;
  /** The folder that the site is seen in. */
  base: string;
  /** What serves it there, beside what every server is told. */
  command: string;
  env?: Record<string, string>;
  tests: string;
  grep?: RegExp;
}

const SERVED = 'node scripts/serve.ts dist';
const root: Place = { port: 4391, base: '/', command: SERVED, tests: 'tests/browser' };

/**
 * What is served where, and which tests look at it. Both sites are built by `npm test`; the tests of
 * what depends on a page's address, tagged `@folder`, have to pass below a folder too. The few that go
 * to all kinds of pages, tagged `@anywhere`, have to pass wherever else the same files may be: in
 * folders within folders, and behind a proxy, whose folder the server knows nothing of.
 */
const places: Record<string, Place> = {
  root,
  folder: { ...root, port: 4392, base: '/zmq/', grep: /@folder|@anywhere/ },
  deep: { ...root, port: 4399, base: '/a/b/c/', grep: /@anywhere/ },
  proxied: {
    ...root,
    port: 4400,
    base: '/gate/zmq/',
    command: 'node tests/proxy.ts',
    env: { TO: String(root.port) },
    grep: /@anywhere/,
  },
  several: {
    port: 4393,
    base: '/',
    command: `node scripts/serve.ts ${join(SEVERAL, 'dist')}`,
    tests: 'tests/several',
  },
};

export default defineConfig({
  testMatch: '**/*.spec.ts',
  workers: 2,
  fullyParallel: true,
  // Other tests run beside these, and may take the machine for a while: what hangs is told late, not wrongly.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  // What is written down doesn't hang on the machine.
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  forbidOnly: Boolean(process.env.CI),
  use: {
    launchOptions: {
      args: HEADLESS_FLAGS,
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  projects: Object.entries(places).map(([name, { port, base, tests, grep }]) => ({
    name,
    testDir: tests,
    ...(grep ? { grep } : {}),
    use: { baseURL: `http://localhost:${port}${base}` },
  })),
  webServer: Object.values(places).map(({ port, base, command, env }) => ({
    command,
    env: { PORT: String(port), BASE: base, ...env },
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  })),
});
