/**
 * Takes the pictures in docs/screenshots/ of the built site: `npm run build && npm run screenshots`.
 * With a folder as argument they go there instead.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium, HEADLESS_FLAGS } from '../tests/chromium.ts';

const folder = process.argv[2] ?? 'docs/screenshots';
const port = process.env.PORT ?? '4390';
const PAGES = {
  home: '',
  'reform-16': 'fj7/16/',
  'reform-6': 'fj7/6/',
  unit: 'units/swt/',
  zone: 'zones/xiamen/',
  notice: 'fj7/',
  data: 'data/',
  search: `search/?${new URLSearchParams({ q: '单一窗口' })}`,
};
const WIDTHS = [360, 1280];
/** A longer page is cut here: its pictures would weigh more than they show. */
const LONGEST = 2400;

mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath, ['scripts/serve.ts'], {
  env: { ...process.env, PORT: port },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({ executablePath: ensureChromium(), args: HEADLESS_FLAGS });
try {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: width < 600 ? 760 : 900 } });
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(`http://localhost:${port}/${path}`);
      await page.locator('search-results[data-state="loading"]').waitFor({ state: 'detached' });
      const length = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.screenshot({
        path: join(folder, `${name}-${width}.png`),
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(length, LONGEST) },
      });
    }
    await page.close();
  }
} finally {
  await browser.close();
  server.kill();
}
