/** A page that comes in pieces, as over a slow line, is read from the first one on, and nothing that is read moves. */
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { typeOf } from '../../src/releasing/types.ts';
import { DIST, pageHtml, pageOfEachKind } from '../site.ts';

/** Bytes that a packet of the internet holds; a small page comes in as many smaller ones as show some of it early. */
const PACKET = 1400;
const PACKETS = 8;
/** Milliseconds between two of them: some of a window's frames. */
const PAUSE = 40;
/** Milliseconds for which the last one is held back at most, for a machine that is slow to paint what came before it. */
const HELD = 30_000;
/** What a cut in the midst of a sentence may move: a sign that mustn't begin a line takes another down. */
const LITTLE = 0.001;

/** Serves the built site, its pages a packet at a time, the last one once the others are painted. */
async function inPackets(paints: EventEmitter): Promise<{ server: Server; address: string }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    if (!pathname.endsWith('/')) {
      response.setHeader('content-type', typeOf(pathname).type);
      response.end(readFileSync(join(DIST, pathname)));
      return;
    }
    response.writeHead(200, { 'content-type': typeOf('a.html').type, 'content-encoding': 'br' });
    const bytes = brotliCompressSync(pageHtml(pathname));
    const first = once(paints, pathname);
    const packet = Math.min(PACKET, Math.ceil(bytes.length / PACKETS));
    for (let from = 0; from < bytes.length; from += packet) {
      if (from + packet >= bytes.length) await Promise.race([first, setTimeout(HELD)]);
      response.write(bytes.subarray(from, from + packet));
      await setTimeout(PAUSE);
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { server, address: `http://localhost:${port}` };
}

for (const viewport of [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
]) {
  test.describe(`in a window of ${viewport.width} px`, () => {
    test.use({ viewport });

    test('nothing moves on a page of any kind', async ({ page }) => {
      const paints = new EventEmitter();
      const { server, address } = await inPackets(paints);
      await page.exposeFunction('painted', (path: string) => paints.emit(path));
      await page.addInitScript(() => {
        const seen = { moved: 0, painted: 0 };
        Object.assign(window, { seen });
        const each = (type: string, note: (entry: PerformanceEntry) => void) =>
          new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
            type,
            buffered: true,
          });
        each('layout-shift', (entry) => {
          seen.moved += (entry as PerformanceEntry & { value: number }).value;
        });
        each('paint', ({ startTime }) => {
          seen.painted ||= startTime;
          (window as unknown as { painted(path: string): void }).painted(location.pathname);
        });
      });
      const moved = new Map<string, number>();
      const early: string[] = [];
      const paths = pageOfEachKind();
      for (const path of paths) {
        await page.goto(address + path, { waitUntil: 'networkidle' });
        const seen = await page.evaluate(() => ({
          ...(window as unknown as { seen: { moved: number; painted: number } }).seen,
          whole: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming)
            .responseEnd,
        }));
        if (seen.moved > LITTLE) moved.set(path, seen.moved);
        if (seen.painted < seen.whole) early.push(path);
      }
      expect([...moved]).toEqual([]);
      // Else nothing could have moved.
      expect(early).toEqual(paths);
      server.close();
    });
  });
}
