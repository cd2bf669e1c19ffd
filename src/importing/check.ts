import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../policy/fault.ts';
import { checkContent } from '../reading/check.ts';

/** What the build would say of a folder, tried on a copy of the content: the same check, quoting and all. */
export function faultsOf(root: string, id: string, files: ReadonlyMap<string, string>): Fault[] {
  const copy = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    cpSync(join(root, 'content'), join(copy, 'content'), { recursive: true });
    const folder = join(copy, 'content', id);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    return checkContent(copy, { newLedgers: true }).faults.filter(({ file }) =>
      file.startsWith(`content/${id}/`),
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
