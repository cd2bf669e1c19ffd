import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureServer } from './debian.ts';
import { until } from './until.ts';

const OWN_NAMES = 'localhost 127.0.0.1 [::1]';
const DEPLOY = join(import.meta.dirname, '../deploy');

/** A server on this machine. */
export interface Server {
  /** Where it leads to the other one. */
  plainPort: number;
  /** Where it speaks TLS. */
  port: number;
  /** The certificate that it made for itself. */
  certificate: Buffer;
  /** Makes it read its configuration again, as `systemctl reload nginx` does; the old one is gone then. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts nginx with `deploy/nginx.conf` and `deploy/nginx-site.conf` as they are, but for the paths
 * and ports of this machine.
 * @param releases the folder of the releases, which anyone can read.
 * @param path where the site stands, `/` or `/column/`.
 * @param more further directives for the server, as a measurement needs them.
 */
export async function startedServer(releases: string, path: string, more = ''): Promise<Server> {
  ensureServer();
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  chmodSync(folder, 0o755);
  const [certificate, key] = certificateIn(folder);
  const [port, plainPort] = [await freePort(), await freePort()];
  const site = join(folder, 'nginx-site.conf');
  writeFileSync(
    site,
    replaced(readFileSync(join(DEPLOY, 'nginx-site.conf'), 'utf8'), [
      ['/srv/ftz/releases', releases],
      ['location ^~ / {', `location ^~ ${path} {`],
    ]),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    replaced(readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8'), [
      ['/srv/ftz/releases', releases],
      ['/run/nginx.pid', `${folder}/pid`],
      ['/var/log/nginx/error.log', `${folder}/error.log`],
      ['/var/log/nginx/access.log', `${folder}/access.log`],
      ['/etc/ssl/certs/ftz.pem', certificate],
      ['/etc/ssl/private/ftz.key', key],
      ['include /etc/nginx/nginx-site.conf;', `include ${site};\n${more}`],
      ['listen 80', `listen 127.0.0.1:${plainPort}`],
      ['listen [::]:80', `listen [::1]:${plainPort}`],
      // On this machine the site is known by these, too.
      ['server_name www.example.gov.cn;', `server_name www.example.gov.cn ${OWN_NAMES};`],
      ['listen 443 ', `listen 127.0.0.1:${port} `],
      ['listen [::]:443 ', `listen [::1]:${port} `],
      ['http {', `http {\n${temporary.join('\n')}`],
    ]),
  );
  const nginx = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const ended = new Promise<void>((resolve) => nginx.once('close', () => resolve()));
  await answering(port, nginx);
  return {
    plainPort,
    port,
    certificate: readFileSync(certificate),
    reload: async () => {
      const before = workersOf(nginx);
      nginx.kill('SIGHUP');
      await until('nginx has new processes alone', () =>
        workersOf(nginx).every((pid) => !before.includes(pid)),
      );
    },
    stop: async () => {
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Each is in the file, or the file is not the one that is meant. */
function replaced(text: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`"${from}" is not in the configuration`);
    return changed.replaceAll(from, () => to);
  }, text);
}

/** The files of a certificate that is good for a day, and of its key. */
function certificateIn(folder: string): [certificate: string, key: string] {
  const files: [string, string] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-days', '1', '-subj', '/CN=localhost', '-out', files[0], '-keyout', files[1]],
    ],
    { stdio: 'ignore' },
  );
  return files;
}

/** A port that nothing listens on, by neither protocol. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Waits until nginx takes connections, and fails where it has ended instead. */
const answering = (port: number, nginx: ChildProcess): Promise<void> =>
  until('nginx answers', () => {
    if (nginx.exitCode !== null) throw new Error('nginx did not start');
    return isOpen(port);
  });

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** The processes that answer, by what the kernel says of the one that leads them. */
function workersOf({ pid }: ChildProcess): string[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.split(' ').filter((one) => one !== '');
}
