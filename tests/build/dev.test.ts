import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { until } from '../until.ts';
import { ASTRO, plainEnv, projectCopy } from './builds.ts';

/** Serves a copy of the project as `astro dev` does, as long as it is used. */
async function writing(
  project: string,
  port: number,
  use: (get: (path: string) => Promise<Response | undefined>, said: () => string) => Promise<void>,
): Promise<void> {
  const dev = spawn(process.execPath, [ASTRO, 'dev', '--port', String(port)], {
    cwd: project,
    env: plainEnv({ ASTRO_DEV_BACKGROUND: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [dev.stdout, dev.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  try {
    const get = (path: string) => fetch(`http://localhost:${port}${path}`).catch(() => undefined);
    await until('the server answers', async () => Boolean(await get('/about/')));
    await use(get, () => said);
  } finally {
    // With its children, which hold the port.
    if (dev.pid) process.kill(-dev.pid);
  }
}

it('while writing, pages and files answer under the addresses that they are published at', async () => {
  await writing(projectCopy('writing'), 4396, async (get) => {
    for (const path of ['/ta1/1/', '/ta1/data.json', '/ta1/1.json', '/ta1.xlsx', '/data/']) {
      assert.equal((await get(path))?.status, 200, path);
    }
    assert.equal((await get('/ta1/99/'))?.status, 404);
  });
});

it('while writing, a change of 编者说明 shows at the next look', async () => {
  const project = projectCopy('rewriting');
  const file = join(project, 'content/ta1/02.mdx');
  await writing(project, 4394, async (get) => {
    const page = async () => (await get('/ta1/2/'))?.text();
    assert.match((await page()) ?? '', /窗口当日答复/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('窗口当日答复', '窗口次日答复'));
    await until('the page has the change', async () => /窗口次日答复/.test((await page()) ?? ''));
  });
});

it('while writing, a fault in the content is told as the editor reads it, with no stack', async () => {
  const project = projectCopy('faulty');
  const file = join(project, 'content/tc3/02.mdx');
  writeFileSync(file, readFileSync(file, 'utf8').replace('[xd-yi]', '[xd-wu]'));
  await writing(project, 4397, async (get, said) => {
    assert.equal((await get('/'))?.status, 500);
    await until('the fault is told', () => said().includes('改法'));
    assert.match(said(), /content\/tc3\/02\.mdx，第 4 行，字段 scope\[0\]\n {3}问题：/);
    assert.doesNotMatch(said(), /Stack trace|stacktrace|\n\s+at /);
  });
});

it('while writing, a program in a text of the editors is refused, and never runs', async () => {
  const project = projectCopy('running');
  const left = join(project, 'ran.txt');
  const program = `(await import('node:fs')).writeFileSync(${JSON.stringify(left)}, '')`;
  for (const file of ['about.mdx', 'ta1/02.mdx', 'ta1/notice.mdx']) {
    appendFileSync(
      join(project, 'content', file),
      `\nexport const ran = ${program};\n\n甲{${program}}\n`,
    );
  }
  await writing(project, 4398, async (get, said) => {
    for (const path of ['/about/', '/ta1/2/', '/ta1/', '/']) {
      assert.equal((await get(path))?.status, 500, path);
    }
    await until('the fault is told', () => said().includes('改法'));
    assert.match(said(), /content\/about\.mdx，第 \d+ 行\n {3}问题：正文里有程序代码/);
  });
  assert.ok(!existsSync(left), 'it ran');
});
