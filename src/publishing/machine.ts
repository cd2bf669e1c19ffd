import { dirname } from 'node:path';
import { getSystemErrorMap } from 'node:util';

/** An error of the system. Where it passed through a bundler's plugin, its code is kept aside. */
type Refusal = NodeJS.ErrnoException & { pluginCode?: string; dest?: string };
type Sentence = (folder: string, path: string) => string;

const noRoom: Sentence = (folder) =>
  `磁盘满了（或超出了配额），写不进 ${folder}：请腾出空间后再运行。`;
const noLeave: Sentence = (folder) =>
  `没有权限改动 ${folder}：请检查这个文件夹的所有者和权限，并关掉正在使用它的程序，再运行。`;
const inTheWay: Sentence = (_folder, path) =>
  `${path} 的位置上有另一个文件或文件夹：请把它移走后再运行。`;
const tooMany: Sentence = () =>
  '同时打开的文件太多：请关掉别的程序，或者用 ulimit -n 4096 放宽上限，再运行。';

/** What the machine can refuse, in the words of who has to mend it. */
const SENTENCES: Record<string, Sentence> = {
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EFBIG: (folder) => `${folder} 里不许写这么大的文件：请放宽系统的限制（ulimit -f）后再运行。`,
  EROFS: (folder) => `${folder} 在只读的磁盘上：请让它可以写，或者换到可以写的文件夹里再运行。`,
  EACCES: noLeave,
  EPERM: noLeave,
  EBUSY: (_folder, path) =>
    `${path} 正被占用，或者是挂载点：请关掉正在使用它的程序，或者卸载它，再运行。`,
  EXDEV: (_folder, path) => `${path} 和项目不在同一个磁盘上：请不要把它挂载或链接到别处。`,
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOENT: (_folder, path) => `找不到 ${path}：可能在运行中被移走或删除了，请再运行一次。`,
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  EEXIST: inTheWay,
  ENOTEMPTY: inTheWay,
  ENAMETOOLONG: (_folder, path) => `路径太长：${path}，请把项目放到更浅的文件夹里再运行。`,
  ENOMEM: () => '内存不够：请关掉别的程序后再运行。',
  EIO: (folder) => `磁盘出错，读写不了 ${folder}：请检查磁盘后再运行。`,
};

/**
 * What the machine refused, where that is what an error comes from, as one sentence (Chinese) that
 * names the folder and what to do.
 * @param root the folder to name where the error names none.
 */
export function machineFault(error: unknown, root: string): string | undefined {
  for (const one of causes(error)) {
    const code = codeOf(one);
    const sentence = code && SENTENCES[code];
    if (!sentence) continue;
    const { path, dest } = one as Refusal;
    // Of a move, it is what stands where it leads to that may be in the way.
    const at = sentence === inTheWay ? (dest ?? path) : path;
    return sentence(at ? dirname(at) : root, at ?? root);
  }
  return undefined;
}

/** An error, and what it was made of: bundlers wrap the one that counts. */
function causes(error: unknown, depth = 0): unknown[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  return [error, cause, ...(Array.isArray(errors) ? errors : [])].flatMap((one, index) =>
    index === 0 ? [one] : causes(one, depth + 1),
  );
}

/** The code of a system's error, Node's own or one that Rust tells of, such as `(os error 28)`. */
function codeOf(error: unknown): string | undefined {
  const { code, pluginCode, syscall, message } = error as Refusal;
  if (code && syscall) return pluginCode ?? code;
  const [, number] = /\(os error (\d+)\)/.exec(message ?? '') ?? [];
  return number && getSystemErrorMap().get(-Number(number))?.[0];
}
