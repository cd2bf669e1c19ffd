import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';

/** Keeps what goes wrong in a page, since not every driver tells it. */
const LISTENER = `var uncaught = [];
addEventListener('error', function (event) { uncaught.push(event.message || 'error'); });
addEventListener('unhandledrejection', function (event) { uncaught.push(String(event.reason)); });`;

/** Serves a built site, with a script before all others on every page that hears of what goes wrong. */
export async function served(dist: string): Promise<{ address: string; close: () => void }> {
  const files = sirv(dist, { dev: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/uncaught.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(LISTENER);
      return;
    }
    const page = join(dist, decodeURI(pathname), pathname.endsWith('/') ? 'index.html' : '');
    if (page.endsWith('.html') && existsSync(page)) {
      const html = readFileSync(page, 'utf8');
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(html.replace('<head>', '<head><script src="/uncaught.js"></script>'));
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
