/**
 * A proxy that shows a server's root below a folder which the server knows nothing of, and rewrites
 * nothing that the server says: `npx node tests/proxy.ts`. PORT and BASE (such as `/a/b/c/`) say
 * where, TO the port of the server.
 */
import { createServer, request } from 'node:http';

const { PORT = '', BASE = '', TO = '' } = process.env;

createServer((asked, answer) => {
  const { url = '', method, headers } = asked;
  const fail = (status: number) => answer.writeHead(status).end();
  if (!url.startsWith(BASE)) {
    fail(404);
    return;
  }
  const options = { port: TO, path: url.slice(BASE.length - 1), method, headers };
  const passed = request(options, (said) => {
    answer.writeHead(said.statusCode ?? 502, said.headers);
    said.pipe(answer);
  });
  // The server hasn't started yet.
  passed.on('error', () => fail(502));
  asked.pipe(passed);
}).listen(Number(PORT));
