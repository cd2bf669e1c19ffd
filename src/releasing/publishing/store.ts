import { spawn } from 'node:child_process';
import { Stop } from '../../publishing/stop.ts';

/** What a store has at its addresses: each file's MD5 in hexadecimal, empty where the store tells none. */
export type Stored = ReadonlyMap<string, string>;

/** A place that rclone can write to, such as `store:bucket/column`. */
export class Store {
  private readonly remote: string;

  constructor(remote: string) {
    this.remote = remote;
  }

  /**
   * All that is there.
   * @throws {Stop} where it can't be asked.
   */
  async list(): Promise<Stored> {
    const said = await rclone([
      'lsjson',
      '--recursive',
      '--fast-list',
      '--files-only',
      '--hash',
      this.remote,
    ]);
    const files = JSON.parse(said) as { Path: string; Hashes?: Record<string, string> }[];
    return new Map(files.map(({ Path, Hashes }) => [Path, Hashes?.md5 ?? Hashes?.MD5 ?? '']));
  }

  /**
   * The text at an address.
   * @throws {Stop} where it can't be had.
   */
  async read(path: string): Promise<string> {
    return rclone(['cat', `${this.remote}/${path}`]);
  }

  /** Writes a text to an address. */
  async write(path: string, text: string): Promise<void> {
    await rclone(['rcat', `${this.remote}/${path}`], text);
  }

  /**
   * Sends files of a folder, in any order, with the same headers.
   * @throws {Stop} where not all of them have arrived.
   */
  async send(
    folder: string,
    paths: readonly string[],
    headers: Readonly<Record<string, string>>,
  ): Promise<void> {
    const told = Object.entries(headers).flatMap(([name, value]) => [
      '--header-upload',
      `${name}: ${value}`,
    ]);
    // What differs is known; the clock of a file says nothing.
    const flags = ['--ignore-times', '--no-check-dest', '--transfers', '8', ...told];
    await rclone(['copy', ...flags, ...FROM_INPUT, folder, this.remote], paths.join('\n'));
  }

  /** Takes files away. */
  async remove(paths: readonly string[]): Promise<void> {
    await rclone(['delete', '--fast-list', ...FROM_INPUT, this.remote], paths.join('\n'));
  }
}

const FROM_INPUT = ['--files-from-raw', '-'];

/**
 * rclone says twice a second how far it is, to whom nobody listens any more it can't, and it ends: so
 * none goes on sending an old release when the program that started it was killed.
 */
const TELLING = ['--stats', '500ms', '--stats-one-line', '--stats-log-level', 'NOTICE'];
const TOLD = /^.*, ETA .*\n/gm;

/** Runs rclone, with what it reads. @returns what it says. */
function rclone(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = spawn('rclone', [...args, ...TELLING]);
    // Nothing goes on sending once the lock is given back.
    const stop = () => running.kill();
    process.once('exit', stop);
    let [said, wrong] = ['', ''];
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      wrong += text;
    });
    running.on('error', () =>
      reject(new Stop('没有找到 rclone：请先安装（Debian：sudo apt-get install rclone）。')),
    );
    // Where it ends before it has read all, its own words say why.
    running.stdin.on('error', () => {});
    running.on('close', (status) => {
      process.off('exit', stop);
      if (status === 0) resolve(said);
      else
        reject(
          new Stop(
            `rclone 没有成功（${args[0]}），下面是它的话：\n${wrong.replace(TOLD, '').trim()}`,
          ),
        );
    });
    running.stdin.end(input);
  });
}
