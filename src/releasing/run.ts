import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../publishing/lock.ts';
import { machineFault } from '../publishing/machine.ts';
import { Stop } from '../publishing/stop.ts';
import { currentName, makingOf } from './folders.ts';
import { type ReleaseSettings, releaseSettings } from './settings.ts';

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/**
 * Does something with the releases, alone, and ends the process: with 0 once it is done, with 1 and
 * a word to the operator where it isn't, and with 128 and the signal's number where it was
 * interrupted.
 * @param act what it is, in Chinese.
 * @param root the project's folder.
 * @param reload whether the server has to be told then.
 */
export async function runAlone(
  act: string,
  root: string,
  run: (settings: ReleaseSettings) => Promise<void> | void,
  { reload = true }: { reload?: boolean } = {},
): Promise<never> {
  // Where the machine refuses and names no folder, it is this one.
  let at = root;
  let state = () => '';
  const stop = (message: string, status = 1): never => {
    console.error(message);
    process.exit(status);
  };
  const fail = (error: unknown): never => {
    if (error instanceof Stop) stop(error.message);
    const fault = machineFault(error, at);
    if (fault) stop(`${fault}${state()}`);
    console.error(`程序出错，没有完成${act}。${state()}下面的内容请交给维护程序的人：`);
    console.error(error);
    return process.exit(1);
  };
  process.on('uncaughtException', fail);
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => stop(`${act}被中断。${state()}`, 128 + number));
  }
  // The server, which is another user, is to read it.
  process.umask(0o022);
  try {
    const settings = releaseSettings(process.env, root);
    if ('faults' in settings) throw new Stop(settings.faults.join('\n'));
    const folder = settings.releases;
    at = folder;
    mkdirSync(folder, { recursive: true });
    const giveBack = takeLock(join(folder, '.lock'), '发布、回退或上传');
    state = () => stateOf(folder);
    process.on('exit', () => {
      // On a full disk it makes room again.
      rmSync(makingOf(folder), { recursive: true, force: true });
      giveBack();
    });
    await run(settings);
    if (reload) reloaded(settings.reload);
  } catch (error) {
    fail(error);
  }
  return process.exit(0);
}

/** What the server would show now. */
function stateOf(releases: string): string {
  const name = currentName(releases);
  return name === undefined ? 'current 还没有指向版本。' : `current 仍指向完整的版本 ${name}。`;
}

/**
 * Makes the server read the release that is current now.
 * @throws {Stop} where the command fails.
 */
function reloaded(command: string | undefined): void {
  if (command === undefined) {
    console.log('请让 nginx 重新载入配置，读者才会看到：sudo systemctl reload nginx');
    console.log('（把这个命令写进 RELEASES_RELOAD，以后自动运行。）');
    return;
  }
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  if (status !== 0) {
    throw new Stop(
      `current 已经换好，但 RELEASES_RELOAD 的命令没有成功（${command}）：请查明原因后手工运行；在此之前，服务器继续提供原来的版本。`,
    );
  }
  console.log('服务器已经重新载入。');
}
