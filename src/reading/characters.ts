/** A character that no reader can see, or that isn't what it looks like. */
export interface StrangeCharacter {
  /** The character, or the sequence of a letter and what is put on it. */
  text: string;
  /** Its name with its number, as `零宽空格（U+200B）`. */
  name: string;
  /** Where it stands in the text. */
  at: number;
  /** What is wrong with it and how to mend it. */
  kind: Kind;
}

interface Kind {
  problem: string;
  mend: string;
}

const invisible: Kind = {
  problem: '有看不见的字符',
  mend: '删去它：把光标放在那里，逐个删除，再重打前后的字。',
};
const control: Kind = { problem: '有控制字符', mend: '删去它。' };
const direction: Kind = { problem: '有改变文字方向的字符', mend: '删去它。' };
const blank: Kind = { problem: '有特殊的空格', mend: '删去它；要空格的，改成普通的半角空格。' };
const lost: Kind = { problem: '有丢失或损坏的字', mend: '对照原文重打这个字。' };
const ownFont: Kind = {
  problem: '有自造字，别的电脑上显示不出来',
  mend: '改成标准的汉字；没有的字照原文的说明处理。',
};
const combined: Kind = {
  problem: '有用附加符号拼成的字',
  mend: '用输入法重打成一个字符。',
};
const radical: Kind = {
  problem: '有部首符号，看着像汉字，却搜不到',
  mend: '用输入法重打这个汉字。',
};

/** From, to (both included), kind, name; later entries are for what earlier ones don't name. */
const RANGES: readonly (readonly [number, number, Kind, string])[] = [
  [0x0000, 0x0008, control, '控制字符'],
  [0x000b, 0x000c, control, '换页符'],
  [0x000d, 0x000d, control, '单独的回车符'],
  [0x000e, 0x001a, control, '控制字符'],
  [0x001b, 0x001b, control, '转义符'],
  [0x001c, 0x001f, control, '控制字符'],
  [0x007f, 0x007f, control, '删除符'],
  [0x0085, 0x0085, control, '下一行'],
  [0x0080, 0x009f, control, '控制字符'],
  [0x00a0, 0x00a0, blank, '不换行空格'],
  [0x00ad, 0x00ad, invisible, '软连字符'],
  [0x034f, 0x034f, invisible, '组合用连接符'],
  [0x061c, 0x061c, direction, '阿拉伯字母标记'],
  [0x115f, 0x1160, invisible, '谚文填充符'],
  [0x1680, 0x1680, blank, '欧甘空格'],
  [0x17b4, 0x17b5, invisible, '看不见的元音'],
  [0x180b, 0x180f, invisible, '蒙古文变体选择符'],
  [0x2000, 0x200a, blank, '窄空格、宽空格'],
  [0x200b, 0x200b, invisible, '零宽空格'],
  [0x200c, 0x200c, invisible, '零宽不连字'],
  [0x200d, 0x200d, invisible, '零宽连字'],
  [0x200e, 0x200e, direction, '从左到右标记'],
  [0x200f, 0x200f, direction, '从右到左标记'],
  [0x2028, 0x2028, control, '行分隔符'],
  [0x2029, 0x2029, control, '段分隔符'],
  [0x202a, 0x202a, direction, '从左到右嵌入'],
  [0x202b, 0x202b, direction, '从右到左嵌入'],
  [0x202c, 0x202c, direction, '方向结束'],
  [0x202d, 0x202d, direction, '从左到右强制'],
  [0x202e, 0x202e, direction, '从右到左强制'],
  [0x202f, 0x202f, blank, '窄不换行空格'],
  [0x205f, 0x205f, blank, '数学空格'],
  [0x2060, 0x2060, invisible, '单词连接符'],
  [0x2061, 0x2065, invisible, '看不见的运算符'],
  [0x2066, 0x2069, direction, '方向隔离符'],
  [0x206a, 0x206f, direction, '停用的格式符'],
  [0x2e80, 0x2fd5, radical, '部首'],
  [0x3164, 0x3164, invisible, '谚文填充符'],
  [0xd800, 0xdfff, lost, '半个字符'],
  [0xe000, 0xf8ff, ownFont, '自造字'],
  [0xfe00, 0xfe0f, invisible, '变体选择符'],
  [0xfeff, 0xfeff, invisible, '零宽不换行空格（BOM）'],
  [0xffa0, 0xffa0, invisible, '半角谚文填充符'],
  [0xfff9, 0xfffb, invisible, '注音标记'],
  [0xfffc, 0xfffc, lost, '对象占位符'],
  [0xfffd, 0xfffd, lost, '替换字符'],
  [0xe0000, 0xe0fff, invisible, '标签、变体选择符'],
  [0xf0000, 0x10ffff, ownFont, '自造字'],
];

/** Whatever may be strange: the few that are looked at more closely. */
const CANDIDATES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each stands for itself
  /\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2e80-\u2fd5\u3164\ud800-\udfff\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{10ffff}]|\p{Noncharacter_Code_Point}/gu;
/** Letters with signs put on them, and the signs alone. */
const COMBINED = /\P{M}?\p{M}+/gu;
/** Looked for before: to look for the letters too costs ten times as much, and most texts have none. */
const SIGN = /\p{M}/u;

/** The characters of a text that may not stand there, in their order; line ends and tabs may. */
export function strangeCharacters(text: string): StrangeCharacter[] {
  const found: StrangeCharacter[] = [];
  for (const { 0: character, index } of text.matchAll(CANDIDATES)) {
    const code = character.codePointAt(0) ?? 0;
    const range = RANGES.find(([from, to]) => code >= from && code <= to);
    const [, , kind, name] = range ?? [0, 0, lost, '不是字符的编码'];
    found.push({ text: character, name: named(name, character), at: index, kind });
  }
  const known = new Set(found.map((one) => one.text));
  for (const { 0: sequence, index } of SIGN.test(text) ? text.matchAll(COMBINED) : []) {
    const marks = [...sequence].filter((one) => SIGN.test(one)).length;
    const isOne = sequence === sequence.normalize('NFC') && marks === 1 && sequence.length > 1;
    if (isOne || [...sequence].some((one) => known.has(one))) continue;
    found.push({
      text: sequence,
      name: named(`“${sequence.slice(0, 4).normalize('NFC')}”`, sequence),
      at: index,
      kind: combined,
    });
  }
  return found.sort((a, b) => a.at - b.at);
}

const named = (name: string, characters: string) =>
  `${name}（${[...characters].slice(0, 4).map(codeOf).join(' ')}）`;

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text with such characters spelled out: a message must show them, and a terminal not obey them. */
export const visible = (text: string): string =>
  text.replace(CANDIDATES, (character) => `〔${codeOf(character)}〕`);
