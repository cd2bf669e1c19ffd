import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs, {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, it } from 'node:test';
import { takeLock } from '../../src/publishing/lock.ts';

const MODULE = join(import.meta.dirname, '../../src/publishing/lock.ts');
let folder = '';
let lock = '';
let holders: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'lock');
  holders = [];
});
afterEach(() => {
  for (const holder of holders) holder.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** Another process that takes the lock and keeps it; resolves to what it says once it has tried. */
function holder(): Promise<string> {
  const program = `
    const { takeLock } = await import(${JSON.stringify(MODULE)});
    try {
      takeLock(${JSON.stringify(lock)});
      console.log('has it');
    } catch (error) {
      console.log(error.message);
    }
    setInterval(() => {}, 1e3);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(child);
  return new Promise((resolve) =>
    child.stdout.once('data', (said) => resolve(String(said).trim())),
  );
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  const gone = new Promise((resolve) => child?.once('close', resolve));
  child?.kill('SIGKILL');
  await gone;
}

/** The words of a lock that this machine's process of a number has taken. */
const words = (pid: number | undefined, beginning: string, host = hostname()) =>
  `${pid} ${beginning} 2026-11-25T02:03:04.000Z ${host}`;

it('who holds it keeps others out, and they are told who that is', async () => {
  assert.equal(await holder(), 'has it');
  assert.throws(() => takeLock(lock), {
    name: 'Stop',
    message: new RegExp(`^已经有一次构建在进行（进程 ${holders[0]?.pid}，.+ 开始）.*${lock}。$`),
  });
  assert.deepEqual(readdirSync(folder), ['lock']);
});

it('given back, it is free for the next', () => {
  const release = takeLock(lock);
  assert.ok(existsSync(lock));
  release();
  assert.deepEqual(readdirSync(folder), []);
  takeLock(lock)();
});

it('a killed holder leaves it to the next', async () => {
  assert.equal(await holder(), 'has it');
  await killed(holders[0]);
  takeLock(lock)();
  assert.deepEqual(readdirSync(folder), []);
});

it('of many at once, where a dead one has left it, one gets it', async () => {
  assert.equal(await holder(), 'has it');
  await killed(holders[0]);
  const said = await Promise.all(Array.from({ length: 6 }, holder));
  assert.equal(said.filter((words) => words === 'has it').length, 1, said.join('\n'));
});

it('a process that got the number of the dead holder later does not hold it', async () => {
  assert.equal(await holder(), 'has it');
  const [pid = '', beginning = ''] = readFileSync(lock, 'utf8').split(' ');
  writeFileSync(lock, words(Number(pid), beginning));
  assert.throws(() => takeLock(lock), { name: 'Stop' });
  // Only Linux says when a process began.
  if (beginning === '') return;
  writeFileSync(lock, words(Number(pid), String(Number(beginning) - 1)));
  takeLock(lock)();
});

it('the number of this very process is of an earlier one, whatever the kernel says', () => {
  takeLock(lock);
  takeLock(lock)();
  assert.deepEqual(readdirSync(folder), []);
});

it('whoever takes over from a dead one gives back what another took over meanwhile', (t) => {
  writeFileSync(lock, '');
  const other = words(1, '1', 'elsewhere');
  const { renameSync } = fs;
  t.mock.method(fs, 'renameSync', (from: string, to: string) => {
    writeFileSync(lock, other);
    renameSync(from, to);
  });
  syncBuiltinESMExports();
  assert.throws(() => takeLock(lock), { name: 'Stop' });
  t.mock.restoreAll();
  syncBuiltinESMExports();
  assert.equal(readFileSync(lock, 'utf8'), other);
  assert.deepEqual(readdirSync(folder), ['lock']);
});

it('one of another machine is left alone, since nobody can ask there', () => {
  writeFileSync(lock, words(1, '1', 'elsewhere'));
  assert.throws(() => takeLock(lock), { message: /（elsewhere 上的进程 1，/ });
  assert.ok(existsSync(lock));
});

it('a file that no build wrote holds nobody up', () => {
  writeFileSync(lock, '');
  takeLock(lock)();
});

it('a lock that another has taken is not given back by the one before', () => {
  const release = takeLock(lock);
  writeFileSync(lock, words(1, '1'));
  release();
  assert.ok(existsSync(lock));
});
