import { fold } from '../policy/source/fold.ts';
import { nearest } from './layout/names.ts';
import type { Finding } from './layout/words.ts';
import { LISTS, type NamedColumn, WHAT } from './own-names.ts';

/** The cell of a reform, by what it holds and where the editors find it. */
export interface CellOf {
  column: NamedColumn;
  cell: string;
  number: number;
  line: number;
  /** The reform's file. */
  file: string;
}

/** What is told of a name that no list has: with its cell, and the nearest names that are known. */
export function unknownName(name: string, of: CellOf, known: readonly string[]): Finding {
  const { column, cell, number, line } = of;
  const near = nearest(name, known);
  return {
    stage: 'units',
    line,
    what: `第 ${number} 项里有不认识的${WHAT[column]}“${name}”：“${fold(cell)}”。${near.length > 0 ? `最像的是：${near.join('、')}。` : ''}`,
    mend: isAside(name) ? asideMend(name, of) : newMend(name, of),
  };
}

function newMend(name: string, { column, file }: CellOf): string {
  return `新的${WHAT[column]}，加进 content/${LISTS[column]}.yaml，再把 ${file} 里的“${name}”换成它的代号；几个名称连在一起的，分开写；是已有的，换成已有的代号，叫法不同的写进 notice.mdx 的 names。`;
}

function asideMend(name: string, { column, file }: CellOf): string {
  const what = `“${name}”里有${WHAT[column]}的名称以外的字：是跟着前面或后面的名称的，从 ${file} 的 ${column} 里删去，在 ${file} 的 names 里连它一起照录那个名称，如 `;
  return `${what}${EXAMPLES[column]}；各项都这样写的，写在 notice.mdx 的 names 里。${column === 'units' ? '不是牵头的单位，从 units 里删去，请开发人员看这一格怎样收。' : ''}`;
}
const EXAMPLES = {
  units: 'fzhg: 福州海关（牵头）',
  zones: 'fuzhou: 福州片区等',
  scope: 'zhangzhou: 漳州市等地',
};

/** What a unit does, said beside its name. */
const ROLE = '(牵头|配合|协助|协同|参与|参加)';
/** Words beside names: （牵头）, 配合单位：, 省商务厅（配合）, 等, 牵头负责, 按职责分工负责. */
const isAside = (name: string) =>
  new RegExp(`[：:]$|^[（(].*[)）]$|[（(]${ROLE}.{0,4}[)）]$`).test(name) ||
  /^[两一二三四五六七八九十\d]+个?(省|市|县|区|地|片区|设区市|地市|单位|部门)/.test(name) ||
  new RegExp(`^(等|会同|联合|${ROLE}|按照?(职责|分工|各自)|分别|共同|负责)`).test(name);

/** Words that take places out of a scope: 全省（不含厦门）, 除南平市外. */
export const isExcepting = (scope: string): boolean =>
  /不含|不包[括含]|不在内|[除以之]外|除.+外/.test(scope);

/** What is told of a scope with an exception: its places are those where nothing is replicated. */
export const exceptedScope = (scope: string, { number, line, file }: CellOf): Finding => ({
  stage: 'units',
  line,
  what: `第 ${number} 项的推广范围“${scope}”里有除外的地方，照录了，没有推断是哪些地方。`,
  mend: `在 ${file} 的 scope.places 里写要推广的地方的代号，除外的不写；printed 照录，不改。`,
});
