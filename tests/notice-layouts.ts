import { pick, seeded } from './random.ts';
import { paragraph, title } from './synthetic-words.ts';

/** An entry of a list of names. */
export interface Listed {
  id: string;
  name: string;
}

export type Kind = 'number' | 'reform' | 'title' | 'text' | 'zones' | 'scope' | 'units';

/** A reform as a notice was made of it: what an import has to find. */
export interface Made {
  number: number;
  title: string;
  text: string;
  zones: Listed[];
  scope: Listed[] | '全省';
  units: Listed[];
}

/** A made-up notice, with how it is laid out. */
export interface Layout {
  what: string;
  title: string;
  titleLines: string[];
  published: string;
  body: string[];
  list: string[];
  after: string[];
  annexTitle: string;
  columns: { is: Kind; name: string }[];
  headPrinted: boolean;
  mark: string;
  titleMark: string;
  rowNumber: (number: number) => string;
  paged: boolean;
  wrapped: boolean;
  merged: boolean;
  rows: Made[];
}

const ISSUER = '合成省人民政府';
const HEADS: Record<Kind, string[]> = {
  number: ['序号', '编号', '项次'],
  reform: ['成果名称和内容', '举措及内容', '创新成果及主要内容'],
  title: ['成果名称', '改革事项', '试点经验', '创新成果', '事项名称'],
  text: ['主要内容', '具体做法', '成果内容', '主要做法'],
  zones: ['来源片区', '片区'],
  scope: ['推广范围', '复制推广范围', '实施范围'],
  units: ['牵头责任单位', '责任单位', '负责单位', '牵头单位'],
};
const ORDERS: Kind[][] = [
  ['number', 'reform', 'zones', 'scope', 'units'],
  ['number', 'title', 'text', 'zones', 'scope', 'units'],
  ['number', 'reform', 'scope', 'units'],
  ['number', 'title', 'text', 'units'],
  ['number', 'title', 'text', 'scope', 'units'],
  ['number', 'reform', 'units'],
  ['number', 'units', 'reform'],
  ['number', 'zones', 'title', 'text', 'units'],
  ['number', 'title', 'units', 'text'],
  ['number', 'units', 'scope', 'title', 'text'],
];
const CHINESE = '零一二三四五六七八九十'.split('');
const wide = (text: string) =>
  text.replace(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

const LIST_STYLES: Record<string, (number: number) => string> = {
  点: (number) => `${number}.`,
  顿号: (number) => `${number}、`,
  全角: (number) => `${wide(String(number))}．`,
  括号: (number) => `（${CHINESE[number]}）`,
};
const ROW_STYLES: Record<string, (number: number) => string> = {
  数字: String,
  全角: (number) => wide(String(number)),
  加点: (number) => `${number}.`,
  汉字: (number) => `${CHINESE[number]}、`,
  括号: (number) => `（${CHINESE[number]}）`,
};

/** The layout of a seed: another seed, another notice, set out in another way. */
export function layoutOf(
  seed: number,
  lists: { units: Listed[]; zones: Listed[]; places: Listed[] },
): Layout {
  const random = seeded(seed);
  const some = (items: Listed[], most: number) => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, items))),
  ];
  const kinds = pick(random, ORDERS);
  const headPrinted = ORDERS.indexOf(kinds) > 4 || random() < 0.6;
  const count = 2 + Math.floor(random() * 8);
  const rows = Array.from(
    { length: count },
    (_, at): Made => ({
      number: at + 1,
      title: title(random),
      text: paragraph(random)
        .map((clauses) => `${clauses.join('，')}。`)
        .join(''),
      zones: some(lists.zones, 3),
      scope: random() < 0.5 ? '全省' : some(lists.places, 4),
      units: some(lists.units, 5),
    }),
  );
  const [listName, listStyle] = pick(random, Object.entries(LIST_STYLES));
  const [rowName, rowNumber] = pick(random, Object.entries(ROW_STYLES));
  // Clauses that are out of order are a fault; a list may be, whose numbers are plain.
  const plain = listName !== '括号';
  const order = random() < 0.3 && plain ? [...rows].sort(() => random() - 0.5) : rows;
  // The seventh is a real one, whose short title it would take.
  const batch = `第十${CHINESE[1 + Math.floor(random() * 9)]}批`;
  const subject = `推广自贸试验区${batch}创新成果的通知`;
  const twoLines = random() < 0.3;
  const hasList = random() < 0.8;
  const mark = pick(random, ['', '、', '，', '；', ' ']);
  const titleMark = pick(random, ['。', '。', '：']);
  const layout = {
    title: `${ISSUER}关于${subject}`,
    titleLines: twoLines ? [`${ISSUER}`, `关于${subject}`] : [`${ISSUER}关于${subject}`],
    published: pick(random, ['发布日期:2021-03-16', '发布时间：2021年3月16日']),
    body: [
      '各设区市人民政府，各有关单位：',
      `经研究，决定推广${batch}${count}项创新成果。现就有关事项通知如下：`,
      '一、推广内容',
    ],
    list: hasList ? order.map((row) => listStyle(row.number) + row.title) : [],
    after: [
      '二、组织实施',
      '（一）加强领导。各地各单位要加强组织领导，压紧压实责任。',
      '（二）及时总结。各牵头单位要每半年总结一次。',
      `附件：${batch}创新成果任务分工表`,
      ISSUER,
      '2021年3月15日',
    ],
    annexTitle: `${batch}创新成果任务分工表`,
    columns: kinds.map((is) => ({ is, name: pick(random, HEADS[is]) })),
    headPrinted,
    mark,
    titleMark,
    rowNumber,
    paged: random() < 0.35,
    wrapped: random() < 0.35,
    merged: random() < 0.4,
    rows,
  };
  const flags = ['paged', 'wrapped', 'merged', 'headPrinted'].filter(
    (one) => layout[one as 'paged'],
  );
  return {
    ...layout,
    what: `${seed}: ${kinds.join(' ')}; 名称间“${mark}”; 名单${hasList ? listName : '无'}; 序号${rowName}; ${flags.join(' ')}`,
  };
}

/** A cell's words. */
export function cellOf(row: Made, is: Kind, { mark, titleMark, rowNumber }: Layout): string {
  const names = (list: Listed[]) => list.map(({ name }) => name).join(mark);
  switch (is) {
    case 'number':
      return rowNumber(row.number);
    case 'reform':
      return `${row.title}${titleMark}${row.text}`;
    case 'title':
    case 'text':
      return row[is];
    case 'scope':
      return row.scope === '全省' ? '全省' : names(row.scope);
    default:
      return names(row[is]);
  }
}

/** What the source has to say in the end, page numbers and repeated heads gone. */
export const cleanText = (layout: Layout): string =>
  textLines({ ...layout, paged: false }).join('\n');

/** The notice as text that was pasted out of a page. */
export function textLines(layout: Layout): string[] {
  const head = layout.columns.map(({ name }) => name).join(' ');
  const rows = layout.rows.flatMap((row, at) => {
    const line = layout.columns.map(({ is }) => cellOf(row, is, layout)).join(' ');
    const lines = layout.wrapped ? (line.match(/.{1,38}/gsu) ?? []) : [line];
    if (!layout.paged || at % 3 !== 1) return lines;
    const cut = Math.ceil(lines.length / 2);
    return [
      ...lines.slice(0, cut),
      ...[`— ${at + 1} —`, ''],
      ...(layout.headPrinted ? [head] : []),
      ...lines.slice(cut),
    ];
  });
  return [
    ...layout.titleLines,
    layout.published,
    ...layout.body,
    ...layout.list,
    ...layout.after,
    '附件',
    layout.annexTitle,
    ...(layout.headPrinted ? [head] : []),
    ...rows,
  ];
}

/** The same as a page, with a table whose equal neighbours may be one cell. */
export function page(layout: Layout): string {
  const p = (text: string) => `<p>${text}</p>`;
  const row = (made: Made, at: number) => {
    const cells = layout.columns.map(({ is }) => {
      const text = cellOf(made, is, layout);
      const same = (other: number) =>
        layout.merged &&
        (is === 'units' || is === 'zones' || is === 'scope') &&
        layout.rows[other] !== undefined &&
        cellOf(layout.rows[other], is, layout) === text;
      if (same(at - 1)) return '';
      let down = 1;
      while (same(at + down)) down++;
      const inner = is === 'units' && layout.mark === ' ' ? text.replace(/ /g, '<br>') : text;
      return `<td${down > 1 ? ` rowspan="${down}"` : ''}><p>${inner}</p></td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  const head = `<tr>${layout.columns.map(({ name }) => `<th>${name}</th>`).join('')}</tr>`;
  const heads = layout.headPrinted ? head : '';
  const rows = layout.rows.map(
    (made, at) => (layout.paged && at === 2 && !layout.merged ? heads : '') + row(made, at),
  );
  return [
    '<!doctype html><html><head><title>通知</title><script>var a = 1;</script></head><body>',
    '<div class="nav">首页 &gt; 政务公开</div>',
    ...[...layout.titleLines, layout.published, ...layout.body, ...layout.list].map(p),
    ...[...layout.after, '附件', layout.annexTitle].map(p),
    `<table><tbody>${heads}${rows.join('')}</tbody></table>`,
    '<div>打印本页 关闭窗口</div></body></html>',
  ].join('\n');
}
