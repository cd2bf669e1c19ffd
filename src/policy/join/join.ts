import { changeFaults, type LedgerEntry, movedFaults } from '../address/ledger.ts';
import { permalink } from '../address/permalink.ts';
import { addressesOf } from '../address/published.ts';
import type { Fault } from '../fault.ts';
import type { Change } from '../schema/change.ts';
import type { Moved } from '../schema/moved.ts';
import type { Duty, NoticeData, PaperData } from '../schema/notice.ts';
import { pointFaults } from '../schema/points.ts';
import type { ReformData } from '../schema/reform.ts';
import type { Topic } from '../schema/topic.ts';
import type { Unit } from '../schema/unit.ts';
import type { Zone } from '../schema/zone.ts';
import { type NoticeBlock, noticeBlocks, parseBody, quotations } from '../source/body.ts';
import { type Clause, outline } from '../source/clause.ts';
import { fold } from '../source/verbatim.ts';
import { folderOf, gapFaults, numberFaults } from './numbering.ts';

/** A content file whose front matter has passed its schema. */
export interface Entry<Data> {
  /** Path from the project's root, such as `content/fj7/06.mdx`. */
  file: string;
  data: Data;
  /** The MDX after the front matter. */
  body: string;
  /** Lines of the file before the body. */
  bodyOffset: number;
}

/** All of `content/`, file by file, before it is joined. */
export interface Content {
  notices: Entry<NoticeData>[];
  reforms: Entry<ReformData>[];
  units: Unit[];
  zones: Zone[];
  topics: Topic[];
  /** The addresses that were published, in the order of their entry. */
  ledger: LedgerEntry[];
  moved: Moved[];
  changes: Change[];
  /** Every file that was found, usable or not. */
  files: string[];
}

/** A block of the notice as its page shows it: with its clause, where it is one. */
export type NoticePart = NoticeBlock & { clause: Clause | undefined };

/** Where an editor finds a text: named in faults, never shown to readers. */
export interface Origin {
  file: string;
  /** Line of the quotation, or the lines before the body of a notice. */
  line: number;
}

export interface Notice extends Omit<NoticeData, 'duties' | 'plan' | 'review'> {
  /** The folder's name: `fj7`. */
  id: string;
  origin: Origin;
  url: string;
  parts: NoticePart[];
  /** Level-1 and level-2 clauses in their order. */
  clauses: Clause[];
  /** 附件标题. */
  annexTitle: string;
  duties: (Omit<Duty, 'clause'> & { clause: Clause; url: string })[];
  /** What the notice wants written of each reform, each with the clause that says so. */
  plan: Paper | undefined;
  review: Paper | undefined;
  /** In the order of their numbers. */
  reforms: Reform[];
}

/** A paper that a notice asks for, with its clause found. */
export interface Paper extends Omit<PaperData, 'clause'> {
  clause: Clause;
}

export interface Reform extends Omit<ReformData, 'zones' | 'units' | 'topics'> {
  notice: Notice;
  origin: Origin;
  url: string;
  /** The annex's paragraph on it, verbatim. */
  officialText: string;
  zones: Zone[];
  units: Unit[];
  topics: Topic[];
}

/** Everything the site says, joined: pages, data files and the search index all come from here. */
export interface Catalog {
  /** Newest first, by 成文日期. */
  notices: Notice[];
  reforms: Reform[];
  units: Unit[];
  zones: Zone[];
  topics: Topic[];
  ledger: LedgerEntry[];
  moved: Moved[];
  changes: Change[];
}

/**
 * Joins the content into a catalog and checks every reference in it.
 * The catalog is whole only where there are no faults.
 */
export function catalogOf(content: Content): { catalog: Catalog; faults: Fault[] } {
  const faults: Fault[] = [
    ...duplicateIds('content/units.yaml', '单位', content.units),
    ...duplicateIds('content/zones.yaml', '片区', content.zones),
    ...duplicateIds('content/topics.yaml', '分类', content.topics),
  ];
  const notices = content.notices.map((entry) => joinNotice(entry, content, faults));
  notices.sort((a, b) => b.signedOn.localeCompare(a.signedOn) || a.id.localeCompare(b.id));
  const catalog: Catalog = {
    notices,
    reforms: notices.flatMap((notice) => notice.reforms),
    units: content.units,
    zones: content.zones,
    topics: content.topics,
    ledger: content.ledger,
    moved: content.moved,
    changes: content.changes,
  };
  const addresses = new Set(addressesOf(catalog));
  faults.push(
    ...movedFaults(content.moved, content.ledger, addresses),
    ...changeFaults(content.changes, addresses),
  );
  return { catalog, faults };
}

function duplicateIds(file: string, what: string, list: readonly { id: string }[]): Fault[] {
  return list.flatMap((item, index) =>
    list.findIndex((other) => other.id === item.id) < index
      ? [
          {
            file,
            field: `[${index}].id`,
            problem: `${what}代号“${item.id}”用了两次。`,
            mend: '代号各不相同；给新加的一项另取代号。',
          },
        ]
      : [],
  );
}

function joinNotice(entry: Entry<NoticeData>, content: Content, faults: Fault[]): Notice {
  const id = folderOf(entry.file);
  const { blocks, faults: bodyFaults } = noticeBlocks(parseBody(entry.body));
  faults.push(
    ...bodyFaults.map((fault) => ({
      ...fault,
      file: entry.file,
      line: fault.line + entry.bodyOffset,
    })),
  );
  const clauseOfBlock = outline(blocks);
  const parts = blocks.map((block, index) => ({ ...block, clause: clauseOfBlock[index] }));
  const clauses = clauseOfBlock.filter((clause) => clause !== undefined);
  const annex = blocks.find((block) => block.kind === 'annex');
  const { duties, plan, review, ...facts } = entry.data;
  const notice: Notice = {
    ...facts,
    id,
    origin: { file: entry.file, line: entry.bodyOffset },
    url: permalink.notice(id),
    parts,
    clauses,
    annexTitle: annex?.heading.at(-1)?.text ?? '',
    duties: duties.flatMap((duty, index) => joinDuty(duty, index, id, entry.file, clauses, faults)),
    plan: joinPaper('plan', plan, entry.file, clauses, faults),
    review: joinPaper('review', review, entry.file, clauses, faults),
    reforms: [],
  };
  const own = content.reforms.filter((reform) => folderOf(reform.file) === id);
  faults.push(...numberFaults(own), ...gapFaults(id, content.files), ...shapeFaults(entry, notice));
  notice.reforms = own
    .map((reform) => joinReform(reform, notice, content, faults))
    .sort((a, b) => a.number - b.number);
  return notice;
}

/** A notice needs its list, its annex and its own sign-off, or its page would be missing a part. */
function shapeFaults(entry: Entry<NoticeData>, notice: Notice): Fault[] {
  return [
    ...(['reformList', 'annex'] as const)
      .filter((kind) => notice.parts.filter((part) => part.kind === kind).length !== 1)
      .map((kind) => ({
        file: entry.file,
        problem: `正文里要有且只有一个 ${kind === 'annex' ? '<Annex>' : '<ReformList />'}。`,
        mend:
          kind === 'annex'
            ? '在附件的位置写 <Annex> 和附件标题。'
            : '在名单的位置写 <ReformList />。',
      })),
    ...(notice.annexTitle
      ? []
      : [
          {
            file: entry.file,
            problem: '<Annex> 里没有附件标题。',
            mend: '在 <Annex> 和 </Annex> 之间照录“附件”和附件标题，各占一段。',
          },
        ]),
  ];
}

function joinDuty(
  duty: Duty,
  index: number,
  noticeId: string,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Notice['duties'] {
  const clause = findClause(duty.clause, `duties[${index}].clause`, file, clauses, faults);
  if (!clause) return [];
  for (const [key, words, whole] of [
    ['quote', duty.quote, clause.text],
    ['due', duty.due ?? '', duty.quote],
  ] as const) {
    if (!fold(whole).includes(fold(words))) {
      faults.push({
        file,
        field: `duties[${index}].${key}`,
        problem: `“${words}”不是${key === 'due' ? '这段引文' : `条款${clause.label}`}里的原文。`,
        mend: `照录，一字不改。${key === 'due' ? '引文' : '条款'}全文：${whole}`,
      });
    }
  }
  return [{ ...duty, clause, url: permalink.anchor(noticeId, clause.anchor) }];
}

function findClause(
  anchor: string,
  field: string,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Clause | undefined {
  const clause = clauses.find((candidate) => candidate.anchor === anchor);
  if (!clause) {
    faults.push({
      file,
      field,
      problem: `通知里没有锚点为“${anchor}”的条款。`,
      mend: `改为其中之一：${clauses.map((one) => one.anchor).join('、')}。`,
    });
  }
  return clause;
}

/** A paper with its clause, each of its parts checked against the clause's words. */
function joinPaper(
  field: 'plan' | 'review',
  paper: PaperData | undefined,
  file: string,
  clauses: readonly Clause[],
  faults: Fault[],
): Paper | undefined {
  const clause = paper && findClause(paper.clause, `${field}.clause`, file, clauses, faults);
  if (!clause) return undefined;
  for (const [index, { name }] of paper.parts.entries()) {
    if (fold(clause.text).includes(fold(name))) continue;
    faults.push({
      file,
      field: `${field}.parts[${index}].name`,
      problem: `“${name}”不是条款${clause.label}里的原文。`,
      mend: `照录，一字不改。条款全文：${clause.text}`,
    });
  }
  return { ...paper, clause };
}

/** What the lists that a reform refers to hold. */
const WHAT = { units: '单位', zones: '片区', topics: '分类' } as const;

function joinReform(
  entry: Entry<ReformData>,
  notice: Notice,
  content: Content,
  faults: Fault[],
): Reform {
  const root = parseBody(entry.body);
  const quoted = quotations(root);
  if (quoted.length !== 1) {
    faults.push({
      file: entry.file,
      problem: `正文里有 ${quoted.length} 段引文，应当正好一段。`,
      mend: '用“> ”开头照录附件里的那一段，不分段。',
    });
  }
  const find = <T extends { id: string }>(field: keyof typeof WHAT, known: readonly T[]) =>
    entry.data[field].flatMap((id, index) => {
      const found = known.find((one) => one.id === id);
      const what = WHAT[field];
      if (!found || entry.data[field].indexOf(id) < index) {
        faults.push({
          file: entry.file,
          field: `${field}[${index}]`,
          problem: found
            ? `${what}代号“${id}”写了两次。`
            : `content/${field}.yaml 里没有代号为“${id}”的${what}。`,
          mend: found
            ? '删去多余的一个。'
            : `改为其中之一：${known.map((one) => one.id).join('、')}；确是新${what}，先加进 content/${field}.yaml。`,
        });
      }
      return found ? [found] : [];
    });
  const officialText = quoted[0]?.text ?? '';
  const besides = root.children.find((node) => !/^(blockquote|mdx.*)$/.test(node.type));
  if (besides && quoted.length === 1) {
    faults.push({
      file: entry.file,
      line: entry.bodyOffset + (besides.position?.start.line ?? 1),
      problem: '引文之外还有别的内容，网页上不会显示。',
      mend: '删去它；编者的话写在开头的资料里（points 等）。',
    });
  }
  if (quoted.length === 1) faults.push(...pointFaults(entry.data, officialText, entry.file));
  return {
    ...entry.data,
    notice,
    origin: { file: entry.file, line: entry.bodyOffset + (quoted[0]?.line ?? 1) },
    url: permalink.reform(notice.id, entry.data.number),
    officialText,
    zones: find('zones', content.zones),
    units: find('units', content.units),
    topics: find('topics', content.topics),
  };
}
