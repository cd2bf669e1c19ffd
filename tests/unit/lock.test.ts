import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

// `npm install` leaves out of the lock file what its registry doesn't have for other platforms,
// and `npm ci` then refuses the lock file. Such an entry needs its version, os, cpu and `optional`.
it('the lock file has an entry for every optional package, of whatever platform', () => {
  const file = join(import.meta.dirname, '../../package-lock.json');
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  assert.deepEqual(missing, []);
});
