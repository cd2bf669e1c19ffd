import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a folder by their names; none where there is no such folder. */
export function filesIn(folder: string): Map<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  return new Map(
    readdirSync(folder, { withFileTypes: true }).map((entry) => [
      entry.name,
      entry.isFile() ? readFileSync(join(folder, entry.name), 'utf8') : '',
    ]),
  );
}

/** Writes a folder that isn't there yet, all of it or nothing: it is put in its place in one move. */
export function writeFolder(folder: string, beside: string, files: ReadonlyMap<string, string>) {
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  try {
    for (const [name, text] of files) writeFileSync(join(beside, name), text);
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}

/** Where a folder differs from what would be written: file by file, the first line that does. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    if (old === undefined) return [`${name}：文件夹里没有，会写出来。`];
    if (now === undefined) return [`${name}：文件夹里有，不会写。`];
    const [a, b] = [old.split('\n'), now.split('\n')];
    const at = a.findIndex((line, index) => line !== b[index]);
    const line = at < 0 ? a.length : at;
    return [
      `${name}：第 ${line + 1} 行起不同。\n   现在：${a[line] ?? '（没有这一行）'}\n   会写：${b[line] ?? '（没有这一行）'}`,
    ];
  });
}
