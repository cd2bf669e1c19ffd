import type { ErrorCode, LineCounter, YAMLError } from 'yaml';
import type { Fault } from '../policy/fault.ts';
import { firstSlip } from './yaml-slips.ts';

interface Likely {
  problem: string;
  mend: string;
}

const reference: Likely = {
  problem: '用了 YAML 的引用、标签或指令（&、*、!、%）。',
  mend: '照写文字；值以这些符号开头时，给整段文字加半角引号。',
};
const bracket: Likely = {
  problem: '这里多出了东西，或上面的括号、引号没有成对。',
  mend: '检查这一行和上一行的括号、引号；列表的每一项以“- ”开头，左边对齐；以括号开头的文字，给整段加半角引号。',
};
const indent: Likely = {
  problem: '缩进不对。',
  mend: '同一级的各项左边对齐，下一级的多空两格；列表的每一项以“- ”开头。',
};
const key: Likely = {
  problem: '这一行不是“名称: 值”。',
  mend: '冒号用半角，后面空一格；值不要另起一行。',
};

/** What an editor most likely did, by what the parser says is wrong: each of its codes, in Chinese. */
const LIKELY: Record<ErrorCode, Likely> = {
  ALIAS_PROPS: reference,
  BAD_ALIAS: reference,
  BAD_COLLECTION_TYPE: reference,
  BAD_DIRECTIVE: reference,
  BAD_DQ_ESCAPE: {
    problem: '半角双引号里的反斜杠后面写错了。',
    mend: '删去反斜杠；要写反斜杠的，改用半角单引号。',
  },
  BAD_INDENT: indent,
  BAD_PROP_ORDER: reference,
  BAD_SCALAR_START: {
    problem: '值以 @ 或 ` 开头。',
    mend: '给整段文字加半角引号。',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    problem: '一行里有两个半角冒号，分不清名称和值。',
    mend: '文字里的半角冒号改成全角“：”，或给整段文字加半角引号。',
  },
  BLOCK_IN_FLOW: bracket,
  DUPLICATE_KEY: { problem: '同一项写了两次。', mend: '只留一个。' },
  IMPOSSIBLE: bracket,
  KEY_OVER_1024_CHARS: key,
  MISSING_CHAR: {
    problem: '少了逗号、引号或括号。',
    mend: '检查引号、括号是否成对，各项之间是否有半角逗号；半角引号里的文字不能再有半角引号。',
  },
  MULTILINE_IMPLICIT_KEY: key,
  MULTIPLE_ANCHORS: reference,
  MULTIPLE_DOCS: { problem: '中间有“---”或“...”，分成了两份。', mend: '删去这一行。' },
  MULTIPLE_TAGS: reference,
  NON_STRING_KEY: key,
  RESOURCE_EXHAUSTION: { problem: '括号套得太深。', mend: '照其他文件的写法改。' },
  TAB_AS_INDENT: { problem: '缩进用了制表符。', mend: '改成空格。' },
  TAG_RESOLVE_FAILED: reference,
  UNEXPECTED_TOKEN: bracket,
};

/** Where a YAML text stands: in which file, after how many lines of it. */
export interface YamlPlace {
  file: string;
  offset: number;
}

const syntaxFault = (
  line: number,
  { problem, mend }: Likely,
  { file, offset }: YamlPlace,
): Fault => ({
  file,
  line: line + offset,
  problem: `YAML 语法有误：${problem}`,
  mend,
});

/** Beyond these the parser mostly stumbles at what it stumbled at before. */
const MOST = 10;

/** Where a line has no second colon and no sign that is missing its other, it stands in the wrong column. */
function likelyCode(code: ErrorCode, content: string): ErrorCode {
  const colons = content.match(/:(?=\s|$)/g)?.length ?? 0;
  const isPlain = /^\s*(?:- +)?[A-Za-z]+:/.test(content) && !/["'[\]{}]/.test(content);
  const isIndent = code === 'MISSING_CHAR' ? isPlain : code === 'BLOCK_AS_IMPLICIT_KEY';
  return isIndent && colons < 2 ? 'BAD_INDENT' : code;
}

/** What the parser stumbled at, one fault for each line. */
export function parserFaults(
  errors: readonly YAMLError[],
  text: string,
  lines: LineCounter,
  place: YamlPlace,
): Fault[] {
  if (errors.length === 0) return [];
  const slip = firstSlip(text);
  const contents = text.split('\n');
  const faults = errors.slice(0, MOST).map((error): Fault => {
    const { line } = lines.linePos(error.pos[0]);
    // The parser trips over what follows a tab, and says so of that.
    const content = contents[line - 1] ?? '';
    const code = /^\s*\t/.test(content)
      ? 'TAB_AS_INDENT'
      : /^[^"']*[:-] +[!&*]/.test(content)
        ? 'TAG_RESOLVE_FAILED'
        : likelyCode(error.code, content);
    return syntaxFault(line, LIKELY[code] ?? bracket, place);
  });
  const own = faults
    .filter(({ line }, index) => faults.findIndex((other) => other.line === line) === index)
    .filter((fault, index, all) => !followsIndent(fault, all[index - 1]));
  if (!slip) return own;
  // What the parser met before the slip has a cause of its own.
  const line = slip.line + place.offset;
  return [...own.filter((fault) => (fault.line ?? 0) < line), syntaxFault(slip.line, slip, place)];
}

/** Lines below one in the wrong column stand in it, too. */
const followsIndent = (fault: Fault, before: Fault | undefined): boolean =>
  before !== undefined &&
  fault.line === (before.line ?? 0) + 1 &&
  [fault, before].every(({ mend }) => mend === indent.mend);

/** Blanks that look like an indent, or like the blank after a colon, and aren't one to the parser. */
export function indentFaults(text: string, place: YamlPlace): Fault[] {
  return text.split('\n').flatMap((content, index) => {
    const [, blank] = /^[ \t]*([^\S \t\r\n])/u.exec(content) ?? [];
    if (blank) {
      const problem = `缩进用了${blank === '\u3000' ? '全角空格（U+3000）' : '特殊的空格'}。`;
      return [syntaxFault(index + 1, { problem, mend: '改成半角空格。' }, place)];
    }
    if (/^[ ]*(- +)?[A-Za-z]+[:：][^\S \t\r\n]/u.test(content)) {
      const problem = '冒号后面不是半角空格。';
      return [syntaxFault(index + 1, { problem, mend: '冒号用半角，后面空一个半角空格。' }, place)];
    }
    return [];
  });
}

/** A remark that begins in the line of a text: half of what was meant as text may be in it. */
export const remarkFault = (line: number, place: YamlPlace): Fault => ({
  file: place.file,
  line: line + place.offset,
  problem: '值的后面有“ #”，它和它后面的字都会丢掉。',
  mend: '“#”是文字的，给整段文字加半角引号；是注释的，另写一行，以“#”开头。',
});

export const referenceFault = (line: number, place: YamlPlace): Fault =>
  syntaxFault(line, reference, place);

export const repeatedFault = (line: number, place: YamlPlace): Fault =>
  syntaxFault(line, LIKELY.DUPLICATE_KEY, place);

export const tooMany = (line: number, count: number, place: YamlPlace): Fault => ({
  file: place.file,
  line: line + place.offset,
  problem: `这里有 ${count} 条，太多。`,
  mend: '检查是不是重复粘贴了。',
});

export const tooDeep = (place: YamlPlace): Fault =>
  syntaxFault(1, LIKELY.RESOURCE_EXHAUSTION, place);
