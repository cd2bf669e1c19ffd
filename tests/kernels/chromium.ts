import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HEADLESS_FLAGS } from '../chromium.ts';
import { asked, HEIGHT, KEYS, type Kernel } from './kernel.ts';

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}
interface Tab {
  type: string;
  webSocketDebuggerUrl: string;
}
interface Evaluated {
  result: { value: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** Milliseconds that a browser may take to start, or a page to load. */
const PATIENCE = 30_000;

/**
 * Starts a Chromium and speaks to it by its own protocol, of which only what version 70 knew is used:
 * the libraries that speak it ask for more.
 * @param scripted whether the pages' own scripts run.
 * @throws {Error} where it doesn't start.
 */
export async function chromiumKernel(
  name: string,
  program: string,
  { scripted = true } = {},
): Promise<Kernel> {
  const profile = mkdtempSync(join(tmpdir(), 'kernel-'));
  const flags = ['--headless', '--no-zygote', '--disable-dev-shm-usage', '--hide-scrollbars'];
  const child = spawn(
    program,
    [
      ...HEADLESS_FLAGS,
      ...flags,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const exited = new Promise((done) => child.once('exit', done));
  const close = async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const session = await sessionOf(await portOf(child.stderr));
    for (const domain of ['Page', 'Runtime']) await session.send(`${domain}.enable`);
    await session.send('Emulation.setScriptExecutionDisabled', { value: !scripted });
    return { name, ...driven(session), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Session = Awaited<ReturnType<typeof sessionOf>>;

function driven({ send }: Session): Omit<Kernel, 'name' | 'close'> {
  const picture = async (method: string, parameters: object) => {
    const { data } = (await send(method, parameters)) as { data: string };
    return Buffer.from(data, 'base64');
  };
  return {
    open: async (url, width) => {
      const metrics = { width, height: HEIGHT, deviceScaleFactor: 1, mobile: false };
      await send('Emulation.setDeviceMetricsOverride', metrics);
      await send('Page.bringToFront');
      await send('Page.navigate', { url });
      const expression = `document.readyState === 'complete' && location.href === ${JSON.stringify(url)}`;
      // The page before may tell of its end as well: what stands there counts, not an event.
      await tried(async () => {
        const { result } = (await send('Runtime.evaluate', { expression })) as unknown as Evaluated;
        return result.value === true || undefined;
      }, url);
    },
    ask: async (run, given) => {
      const evaluated = (await send('Runtime.evaluate', {
        expression: asked(run, given),
        awaitPromise: true,
        returnByValue: true,
      })) as unknown as Evaluated;
      const { result, exceptionDetails: thrown } = evaluated;
      if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
      return result.value as never;
    },
    type: async (text) => {
      for (const character of text) {
        await send('Input.dispatchKeyEvent', { type: 'char', text: character });
      }
    },
    press: async (key) => {
      const event = { key, code: key, windowsVirtualKeyCode: KEYS[key].code };
      const text = key === 'Enter' ? { text: '\r' } : {};
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, ...text });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    print: () => picture('Page.printToPDF', { preferCSSPageSize: true }),
    picture: () => picture('Page.captureScreenshot', { format: 'png' }),
  };
}

/** The port that a browser says, on its standard error, it listens on. */
async function portOf(stderr: NodeJS.ReadableStream): Promise<number> {
  let said = '';
  const port = new Promise<number>((found, failed) => {
    stderr.on('data', (part: Buffer) => {
      said += part.toString();
      const [, number] = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said) ?? [];
      if (number) found(Number(number));
    });
    stderr.once('end', () => failed(new Error(`The browser did not start: ${said}`)));
  });
  return inTime(port, 'The browser did not start');
}

/** A connection to the browser's one tab. */
async function sessionOf(port: number) {
  const tab = await tried(async () => {
    const tabs = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as Tab[];
    return tabs.find(({ type }) => type === 'page');
  }, 'a tab');
  const socket = new WebSocket(tab.webSocketDebuggerUrl);
  await new Promise((open) => socket.addEventListener('open', open, { once: true }));
  const answered = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id) answered.get(answer.id)?.(answer);
  });
  let last = 0;
  return {
    send: async (method: string, params: object = {}) => {
      const id = ++last;
      const answer = new Promise<Answer>((done) => answered.set(id, done));
      socket.send(JSON.stringify({ id, method, params }));
      const { result = {}, error } = await inTime(answer, method);
      answered.delete(id);
      if (error) throw new Error(`${method}: ${error.message}`);
      return result;
    },
  };
}

/** Tries until there is something. */
async function tried<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  const started = Date.now();
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() - started > PATIENCE)
      throw new Error(`${what}: not within ${PATIENCE / 1000} s.`);
    await setTimeout(50);
  }
}

function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  const late = setTimeout(PATIENCE, undefined, { ref: false }).then(() => {
    throw new Error(`${what} within ${PATIENCE / 1000} s.`);
  });
  return Promise.race([promise, late]);
}
