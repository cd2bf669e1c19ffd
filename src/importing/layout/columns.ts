import type { ColumnKind } from '../../policy/schema/annex.ts';
import { fold } from '../../policy/source/fold.ts';

/** A column as it stands in the annex; none of the site's kinds where it holds something else. */
export interface FoundColumn {
  is: ColumnKind | undefined;
  name: string;
  /** What is printed before and behind each cell: A- of a code, 责任单位： where no head names the columns. */
  before?: string | undefined;
  after?: string | undefined;
  /** Into how many figures numbers are filled up by zeros. */
  digits?: number | undefined;
}

/** What columns are called, the telling ones first. */
const CALLED: readonly [is: ColumnKind, name: RegExp][] = [
  ['number', /^(序号|编号|项次|序|项目序号)$/],
  [
    'units',
    /^(省级|省直|省)?(复制|推广|任务|工作)*(牵头|责任|负责|主办|主责|实施|落实|主管|指导|对口).*(单位|部门|处室|机构)$/,
  ],
  ['zones', /片区|^(创新成果|成果|经验)?来源(地|地区)?$/],
  ['scope', /(推广|试行|适用|实施|复制|试点).*(范围|地方|区域|地区)$|^范围$/],
  ['reform', /(名称|举措|事项|经验|成果).*[及和与、].*(内容|做法|措施)/],
  ['text', /(内容|做法|简介|(具体|主要|工作)(措施|举措)|要点)$/],
  ['title', /(名称|事项|经验|成果|举措|项目|任务|清单)/],
];

/** Columns that the site has no place for: their names are no part of a neighbour's. */
const OTHER =
  /^((配合|协同|协办|协助|参与|参加|支持).*(单位|部门)|(完成|办结)?(时限|时间|期限)|备注|领域|类别|联系人|联系电话)$/;

/** What a name says in brackets of units that don't lead: 责任单位（配合）. */
const OTHER_UNITS = /配合|协同|协办|协助|参与|参加|支持/;

/** No column has a longer name. */
const LONGEST_NAME = 14;

/** What a column of such a name holds; none where the site has no place for it. */
export function kindOf(name: string): ColumnKind | undefined {
  const [, plain = '', aside = ''] = /^(.*?)([（(][^（()）]*[)）])?$/.exec(fold(name)) ?? [];
  // 号 is the end of 序号.
  const isNone = plain.length > LONGEST_NAME || name.startsWith('号') || OTHER_UNITS.test(aside);
  return isNone ? undefined : CALLED.find(([, form]) => form.test(plain))?.[0];
}

/** Whether a column may be called so, one that the site has a place for or another. */
export const isColumnName = (name: string): boolean =>
  kindOf(name) !== undefined || OTHER.test(fold(name));

/**
 * What the columns of a head hold, by their names.
 * @param over what stands above each name, in a head of two rows: 责任单位 above 牵头.
 * @returns none where the names are no head of an annex.
 */
export function columnsOf(
  names: readonly string[],
  over: readonly string[] = [],
): FoundColumn[] | undefined {
  const columns = names.map(
    (name, at): FoundColumn => ({
      is: kindOf(name) ?? (OTHER.test(fold(name)) ? undefined : kindOf(over[at] ?? '')),
      name: fold(name),
    }),
  );
  const has = (is: ColumnKind) => columns.some((column) => column.is === is);
  const told = columns.filter(({ is }) => is !== undefined).length;
  if (told < 3 || !(has('title') || has('text') || has('reform'))) return undefined;
  // Without numbers, only what looks like a head throughout is one.
  if (!has('number') && !(has('units') && told === columns.length)) return undefined;
  // One column with a reform's title and its text is called by either.
  if (!has('reform') && has('title') !== has('text')) {
    for (const one of columns) if (one.is === 'title' || one.is === 'text') one.is = 'reform';
  }
  preferLead(columns);
  const seen = new Set<ColumnKind>();
  for (const one of columns) {
    if (one.is && seen.has(one.is)) one.is = undefined;
    else if (one.is) seen.add(one.is);
  }
  return columns;
}

/** Of several columns of units, those who lead count. */
function preferLead(columns: FoundColumn[]) {
  const units = columns.filter(({ is }) => is === 'units');
  const lead = units.find(({ name }) => /牵头/.test(name)) ?? units[0];
  for (const one of units) if (one !== lead) one.is = undefined;
}

/** What the editors call the columns of an annex that prints no head. */
const NAMES: Record<ColumnKind, string> = {
  number: '序号',
  reform: '成果名称和内容',
  title: '成果名称',
  text: '成果内容',
  zones: '来源片区',
  scope: '复制推广范围',
  units: '牵头责任单位',
};

/** How annexes without a head are set out: the one that fits the rows best is taken. */
export const USUAL: readonly FoundColumn[][] = (
  [
    ['number', 'reform', 'zones', 'scope', 'units'],
    ['number', 'title', 'text', 'zones', 'scope', 'units'],
    ['number', 'reform', 'scope', 'units'],
    ['number', 'reform', 'zones', 'units'],
    ['number', 'title', 'text', 'scope', 'units'],
    ['number', 'title', 'text', 'zones', 'units'],
    ['number', 'reform', 'units'],
    ['number', 'title', 'text', 'units'],
    ['number', 'units', 'reform'],
  ] as const
).map((kinds) => kinds.map((is) => ({ is, name: NAMES[is] })));

/** Names of which some are those of columns, and the others of none: a head that can't be read. */
export function unreadNames(names: readonly string[]): string[] | undefined {
  const filled = names.map((name) => fold(name)).filter(Boolean);
  const known = filled.filter((name) => kindOf(name) !== undefined);
  const isHead =
    known.length > 1 &&
    filled.length < MOST_WORDS &&
    filled.every((one) => one.length <= LONGEST_NAME);
  return isHead ? filled.filter((name) => !known.includes(name)) : undefined;
}

/** A head has no more words, and a name of it goes over no more lines. */
const MOST_WORDS = 24;
const MOST_PIECES = 4;

/** A stretch of a text that heads a table: its names are parted by blanks, and may be broken by them. */
export function headIn(text: string): FoundColumn[] | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length > MOST_WORDS) return undefined;
  const names = namesIn(words, 0, new Set()) ?? words;
  const columns = columnsOf(names);
  return columns?.some(({ is }) => is === 'units') ? columns : undefined;
}

/** Puts words together so that each is the name of a column. */
function namesIn(words: readonly string[], from: number, dead: Set<number>): string[] | undefined {
  if (from === words.length) return [];
  if (dead.has(from)) return undefined;
  for (let end = from + 1; end <= Math.min(from + MOST_PIECES, words.length); end++) {
    const name = words.slice(from, end).join('');
    const isName = (kindOf(name) && !OTHER.test(words[end - 1] ?? '')) || OTHER.test(name);
    const rest = isName ? namesIn(words, end, dead) : undefined;
    if (rest) return [name, ...rest];
  }
  dead.add(from);
  return undefined;
}
