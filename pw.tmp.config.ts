import base from './playwright.config.ts';
export default {
  ...base,
  testDir: '/work/wt/m/tests/browser',
  timeout: 60000,
  expect: { timeout: 8000 },
  webServer: {
    command: 'npx node scripts/serve.ts dist',
    cwd: '/work/wt/m',
    env: { PORT: '4510', BASE: '/' },
    url: 'http://localhost:4510/',
    reuseExistingServer: true,
  },
  projects: [
    {
      name: 'root',
      testDir: '/work/wt/m/tests/browser',
      use: { baseURL: 'http://localhost:4510/' },
    },
  ],
};
