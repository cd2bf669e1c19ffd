import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { machineFault } from '../../src/publishing/machine.ts';

const ROOT = '/project';
/** An error as Node makes it where a system call fails. */
const refused = (code: string, path = '/project/.build/next-1/fj7/index.html') =>
  Object.assign(new Error(`${code}: no, open '${path}'`), { code, syscall: 'open', path });

const CODES = [
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EROFS',
  'EACCES',
  'EPERM',
  'EBUSY',
  'EXDEV',
  'EMFILE',
  'ENFILE',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOTEMPTY',
  'ENAMETOOLONG',
  'ENOMEM',
  'EIO',
];
for (const code of CODES) {
  it(`${code} is one Chinese sentence with what to do`, () => {
    const said = machineFault(refused(code), ROOT) ?? '';
    assert.match(said, /^[^。\n]+请[^。\n]+。$/);
    if (!/^E[MN]FILE$|^ENOMEM$/.test(code)) assert.match(said, /\/project\/\.build\/next-1\/fj7/);
  });
}

it('an error of the disk names its folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  writeFileSync(join(folder, 'file'), '');
  assert.throws(
    () => mkdirSync(join(folder, 'file/inside')),
    (error) => machineFault(error, ROOT)?.includes(join(folder, 'file/inside')) === true,
  );
  rmSync(folder, { recursive: true });
});

it('one that a bundler has wrapped is told as it is', () => {
  const said = machineFault(refused('ENOSPC'), ROOT);
  assert.equal(machineFault(new Error('plugin', { cause: refused('ENOSPC') }), ROOT), said);
  assert.equal(machineFault(new AggregateError([new Error(), refused('ENOSPC')]), ROOT), said);
  const plugin = { code: 'PLUGIN_ERROR', pluginCode: 'ENOSPC' };
  assert.equal(machineFault(Object.assign(refused('ENOSPC'), plugin), ROOT), said);
});

it('one that Rust tells of names the project', () => {
  const told = new Error(
    `Failed to write: No space left on device (os error ${constants.errno.ENOSPC})`,
  );
  assert.equal(machineFault(told, ROOT), machineFault(refused('ENOSPC', '/project/a'), ROOT));
});

it('a mistake of the program is no fault of the machine', () => {
  assert.equal(machineFault(new TypeError('x is not a function'), ROOT), undefined);
  assert.equal(machineFault(Object.assign(new Error(), { code: 'ENOENT' }), ROOT), undefined);
  assert.equal(machineFault('thrown', ROOT), undefined);
  const circle = new Error('circle');
  circle.cause = circle;
  assert.equal(machineFault(circle, ROOT), undefined);
});
