import { defineConfig } from '@playwright/test';
import { findChromium, HEADLESS_FLAGS } from './tests/chromium.ts';

const chromium = findChromium();

/**
 * One build, served at a root and below a folder: the same tests have to pass on both, but for those
 * tagged `@once`, whose subject (an answer, a sheet of paper) the address can't change.
 */
const places = { root: { port: 4391, base: '/' }, folder: { port: 4392, base: '/a/b/' } };

export default defineConfig({
  testDir: 'tests/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  use: {
    launchOptions: {
      args: HEADLESS_FLAGS,
      ...(chromium ? { executablePath: chromium } : {}),
    },
  },
  projects: Object.entries(places).map(([name, { port, base }]) => ({
    name,
    ...(name === 'root' ? {} : { grepInvert: /@once/ }),
    use: { baseURL: `http://localhost:${port}${base}` },
  })),
  webServer: Object.values(places).map(({ port, base }) => ({
    command: 'node scripts/serve.ts',
    env: { PORT: String(port), BASE: base },
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  })),
});
