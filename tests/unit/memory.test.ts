import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';

const MODULE = new URL('../../src/publishing/memory.ts', import.meta.url);

/** The most that a process's heap had, in bytes, which uses some 100 MB and makes ten times as much garbage. */
function most(before: string): number {
  const script = `${before}
    const some = () => Array.from({ length: 20_000 }, (_, at) => ({ at }));
    const used = Array.from({ length: 150 }, some);
    const passing = [];
    let most = 0;
    for (let at = 0; at < 1500; at++) {
      passing[at % 40] = some();
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    console.log(used.length && most);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString());
}

it('a build holds less garbage than the engine would let it', () => {
  const left = most('');
  const kept = most(`(await import(${JSON.stringify(MODULE.href)})).collectSooner();`);
  assert.ok(kept < left * 0.8, `${kept} of ${left} bytes`);
});
