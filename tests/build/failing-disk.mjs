/**
 * A disk that refuses, for `node --import`: in a program that is started so, whatever makes or writes
 * a file fails with the code REFUSES where its path holds AT, as the system would let it fail.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants } from 'node:os';

const { REFUSES: code = '', AT: at = '' } = process.env;

function check(path, syscall) {
  if (!String(path).includes(at)) return;
  const said = `${code}: refused, ${syscall} '${path}'`;
  throw Object.assign(new Error(said), { code, errno: -constants.errno[code], syscall, path });
}
for (const of of [fs, fs.promises]) {
  for (const name of ['mkdir', 'mkdirSync', 'writeFile', 'writeFileSync', 'open', 'openSync']) {
    const real = of[name];
    if (!real) continue;
    of[name] = (path, ...given) => {
      const last = given.at(-1);
      try {
        // What is only read is there.
        if (!(name.startsWith('open') && !/[wa]/.test(String(given[0])))) check(path, name);
      } catch (error) {
        if (typeof last === 'function') return last(error);
        if (of === fs.promises) return Promise.reject(error);
        throw error;
      }
      return real(path, ...given);
    };
  }
}
syncBuiltinESMExports();
