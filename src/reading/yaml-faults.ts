import type { Document, ErrorCode, LineCounter } from 'yaml';
import type { Fault } from '../policy/fault.ts';

/** What an editor most likely did, by what the parser says is wrong, and how to mend it. */
const LIKELY: Partial<Record<ErrorCode, { problem: string; mend: string }>> = {
  BAD_INDENT: { problem: '缩进不对。', mend: '同一级的各项左边对齐，下一级的多空两格。' },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: '一行里有两个半角冒号，分不清名称和值。',
    mend: '文字里的半角冒号改成全角“：”，或给整段文字加半角引号。',
  },
  DUPLICATE_KEY: { problem: '同一项写了两次。', mend: '只留一个。' },
  MISSING_CHAR: {
    problem: '少了逗号、引号或括号。',
    mend: '检查引号、括号是否成对，各项之间是否有半角逗号；半角引号里的文字不能再有半角引号。',
  },
  MULTILINE_IMPLICIT_KEY: {
    problem: '这一行不是“名称: 值”。',
    mend: '冒号用半角，后面空一格；值不要另起一行。',
  },
  TAB_AS_INDENT: { problem: '缩进用了制表符。', mend: '改成空格。' },
  UNEXPECTED_TOKEN: {
    problem: '这里多出了东西，或上面的括号、引号没有成对。',
    mend: '检查这一行和上一行的括号、引号；列表的每一项以“- ”开头，左边对齐。',
  },
};
const UNKNOWN_MEND =
  '检查这一行：冒号要用半角，后面空一格；缩进、方括号和引号要成对；值以 @ 等符号开头时加上引号。';

/**
 * What is wrong with a file's YAML, one fault for each line that the parser stumbled at.
 * @param text the YAML itself.
 * @param offset the number of lines of the file before the YAML.
 */
export function yamlFaults(
  { errors }: Document,
  text: string,
  lines: LineCounter,
  file: string,
  offset: number,
): Fault[] {
  const faults = errors.map((error): Fault => {
    const { line } = lines.linePos(error.pos[0]);
    // The parser trips over what follows a tab, and says so of that.
    const tab = /^\s*\t/.test(text.split('\n')[line - 1] ?? '');
    const likely = LIKELY[tab ? 'TAB_AS_INDENT' : error.code];
    const said = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    return {
      file,
      line: line + offset,
      problem: `YAML 语法不通：${likely?.problem ?? said}`,
      mend: likely?.mend ?? UNKNOWN_MEND,
    };
  });
  return faults.filter(
    (fault, index) => faults.findIndex((other) => other.line === fault.line) === index,
  );
}
