import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../policy/fault.ts';

/** No text that an editor writes is as large; what is would only keep the parsers busy. */
const LARGEST = { txt: 2048, others: 256 } as const;
const largest = (file: string) => (file.endsWith('.txt') ? LARGEST.txt : LARGEST.others) * 1024;

/** What a name in a folder stands for; a link is never followed, wherever it leads. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What tells that a file is still the one that was read before, without reading it. */
export interface FileStamp {
  size: number;
  modified: number;
  changed: number;
  inode: number;
}

export type Read = { bytes: Uint8Array; stamp: FileStamp } | { fault: Fault };

const WHAT: Record<Exclude<EntryKind, 'file'>, string> = {
  folder: '这里应当是文件，却是文件夹。',
  link: '这里应当是文件，却是链接。',
  other: '这里应当是文件，却是管道、设备一类的东西。',
};
const NOT_A_FILE_MEND = '删去它，放上真正的文件。';

/** The fault of a name that should stand for a file and doesn't. */
export const kindFault = (file: string, kind: Exclude<EntryKind, 'file'>): Fault => ({
  file,
  problem: WHAT[kind],
  mend: NOT_A_FILE_MEND,
});

/** The names in a folder, in their order, with what each stands for; a fault where it can't be listed. */
export function entriesOf(
  root: string,
  folder: string,
): { entries: Map<string, EntryKind>; fault?: Fault } {
  try {
    const found = readdirSync(join(root, folder), { withFileTypes: true });
    found.sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      entries: new Map(
        found.map((entry) => [
          entry.name,
          entry.isSymbolicLink()
            ? 'link'
            : entry.isDirectory()
              ? 'folder'
              : entry.isFile()
                ? 'file'
                : 'other',
        ]),
      ),
    };
  } catch (error) {
    return { entries: new Map(), fault: failure(folder, error, '文件夹') };
  }
}

/** When a file was last written, as far as the disc tells; nothing where it tells nothing. */
export function stampOf(root: string, file: string): FileStamp | undefined {
  try {
    return stamp(lstatSync(join(root, file)));
  } catch {
    return undefined;
  }
}

const stamp = ({ size, mtimeMs, ctimeMs, ino }: ReturnType<typeof fstatSync>): FileStamp => ({
  size: Number(size),
  modified: Number(mtimeMs),
  changed: Number(ctimeMs),
  inode: Number(ino),
});

/** The bytes of a plain file of a bearable size. A pipe isn't waited for, nor a link followed. */
export function bytesOf(root: string, file: string): Read {
  let descriptor: number | undefined;
  try {
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    descriptor = openSync(join(root, file), flags);
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return { fault: kindFault(file, 'folder') };
    if (!stats.isFile()) return { fault: kindFault(file, 'other') };
    if (stats.size > largest(file)) return { fault: tooLarge(file, stats.size) };
    const bytes = new Uint8Array(stats.size);
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, length);
      if (read === 0) break;
      length += read;
    }
    return { bytes: bytes.subarray(0, length), stamp: stamp(stats) };
  } catch (error) {
    return { fault: failure(file, error, '文件') };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

const tooLarge = (file: string, size: number): Fault => ({
  file,
  problem: `文件有 ${(size / 1024 / 1024).toFixed(1)} MB，太大，没有读。`,
  mend: `来源和登记不超过 ${LARGEST.txt} KB，其他文件不超过 ${LARGEST.others} KB；放错了的，换回原来的文件。`,
});

function failure(file: string, error: unknown, what: string): Fault {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return {
        file,
        problem: `没有这个${what}。`,
        mend: `补上这个${what}；误删的从版本历史里恢复。`,
      };
    case 'ELOOP':
      return kindFault(file, 'link');
    case 'ENOTDIR':
      return {
        file,
        problem: '这里应当是文件夹，却是文件。',
        mend: '换回原来的文件夹。',
      };
    case 'ENXIO':
    case 'EISDIR':
      return kindFault(file, code === 'EISDIR' ? 'folder' : 'other');
    case 'EACCES':
    case 'EPERM':
      return { file, problem: `没有权限读这个${what}。`, mend: '改正它的读取权限。' };
    default:
      return {
        file,
        problem: `打不开这个${what}（${code ?? '原因不明'}）。`,
        mend: '检查磁盘和权限。',
      };
  }
}
