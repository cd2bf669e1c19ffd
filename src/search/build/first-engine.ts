import { gzipSync } from 'node:zlib';
import type { EngineKind } from '../core/engine.ts';

/**
 * What the index's WebAssembly, script, metadata and first part weigh over the wire, as measured on
 * small and large corpora; its first answer costs at least that.
 */
const INDEX_BYTES = 90_000;

/**
 * The engine that is asked first: the scan, as long as its data weighs less than the index.
 * @param dataFiles the content of the data files; no more of them is asked for than tells it.
 */
export function firstEngine(dataFiles: Iterable<string>): EngineKind {
  let bytes = 0;
  for (const file of dataFiles) {
    bytes += gzipSync(file).length;
    if (bytes >= INDEX_BYTES) return 'index';
  }
  return 'scan';
}
