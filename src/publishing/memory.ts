import { setFlagsFromString } from 'node:v8';

/** How much garbage may come to lie beside what is in use before it is collected, in percent of that. */
const GARBAGE = 100;

/**
 * Keeps a build's memory near to what it uses. Left to itself the engine lets a heap grow fourfold before
 * it looks what of it is still in use: on a large site that is gigabytes, on a small one nothing.
 */
export function collectSooner(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE}`);
}
