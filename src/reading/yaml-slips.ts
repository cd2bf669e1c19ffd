/** A slip that one sees in a line of YAML, whatever the parser stumbled at behind it. */
export interface Slip {
  /** From 1. */
  line: number;
  problem: string;
  mend: string;
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Whether a line begins a key or an item of its own: what stood open before it was to be closed. */
const BEGINS = /^\s*(?:- |-$|[A-Za-z]+\s*:(?:\s|$))/;

/**
 * The first line that has a slip of its own: a tab in the indent, a quotation mark or a bracket that isn't
 * closed, a sign of full width where YAML wants the other. All else that the parser says follows from it.
 * @param text what the parser stumbled at; in sound YAML such lines may be right.
 */
export function firstSlip(text: string): Slip | undefined {
  const lines = text.split('\n');
  for (const [index, content] of lines.entries()) {
    const slip = slipIn(content, lines[index + 1]);
    if (slip) return { line: index + 1, ...slip };
  }
  return undefined;
}

function slipIn(content: string, next: string | undefined): Omit<Slip, 'line'> | undefined {
  if (/^\s*#/.test(content)) return undefined;
  if (/^ *\t/.test(content)) {
    return {
      problem: '缩进用了制表符。',
      mend: '这一行和下面同样缩进的各行，都把制表符改成半角空格。',
    };
  }
  if (/^\s*(?:- +)?[A-Za-z]+：/.test(content)) {
    return { problem: '名称后面的冒号是全角的。', mend: '改成半角“: ”，后面空一格。' };
  }
  if (/^\s*(?:[–—－•·]\s*|-(?=[A-Za-z]))[A-Za-z]+:(?:\s|$)/.test(content)) {
    return { problem: '列表的短横写错了，或后面没有空格。', mend: '写成半角的“- ”，后面空一格。' };
  }
  if (/(?:^|[:-])\s*｛/.test(content)) {
    return { problem: '花括号是全角的。', mend: '前后都改成半角的“{”“}”。' };
  }
  if (/[[{][^\]}"']*，\s*[A-Za-z]+:/.test(content)) {
    return { problem: '各项之间的逗号是全角的。', mend: '改成半角的“, ”。' };
  }
  if (/[:[,-] *"[^"]*"[^",\]}#\s][^"]*" *[\]},]* *$/.test(content)) {
    return {
      problem: '半角双引号里面又有半角双引号。',
      mend: '文字里面的引号改成全角的“”；最外面的一对留着。',
    };
  }
  const plain = content.replace(/\\./g, '').replace(/'[^']*'/g, '');
  if ((plain.match(/"/g)?.length ?? 0) % 2 === 1 && (next === undefined || BEGINS.test(next))) {
    return {
      problem: '半角双引号没有成对。',
      mend: '在文字的末尾补上一个半角双引号；文字里面的引号改成全角的“”。',
    };
  }
  const open = openBracket(plain.replace(/"[^"]*"/g, ''));
  if (open && (next === undefined || BEGINS.test(next))) {
    return {
      problem: `“${open}”没有与它成对的“${CLOSING[open]}”。`,
      mend: `在这一行的末尾补上“${CLOSING[open]}”。`,
    };
  }
  return undefined;
}

/** The last bracket that a line opens as YAML, and doesn't close; those amid a text are the text's. */
function openBracket(content: string): string | undefined {
  const [, flow] = /(?:^\s*|[:-] +)([[{].*)$/.exec(content) ?? [];
  const open: string[] = [];
  for (const sign of flow ?? '') {
    if (CLOSING[sign]) open.push(sign);
    else if (sign === ']' || sign === '}') open.pop();
  }
  return open.pop();
}
