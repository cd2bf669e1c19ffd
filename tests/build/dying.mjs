/**
 * A machine that dies, for `node --import`: a program that is started so is killed before its DIES-th
 * change to the disk. What it had written and not yet told the disk to keep is then lost, as in a
 * power cut, if LOSES is `yes`. Whatever a run that ends by itself would have changed is counted in
 * the file COUNTS.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

const { DIES, LOSES, COUNTS, RELEASES = '' } = process.env;
const at = DIES ? Number(DIES) : Number.POSITIVE_INFINITY;
const real = { ...fs };
let changes = 0;
/** What is written and not kept, by the files' numbers on the disk. */
const unkept = new Map();

function change() {
  if (++changes < at) return;
  if (LOSES === 'yes') lose();
  process.kill(process.pid, 'SIGKILL');
}

/** Empties what the disk was not told to keep, wherever it has been moved since. */
function lose() {
  for (const entry of real.readdirSync(RELEASES, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && unkept.has(real.lstatSync(path).ino)) real.truncateSync(path, 0);
  }
}

const ours = (path) => String(path).startsWith(RELEASES);

for (const name of ['mkdirSync', 'renameSync', 'rmSync', 'symlinkSync', 'linkSync']) {
  fs[name] = (...given) => {
    if (ours(given[0]) || ours(given[1])) change();
    return real[name](...given);
  };
}
fs.openSync = (path, flags, ...given) => {
  if (ours(path) && /[wa]/.test(String(flags))) change();
  return real.openSync(path, flags, ...given);
};
fs.writeFileSync = (to, ...given) => {
  if (typeof to === 'number' ? unkeptBy(to) : ours(to)) change();
  return real.writeFileSync(to, ...given);
};
fs.fsyncSync = (opened) => {
  change();
  real.fsyncSync(opened);
  unkept.delete(real.fstatSync(opened).ino);
};

function unkeptBy(opened) {
  unkept.set(real.fstatSync(opened).ino, true);
  return true;
}

process.on('exit', () => {
  if (COUNTS) real.writeFileSync(COUNTS, String(changes));
});
syncBuiltinESMExports();
