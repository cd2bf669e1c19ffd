import { type ChildProcess, spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { asked, HEIGHT, KEYS, type Kernel } from './kernel.ts';

const PORT = 4490;
const DRIVER = `http://127.0.0.1:${PORT}`;
/** Tries of a fifth of a second each to reach the driver. */
const TRIES = 100;

/**
 * Starts Debian's MiniBrowser, whose engine is that of iOS, by plain WebDriver, on a screen of its own.
 * Its window is never narrower than its toolbar, some 450 px: what a phone shows is for the others to tell.
 * @throws {Error} where it doesn't start.
 */
export async function webkitKernel(): Promise<Kernel> {
  // A group of its own, so that the screen and the browser end with it.
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${PORT}`], {
    stdio: 'ignore',
    detached: true,
  });
  try {
    await reached();
    const [binary] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
    const options = { binary, args: ['--automation'] };
    const { sessionId, capabilities } = await send<Started>('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    });
    return {
      name: `WebKitGTK ${capabilities.browserVersion}`,
      ...driven(`/session/${sessionId}`),
      close: async () => {
        await send('DELETE', `/session/${sessionId}`);
        end(driver);
      },
    };
  } catch (error) {
    end(driver);
    throw error;
  }
}

interface Started {
  sessionId: string;
  capabilities: { browserVersion: string };
}

function driven(session: string): Omit<Kernel, 'name' | 'close'> {
  const run = (script: string) => send('POST', `${session}/execute/sync`, { script, args: [] });
  const keys = (characters: string) =>
    send('POST', `${session}/actions`, {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: [...characters].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ],
    });
  return {
    open: async (url, width) => {
      await send('POST', `${session}/window/rect`, { width, height: HEIGHT });
      const [inner] = (await run('return [innerWidth]')) as [number];
      // A window's frame takes some of its width.
      if (inner !== width) {
        await send('POST', `${session}/window/rect`, { width: 2 * width - inner, height: HEIGHT });
      }
      await send('POST', `${session}/url`, { url });
    },
    ask: async (given, value) => {
      const [error, result] = (await send('POST', `${session}/execute/async`, {
        script: `const done = arguments[arguments.length - 1]; Promise.resolve().then(() => ${asked(given, value)}).then((value) => done([null, value]), (error) => done([String(error)]));`,
        args: [],
      })) as [string | null, unknown];
      if (error) throw new Error(error);
      return result as never;
    },
    type: async (text) => {
      await keys(text);
    },
    press: async (key) => {
      await keys(KEYS[key].character);
    },
    picture: async () =>
      Buffer.from((await send<string>('GET', `${session}/screenshot`)) ?? '', 'base64'),
  };
}

/** @throws {Error} with what the driver says is wrong. */
async function send<T = unknown>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(DRIVER + path, {
    method,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = (await response.json()) as { value: T };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
  return value;
}

async function reached(): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const isThere = await fetch(`${DRIVER}/status`).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await setTimeout(200);
  }
  throw new Error('WebKitWebDriver does not answer.');
}

function end({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid);
}
