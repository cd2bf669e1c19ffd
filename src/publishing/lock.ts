import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Stop } from './stop.ts';

/** What a lock says of its holder: process, when that began for the kernel, time, machine. */
const HOLDER = /^(\d+) (\d*) (\S+) (.*)$/;

/**
 * Takes the lock, or the one that a dead process has left.
 * @param file the lock, in a folder that is there.
 * @param act what its holder does, in Chinese, for who is kept out.
 * @returns what gives it back.
 * @throws {Stop} where another process holds it.
 */
export function takeLock(file: string, act = '构建'): () => void {
  const own = `${process.pid} ${beginningOf(process.pid)} ${new Date().toISOString()} ${hostname()}`;
  // A link is made with all that it says, or not at all, so no lock is ever read half-written.
  const claim = `${file}-${process.pid}`;
  try {
    writeFileSync(claim, own);
    while (!isLinked(claim, file)) {
      const holder = read(file);
      if (holder === undefined) continue;
      if (isHeld(holder)) throw new Stop(heldBy(holder, file, act));
      dropDead(file, holder);
    }
  } finally {
    rmSync(claim, { force: true });
  }
  return () => {
    if (read(file) === own) rmSync(file);
  };
}

function isLinked(claim: string, file: string): boolean {
  try {
    linkSync(claim, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What a file says; nothing where it has gone. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes the lock of a dead process, but not the one that another build has put in its place. */
function dropDead(file: string, dead: string): void {
  const aside = `${file}-${process.pid}-dead`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== dead) isLinked(aside, file);
  rmSync(aside);
}

/** Whether the process that a lock tells of still runs. One of another machine can't be asked. */
function isHeld(holder: string): boolean {
  const [, pid, beginning, , host] = HOLDER.exec(holder) ?? [];
  if (pid === undefined || Number(pid) === process.pid) return false;
  if (host !== hostname()) return true;
  const now = beginningOf(Number(pid));
  // A number is given to another process later; a kernel that doesn't say when leaves it at that.
  return now !== undefined && (now === '' || now === beginning);
}

/** When a process began, as Linux counts it; empty where that isn't told, nothing of a dead one. */
function beginningOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined;
  }
  const stat = read(`/proc/${pid}/stat`);
  // After the name, which may have anything in it: the state, and 18 fields on the beginning.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' ? undefined : (fields[18] ?? '');
}

function heldBy(holder: string, file: string, act: string): string {
  const [, pid, , since = '', host] = HOLDER.exec(holder) ?? [];
  const time = new Date(since).toLocaleString('zh-CN');
  const where = host === hostname() ? '' : `${host} 上的`;
  return `已经有一次${act}在进行（${where}进程 ${pid}，${time} 开始），这一次没有开始：请等它结束再运行；如果它其实已经不在了，请删除 ${file}。`;
}
