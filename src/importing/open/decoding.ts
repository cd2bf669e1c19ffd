import { fail } from '../failure.ts';

/** The text of a file's bytes, and the name of its encoding where that isn't UTF-8. */
export function decodedText(bytes: Uint8Array): { text: string; encoding?: string } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return as('utf-16le', bytes, 'UTF-16');
  if (first === 0xfe && second === 0xff) return as('utf-16be', bytes, 'UTF-16');
  if (bytes.includes(0)) {
    fail('文件不是文字，或已损坏（里面有空字符）。', '用原来的程序打开，另存为 .docx 或 .txt。');
  }
  return (
    attempt('utf-8', bytes) ??
    attempt('gb18030', bytes, 'GB18030') ??
    fail('文件的文字认不出编码，或有字被截断。', '用原来的程序打开，另存为 UTF-8 的 .txt。')
  );
}

const as = (label: string, bytes: Uint8Array, encoding?: string) =>
  attempt(label, bytes, encoding) ??
  fail(`文件是 ${encoding} 编码，有字损坏。`, '用原来的程序打开，另存为 UTF-8 的 .txt。');

function attempt(label: string, bytes: Uint8Array, encoding?: string) {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return encoding === undefined ? { text } : { text, encoding };
  } catch {
    return undefined;
  }
}
