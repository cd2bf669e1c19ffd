/**
 * Serves the built site, as `npm start` does after a build: `npx node scripts/serve.ts [folder]`.
 * PORT (4321) and BASE (`/`; for example `/a/b/`) say where.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { FORMATS, type Format } from '../src/files/formats.ts';

const folder = process.argv[2] ?? 'dist';
const port = Number(process.env.PORT ?? 4321);
/** The folder that the site is in, without the slash at its end. */
const root = pathOf(`/${process.env.BASE ?? ''}/`.replace(/\/{2,}/g, '/')).slice(0, -1);

if (!existsSync(join(folder, 'index.html'))) {
  fail(`${folder}/ 里没有生成好的网站：请先运行 npm run build。`);
}
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  fail(`PORT 要写 1 到 65535 的数字，现在是“${process.env.PORT}”。`);
}

const files = sirv(folder, {
  dev: true,
  etag: true,
  brotli: true,
  setHeaders: (response, path) => {
    const { type } = FORMATS[path.slice(path.lastIndexOf('.') + 1) as Format] ?? {};
    if (type) response.setHeader('content-type', type);
  },
});
const server = createServer((request, response) => {
  const missing = () => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(readFileSync(join(folder, '404.html')));
  };
  const path = pathBelow(request.url ?? '/');
  if (path === undefined) {
    missing();
    return;
  }
  const query = /\?.*/s.exec(request.url ?? '')?.[0] ?? '';
  // As any web server does: a folder has a slash at its end, or the links in it would lead astray.
  if (!path.endsWith('/') && existsSync(join(folder, path, 'index.html'))) {
    response.writeHead(301, { location: `${root}${path}/${query}` });
    response.end();
    return;
  }
  request.url = path + query;
  files(request, response, missing);
});

/** What an address asks for, seen from the site's root; nothing where it isn't below that. */
function pathBelow(url: string): string | undefined {
  const path = pathOf(url);
  const isBelow = path === root || path.startsWith(`${root}/`);
  return isBelow ? path.slice(root.length) : undefined;
}

/** The path of an address, escaped as browsers do it. */
function pathOf(url: string): string {
  // A browser asks for `//`, too, if someone types it; as an address it would name a host.
  const { pathname } = new URL(url.replace(/^[\\/]*/, '/'), 'http://localhost');
  return pathname
    .replace(/^\/+/, '/')
    .replace(/%[0-9a-f]{2}/gi, (escaped) => escaped.toUpperCase());
}

server.on('error', (error: NodeJS.ErrnoException) => {
  fail(
    error.code === 'EADDRINUSE'
      ? `端口 ${port} 已经有程序在用：多半是另一个窗口里的 npm start，请在那里按 Ctrl+C 停下；或者换一个，如 PORT=4322 npm start。`
      : `网站打不开：${error.message}`,
  );
});
server.listen(port, () => {
  console.log(`网站在 http://localhost:${port}${root}/ ，看完按 Ctrl+C 停下。`);
});

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
