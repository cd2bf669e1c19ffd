import { gzipSync } from 'node:zlib';
import type { EngineKind } from '../core/engine.ts';

/**
 * So much data is read in one go rather than looked up: it costs as much as a first answer by files
 * of pairs, and answers every further query without a request.
 */
const READ_BYTES = 90_000;

/**
 * The engine that is asked first: the scan, as long as there is little to read.
 * @param dataFiles the content of the data files; no more of them is asked for than tells it.
 */
export function firstEngine(dataFiles: Iterable<string>): EngineKind {
  let bytes = 0;
  for (const file of dataFiles) {
    bytes += gzipSync(file).length;
    if (bytes >= READ_BYTES) return 'pairs';
  }
  return 'scan';
}
