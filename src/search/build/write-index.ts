import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import { indexWords } from '../core/index-words.ts';
import type { SearchRecord } from '../core/record.ts';

/**
 * Writes a Pagefind index of the records, in their order, without Pagefind's own interfaces.
 * @returns the bytes written.
 * @throws {Error} with what Pagefind says is wrong.
 */
export async function writeIndex(
  records: readonly SearchRecord[],
  folder: string,
): Promise<number> {
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'unknown' });
    if (!index) throw new Error(errors.join('\n'));
    for (const record of records) {
      const added = await index.addCustomRecord({
        url: record.url,
        language: 'unknown',
        content: indexWords(record).join(' '),
        meta: { record: JSON.stringify(record) },
      });
      if (added.errors.length > 0) throw new Error(`${record.url}: ${added.errors.join('\n')}`);
    }
    const { files, errors: writing } = await index.getFiles();
    if (writing.length > 0) throw new Error(writing.join('\n'));
    let bytes = 0;
    for (const { path, content } of files.filter((file) => isUsed(file.path))) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      bytes += content.length;
    }
    return bytes;
  } finally {
    await pagefind.close();
  }
}

/** The index and what reads it; not the interfaces, styles and language variants that come with it. */
const isUsed = (path: string) =>
  /^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.+\.pf_\w+)$/.test(path);
