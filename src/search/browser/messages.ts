import type { Answer } from '../core/evaluate.ts';
import { parametersOf, type Query } from '../core/query.ts';
import type { Understanding } from '../core/understand.ts';

/** What the search page says of an answer. */
export const NOTHING_FOUND = '没有找到。请减少词数、换一个说法，或清除筛选。';

export const FAILED =
  '搜索现在用不了：数据没有取到。可以用浏览器的“查找”（Ctrl+F）在下面的列表里找。';

export function foundMessage({ reforms, others }: Answer): string {
  const parts = [
    reforms.length > 0 && `找到${reforms.length}项成果`,
    others.length > 0 &&
      `${reforms.length > 0 ? '另有' : '找到'}${others.length}处条款、单位或片区`,
  ];
  return `${parts.filter(Boolean).join('，')}。`;
}

/** How the words were read that stand nowhere as they were typed, with the way back to them. */
export function readingMessage(query: Query, { readings }: Understanding): (Node | string)[] {
  if (readings.length === 0) return [];
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join('、');
  const said = readings.map(({ kind, typed, read }) => {
    if (kind === 'pinyin') return `“${typed}”按拼音找${quoted(read)}`;
    if (kind === 'question') return `按${quoted(read)}找`;
    return `没有“${typed}”，改找${quoted(read)}`;
  });
  const back = document.createElement('a');
  back.href = `?${parametersOf({ ...query, verbatim: true })}`;
  back.textContent = '仍按原样找';
  return [`${said.join('；')}。`, back];
}
