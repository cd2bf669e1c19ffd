import { gzipSync } from 'node:zlib';
import type { Engine } from '../core/engine.ts';

/**
 * What Pagefind's WebAssembly, script, metadata and first part of the index weigh over the wire,
 * as measured on small and large corpora; its first answer costs at least that.
 */
const PAGEFIND_BYTES = 90_000;

/** The engine that answers first: the plain scan, as long as its data weighs less than Pagefind. */
export function firstEngine(dataFiles: readonly string[]): Engine['name'] {
  const bytes = dataFiles.reduce((sum, file) => sum + gzipSync(file).length, 0);
  return bytes < PAGEFIND_BYTES ? 'literal' : 'pagefind';
}
