import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTools } from '../debian.ts';
import { until } from '../until.ts';

/** A built site behind nginx, below the folder that it was built for. */
export interface Served {
  /** Asks the server that was told of the redirects. */
  get: (path: string) => Promise<Response>;
  /** The site on a server that knows nothing of them. */
  plain: string;
  stop: () => void;
}

/**
 * Serves a project's site as its `redirects.conf` says, and as it is.
 * @param port the first of two: that of the other is two further.
 * @param path a page that is there, to know when the server is.
 */
export async function servedByNginx(project: string, port: number, path: string): Promise<Served> {
  ensureTools('nginx');
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  symlinkSync(join(project, 'dist'), join(folder, 'column'));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr;
    events {}
    http {
      access_log off; default_type text/html;
      client_body_temp_path ${folder}; proxy_temp_path ${folder}; fastcgi_temp_path ${folder};
      uwsgi_temp_path ${folder}; scgi_temp_path ${folder};
      server { listen ${port}; root ${folder}; include ${project}/dist/redirects.conf; }
      server { listen ${port + 2}; root ${folder}; }
    }`,
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf')], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const get = (one: string) =>
    fetch(`http://127.0.0.1:${port}/column${one}`, { redirect: 'manual' });
  const ready = async () => Boolean((await get(path).catch(() => undefined))?.ok);
  await until('nginx answers', ready);
  return {
    get,
    plain: `http://127.0.0.1:${port + 2}/column`,
    stop: () => {
      nginx.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
