import type { Fault } from '../policy/fault.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** An MDX file in its two parts; `bodyOffset` is the number of lines before the body. */
export interface Parts {
  frontMatter: string;
  body: string;
  bodyOffset: number;
}

/** Parts a file at its second `---`; a fault where it doesn't begin with the first. */
export function partsOf(text: string, file: string): Parts | Fault {
  const match = FRONT_MATTER.exec(text);
  if (match) {
    return {
      frontMatter: match[1] ?? '',
      body: text.slice(match[0].length),
      bodyOffset: match[0].split('\n').length - 1,
    };
  }
  return {
    file,
    line: 1,
    problem: text.trim() === '' ? '文件是空的。' : '文件开头没有用 --- 围起来的资料。',
    mend: '第一行写 ---，接着写各项资料，再用一行 --- 结束。',
  };
}
