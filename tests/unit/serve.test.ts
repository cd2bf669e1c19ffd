import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const SERVER = join(import.meta.dirname, '../../scripts/serve.ts');
const PORT = 4398;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'served-'));
  mkdirSync(join(folder, 'units'));
  for (const file of ['index.html', 'units/index.html', '404.html']) {
    writeFileSync(join(folder, file), file);
  }
});
after(() => rmSync(folder, { recursive: true }));

/** What the server answers below a folder: `status location`, or the status and what it sent. */
async function answers(base: string, paths: readonly string[]): Promise<string[]> {
  const env = { ...process.env, PORT: String(PORT), BASE: base };
  const server: ChildProcess = spawn(process.execPath, [SERVER, folder], { env });
  try {
    await once(server.stdout ?? server, 'data');
    return await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`http://localhost:${PORT}${path}`, { redirect: 'manual' });
        return `${answer.status} ${answer.headers.get('location') ?? (await answer.text())}`;
      }),
    );
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

describe('the server of `npm start`', () => {
  for (const [base, asked] of [
    ['/', { '/': '200 index.html', '/units': '301 /units/', '/none/': '404 404.html' }],
    // As operators write it: with or without the slashes.
    ['a/b', { '/a/b/': '200 index.html', '/a/b': '301 /a/b/', '/a/bc/': '404 404.html' }],
    [
      '/专栏/',
      {
        '/专栏/': '200 index.html',
        '/专栏?a=1': '301 /%E4%B8%93%E6%A0%8F/?a=1',
        '/%e4%b8%93%e6%a0%8f/units': '301 /%E4%B8%93%E6%A0%8F/units/',
        '/': '404 404.html',
      },
    ],
  ] as const) {
    it(`answers below BASE=${base}`, async () => {
      assert.deepEqual(await answers(base, Object.keys(asked)), Object.values(asked));
    });
  }

  it('says in Chinese where the site is, and what to do where it can’t be', async () => {
    const env = (PORT: string) => ({ ...process.env, PORT, BASE: '' });
    const server = spawn(process.execPath, [SERVER, folder], { env: env(String(PORT)) });
    try {
      const [said] = await once(server.stdout, 'data');
      assert.match(String(said), /^网站在 http:\/\/localhost:4398\/ ，看完按 Ctrl\+C 停下。/);
      for (const [port, site, told] of [
        [String(PORT), folder, /^端口 4398 已经有程序在用：.*按 Ctrl\+C 停下/],
        ['四', folder, /^PORT 要写 1 到 65535 的数字，现在是“四”。$/m],
        [String(PORT), join(folder, 'none'), /没有生成好的网站：请先运行 npm run build/],
      ] as const) {
        const run = spawnSync(process.execPath, [SERVER, site], {
          env: env(port),
          encoding: 'utf8',
          timeout: 20_000,
        });
        assert.match(run.stderr, told);
        assert.equal(run.status, 1);
      }
    } finally {
      server.kill();
      await once(server, 'exit');
    }
  });
});
