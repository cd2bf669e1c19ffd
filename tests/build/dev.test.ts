import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ASTRO, plainEnv, projectCopy } from './builds.ts';

it('while writing, pages and files answer under the addresses that they are published at', async () => {
  const port = 4396;
  const dev = spawn(process.execPath, [ASTRO, 'dev', '--port', String(port)], {
    cwd: projectCopy('writing'),
    env: plainEnv({ ASTRO_DEV_BACKGROUND: '0' }),
    stdio: 'ignore',
    detached: true,
  });
  try {
    const status = async (path: string) =>
      (await fetch(`http://localhost:${port}${path}`).catch(() => undefined))?.status;
    for (let tries = 0; tries < 300 && !(await status('/about/')); tries++) await setTimeout(200);
    for (const path of ['/ta1/1/', '/ta1/data.json', '/ta1/1.json', '/ta1.xlsx', '/data/']) {
      assert.equal(await status(path), 200, path);
    }
    assert.equal(await status('/ta1/99/'), 404);
  } finally {
    // With its children, which hold the port.
    if (dev.pid) process.kill(-dev.pid);
  }
});
