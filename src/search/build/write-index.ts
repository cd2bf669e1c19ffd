import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as pagefind from 'pagefind';
import { indexWords } from '../core/index-words.ts';
import type { SearchRecord } from '../core/record.ts';

/** A file of an index; its path is from the index's own folder. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** Records that Pagefind may hold unanswered: enough that it never waits, few enough for any memory. */
const UNDER_WAY = 64;

/**
 * Makes a Pagefind index of the records, in their order, without Pagefind's own interfaces. Pagefind
 * works in a process of its own, beside whatever else is done till the files are waited for.
 * @throws {Error} with what Pagefind says is wrong.
 */
export async function makeIndex(records: readonly SearchRecord[]): Promise<IndexFile[]> {
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: 'unknown' });
    if (!index) throw new Error(errors.join('\n'));
    await inTurn(records, UNDER_WAY, async (record) => {
      const added = await index.addCustomRecord({
        url: record.url,
        language: 'unknown',
        content: indexWords(record).join(' '),
        meta: { record: JSON.stringify(record) },
      });
      if (added.errors.length > 0) throw new Error(`${record.url}: ${added.errors.join('\n')}`);
    });
    const { files, errors: writing } = await index.getFiles();
    if (writing.length > 0) throw new Error(writing.join('\n'));
    return files.filter((file) => isUsed(file.path));
  } finally {
    await pagefind.close();
  }
}

/** Begins with the items in their order, each before the ones ahead have ended, so many at a time. */
async function inTurn<T>(
  items: readonly T[],
  most: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  let underWay: Promise<void>[] = [];
  for (const item of items) {
    const one = run(item);
    // Told where it is waited for.
    one.catch(() => {});
    underWay.push(one);
    if (underWay.length < most) continue;
    const [first, ...rest] = underWay;
    underWay = rest;
    await first;
  }
  await Promise.all(underWay);
}

/** Makes an index and writes it into a folder. @returns its bytes. */
export const writeIndex = async (
  records: readonly SearchRecord[],
  folder: string,
): Promise<number> => putIndex(await makeIndex(records), folder);

/** Writes an index that was made into a folder. @returns its bytes. */
export function putIndex(files: readonly IndexFile[], folder: string): number {
  const folders = new Set<string>();
  for (const { path, content } of files) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(target, content);
  }
  return files.reduce((bytes, { content }) => bytes + content.length, 0);
}

/** The index and what reads it; not the interfaces, styles and language variants that come with it. */
const isUsed = (path: string) =>
  /^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.+\.pf_\w+)$/.test(path);
