import { type ChildProcess, spawn } from 'node:child_process';

/** A program that was started. */
export interface Running {
  child: ChildProcess;
  /** Its status, or the signal that killed it, and what it said on both its outputs. */
  ended: Promise<{ end: number | NodeJS.Signals | null; said: string }>;
}

/** Starts a program, which is told nothing but its arguments and the environment. */
export function running(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Running {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<{ end: number | NodeJS.Signals | null; said: string }>(
    (resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status, signal) => resolve({ end: signal ?? status, said }));
    },
  );
  return { child, ended };
}
