import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { pick, seeded } from './random.ts';
import { paragraph, title } from './synthetic-words.ts';

/** An entry of `units.yaml`, `zones.yaml` or `topics.yaml`. */
interface Listed {
  id: string;
  name: string;
}
interface Lists {
  units: Listed[];
  zones: Listed[];
  topics: Listed[];
}
interface Row {
  number: number;
  title: string;
  /** Sentence by sentence, clause by clause. */
  sentences: string[][];
  zones: Listed[];
  units: Listed[];
  topics: Listed[];
}

const KINDS = ['建平台设施', '改流程', '定标准', '联办协作', '便利措施', '风险防范'];
const ISSUER = '合成省合成机关';
const PLAN = '各牵头单位要逐项制定方案，明确具体措施、时间节点、责任人。';
const REVIEW = '各牵头单位要每半年报送总结，写明所采取的措施、取得的成效、存在的问题。';
/** How the tables below are set out: a row is a line, its names run together. */
const ANNEX = {
  headPrinted: false,
  columns: [
    { is: 'number', name: '序号' },
    { is: 'reform', name: '成果名称和内容' },
    { is: 'zones', name: '来源片区', separators: [''] },
    { is: 'scope', name: '推广范围' },
    { is: 'units', name: '牵头责任单位', separators: [''] },
  ],
};
const LEAD = '各地各单位要加强组织领导，压紧压实责任。';

/**
 * Adds made-up notices to a content folder: `s1`, `s2` and so on, each with its source, the same
 * ones for the same seed. They lean on the folder's own units, zones and topics, and are entered in
 * no ledger. It knows how content is written, and nothing of the code that reads it, so that it can
 * drive two checkouts.
 * @param folder such as `content`, with its lists in it.
 */
export function writeSyntheticNotices(
  folder: string,
  {
    notices,
    reforms,
    seed,
    wordy = false,
  }: {
    notices: number;
    reforms: number;
    seed: number;
    /** For lists that weigh the most: every title long, and every reform led by the same eight units. */
    wordy?: boolean;
  },
): void {
  const listed = (name: string) =>
    parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')) as Listed[];
  const lists = { units: listed('units'), zones: listed('zones'), topics: listed('topics') };
  // Checkouts that list no places take every annex to be set out like this one.
  const annex = existsSync(join(folder, 'places.yaml')) ? { annex: ANNEX } : {};
  const random = seeded(seed);
  for (let index = 1; index <= notices; index++) {
    // Every notice gets its share, the first ones what is left over.
    const size = Math.floor(reforms / notices) + (index <= reforms % notices ? 1 : 0);
    const rows = Array.from({ length: size }, (_, row) =>
      (wordy ? wordyRowOf : rowOf)(row + 1, lists, random),
    );
    writeNotice(join(folder, `s${index}`), index, rows, annex);
  }
}

function rowOf(number: number, lists: Lists, random: () => number): Row {
  const some = (items: Listed[], most: number) => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(random, items))),
  ];
  return {
    number,
    title: title(random),
    sentences: paragraphOnce(random),
    zones: some(lists.zones, 3),
    units: some(lists.units, 4),
    topics: some(lists.topics, 2),
  };
}

const TITLES_IN_ONE = 8;
const UNITS_OF_ALL = 8;

function wordyRowOf(number: number, lists: Lists, random: () => number): Row {
  return {
    ...rowOf(number, lists, random),
    title: Array.from({ length: TITLES_IN_ONE }, () => title(random)).join('和'),
    units: lists.units.slice(0, UNITS_OF_ALL),
    zones: lists.zones,
  };
}

/** A paragraph that says nothing twice: a phrase is looked for where it first stands. */
function paragraphOnce(random: () => number): string[][] {
  const sentences = paragraph(random);
  const all = sentences.flat();
  return new Set(all).size < all.length ? paragraphOnce(random) : sentences;
}

function writeNotice(folder: string, index: number, rows: Row[], more: { annex?: typeof ANNEX }) {
  const batch = `合成第${index}批`;
  const name = `${ISSUER}关于推广${batch}成果的通知`;
  const annex = `${batch}成果任务分工表`;
  // All before any real notice, so that the newest stays what it is.
  const date = { year: 2000 + (index % 18), month: 10 + (index % 3), day: 10 + (index % 19) };
  const signedOn = `${date.year}-${date.month}-${date.day}`;
  const signed = `${date.year}年${date.month}月${date.day}日`;
  const before = [`各合成单位:`, `现将${batch}${rows.length}项成果予以推广。`, '一、推广内容'];
  const after = [
    '二、组织实施',
    `（一）加强领导。${LEAD}`,
    `（二）制定方案。${PLAN}`,
    `（三）总结评估。${REVIEW}`,
    `附件：${annex}`,
    ISSUER,
    signed,
  ];
  mkdirSync(folder, { recursive: true });
  const write = (file: string, lines: string[]) =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  write('notice.mdx', [
    '---',
    stringify({
      title: name,
      shortTitle: `${batch}通知`,
      batch,
      issuer: ISSUER,
      signedOn,
      publishedOn: signedOn,
      ...more,
      plan: { clause: 'c2-2', parts: parts('具体措施', '时间节点', '责任人') },
      review: { clause: 'c2-3', parts: parts('所采取的措施', '取得的成效', '存在的问题') },
      duties: [
        { of: 'leadUnit', clause: 'c2-2', task: '制定方案', quote: PLAN },
        { of: 'leadUnit', clause: 'c2-3', task: '报送总结', quote: REVIEW, due: '每半年' },
        { of: 'place', clause: 'c2-1', task: '加强领导', quote: LEAD },
      ],
    }).trim(),
    '---\n',
    [...before, '<ReformList />', ...after, `<Annex>\n\n附件\n\n${annex}\n\n</Annex>`].join('\n\n'),
  ]);
  for (const row of rows) write(`${String(row.number).padStart(2, '0')}.mdx`, reformLines(row));
  const list = rows.map((row) => `${row.number}.${row.title}`);
  const table = rows.map(
    (row) =>
      `${row.number} ${row.title}。${text(row)} ${names(row.zones)} 全省 ${names(row.units)}`,
  );
  write('source.txt', [
    name,
    `发布日期:${signedOn}`,
    ...before,
    ...list,
    ...after,
    '附件',
    annex,
    ...table,
  ]);
}

function reformLines(row: Row): string[] {
  return [
    '---',
    stringify({
      number: row.number,
      title: row.title,
      zones: row.zones.map(({ id }) => id),
      scope: '全省',
      units: row.units.map(({ id }) => id),
      topics: row.topics.map(({ id }) => id),
      points: row.sentences
        // A sentence of many clauses asks for two things.
        .flatMap((clauses) => [clauses.slice(0, 2), clauses.slice(2)])
        .filter((clauses) => clauses.length > 0)
        .map((clauses, index) => ({
          number: index + 1,
          kind: KINDS[index % KINDS.length],
          text: `要做到：${clauses.join('，')}。`,
          phrases: [clauses.join('，')],
        })),
    }).trim(),
    '---\n',
    `> ${text(row)}`,
  ];
}

const text = (row: Row) => row.sentences.map((clauses) => `${clauses.join('，')}。`).join('');
const names = (list: Listed[]) => list.map(({ name }) => name).join('');
const parts = (...all: string[]) => all.map((name) => ({ name }));
