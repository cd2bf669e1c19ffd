import { setTimeout } from 'node:timers/promises';

/** Seconds for which a test waits: others run beside it, and a machine may have a slow day. */
const PATIENCE = 120;

/**
 * Waits until something is so.
 * @param what it is, for whoever reads that it never was
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`in ${PATIENCE} s it never was so that ${what}`);
    await setTimeout(50);
  }
}
