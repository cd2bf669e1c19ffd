import type { Fault } from '../policy/fault.ts';

const SAVE_AS_UTF8 = '在编辑器里用原来的编码打开，另存为“UTF-8（无 BOM）”。';

/** The text of a file's bytes, or the fault of whatever encoding it is in that isn't UTF-8. */
export function decoded(bytes: Uint8Array, file: string): string | Fault {
  const [first, second, third] = bytes;
  const fault = (problem: string, mend: string, line?: number): Fault => ({
    file,
    ...(line && { line }),
    problem,
    mend,
  });
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return fault('文件是 UTF-16 编码。', SAVE_AS_UTF8);
  }
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return fault('文件开头有 BOM（看不见的标记）。', '在编辑器里另存为“UTF-8（无 BOM）”。', 1);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return bytes.subarray(0, 64).filter((byte) => byte === 0).length > 8
      ? fault('文件是 UTF-16 编码，或不是文字。', SAVE_AS_UTF8)
      : fault(
          '文件里有空字符（U+0000），不是文字，或已损坏。',
          '删去它；文件损坏的从版本历史里恢复。',
          lineAt(bytes, zero),
        );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return isChinese(bytes)
      ? fault('文件不是 UTF-8 编码（可能是 GBK）。', SAVE_AS_UTF8)
      : fault(
          '文件不是 UTF-8 编码，或有字被截断、损坏。',
          '用原来的编码打开，另存为 UTF-8；损坏的从版本历史里恢复。',
        );
  }
}

function isChinese(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /\p{Script=Han}/u.test(text);
  } catch {
    return false;
  }
}

const lineAt = (bytes: Uint8Array, at: number) =>
  bytes.subarray(0, at).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1);
