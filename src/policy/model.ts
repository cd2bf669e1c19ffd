import {
  type AnnexColumn,
  type AnnexData,
  type ColumnKind,
  columnSets,
  columnsAt,
} from './schema/annex.ts';
import type { Change } from './schema/change.ts';
import type { EventData } from './schema/event.ts';
import type { GlossaryTerm } from './schema/glossary.ts';
import type { Moved } from './schema/moved.ts';
import type { Duty, NoticeData, PaperData } from './schema/notice.ts';
import type { Pinyin } from './schema/pinyin.ts';
import type { Place } from './schema/place.ts';
import type { Platform } from './schema/platform.ts';
import type { ReformData } from './schema/reform.ts';
import type { Served } from './schema/served.ts';
import type { Topic } from './schema/topic.ts';
import type { UnitData } from './schema/unit.ts';
import type { UnitChange } from './schema/unit-change.ts';
import type { Words } from './schema/words.ts';
import type { Zone } from './schema/zone.ts';

/**
 * The types of the domain: `Content` is what stands in the editors' files, one by one; `Catalog` is
 * the same joined, with every reference followed.
 */

/** A content file whose front matter has passed its schema. */
export interface Entry<Data> {
  /** Path from the project's root, such as `content/fj7/06.mdx`. */
  file: string;
  data: Data;
  /** The MDX after the front matter, parsed. */
  body: Body;
  /** Lines of the file before the body. */
  bodyOffset: number;
}

/** A passage of an MDX body; `line` counts from 1 within the body. */
export interface Passage {
  text: string;
  line: number;
}

/** A block of a notice's body, in the order of the document. */
export type NoticeBlock =
  | (Passage & {
      kind: 'paragraph';
      /** The text without the contact person: the part that may be quoted on other pages. */
      quotable: string;
    })
  | { kind: 'reformList'; line: number }
  | { kind: 'annex'; heading: Passage[]; line: number };

/** What an MDX body holds, as the reader of bodies finds it. */
export interface Body {
  /** The blocks of a notice. */
  blocks: NoticeBlock[];
  /** The quotations (`> …`): in files other than `notice.mdx` they alone are the notice's words. */
  quotations: Passage[];
  /** What stands below a reform's quotation; none where nothing does. */
  remarks: Remarks | undefined;
  /** The MDX of a page of the editors', as it stands in the file; none where anything in it is wrong. */
  page: string | undefined;
}

/** A page of the editors' beside the notices: 关于本站. */
export interface EditorsPage {
  title: string;
  /** The MDX below the front matter, checked: for the page to render. */
  mdx: string;
}

/** 编者说明: the editors' own text on a reform. */
export interface Remarks {
  /** As plain text: a line for each paragraph, heading, item and row, with tabs between cells. */
  text: string;
  /** The MDX as it stands in the file, checked: for the reform's page to render. */
  mdx: string;
}

/** An address that was published once, and has to answer for ever. */
export interface LedgerEntry {
  /** From the site's root, such as `/fj7/16/#p3`. */
  address: string;
  /** The day it was entered, `YYYY-MM-DD`. */
  on: string;
  /** The ledger that it stands in, such as `content/fj7/permalinks.txt`. */
  file: string;
  /** Line in that ledger, from 1. */
  line: number;
}

/** What became of an address: an editor's entry, or what follows from one. */
export interface Gone extends Moved {
  /** The address of the page whose entry tells it, where it has none of its own. */
  follows?: string;
}

/** All of `content/`, file by file, before it is joined. */
export interface Content {
  notices: Entry<NoticeData>[];
  reforms: Entry<ReformData>[];
  units: UnitData[];
  zones: Zone[];
  places: Place[];
  topics: Topic[];
  /** What reforms rely on, whom they serve, and words that a reader may not know: lists that may be empty. */
  platforms: Platform[];
  served: Served[];
  glossary: GlossaryTerm[];
  /** What people say, and the notices' words for it. */
  words: Words;
  /** Words whose pinyin a dictionary gets wrong, with their own. */
  pinyin: Pinyin;
  /** The addresses that were published, in the order of their entry, the site's own first. */
  ledger: LedgerEntry[];
  moved: Moved[];
  changes: Change[];
  /** `content/about.mdx`; without a text where it is missing or wrong. */
  about: EditorsPage;
  /** Every file that was found, usable or not. */
  files: string[];
}

/** What a unit became. */
export interface Successor {
  name: string;
  /** The id of its page, where it is a unit of the list. */
  id?: string;
}

/** 更名, 合并 or 分设: what became of a unit, with what it led to found. */
export interface UnitEvent extends Omit<UnitChange, 'to' | 'into'> {
  into: Successor[];
}

/** A unit of the list that became another one, or a part of it, and how. */
export interface Predecessor {
  id: string;
  name: string;
  event: UnitEvent;
}

/** A lead unit: what the notices call it, and what became of it since. */
export interface Unit extends Omit<UnitData, 'changes'> {
  /** The oldest first. */
  events: UnitEvent[];
  /** The units whose events led to this one, in the list's order. */
  predecessors: Predecessor[];
  /**
   * What it is today, in the editors' words that follow its name: 今名…, 已并入…, 已分设为…. None
   * where it is what the notice calls it.
   */
  today: string | undefined;
}

/** A numbered clause of a notice: 一、 is level 1, （一） 2, 1. 3 and （1） 4, as GB/T 9704 numbers them. */
export interface Clause {
  /** ASCII anchor on the notice's page: `c1` for 一, `c2-1` for 二（一）. */
  anchor: string;
  level: 1 | 2 | 3 | 4;
  /** How a document cites it: `二（一）`. */
  label: string;
  /** The heading's words without number and full stop: 切实加强领导. A clause of one sentence is all heading. */
  heading: string;
  /** The number and heading as printed: `（一）切实加强领导。` */
  printedHeading: string;
  /** What follows the heading in the same paragraph, without the contact person; may be empty. */
  text: string;
  /** The same with the contact person: for the notice's own page alone. */
  fullText: string;
  /** The unnumbered paragraphs below it, up to the next clause, without the contact person. */
  paragraphs: string[];
}

/** A block of the notice as its page shows it: with its clause, where it is one. */
export type NoticePart = NoticeBlock & { clause: Clause | undefined };

/** Where an editor finds a text: named in faults, never shown to readers. */
export interface Origin {
  file: string;
  /** Line of the quotation, or the lines before the body of a notice. */
  line: number;
}

/** An annex: its title, its columns, and whether it names them itself. */
export interface Annex extends AnnexData {
  /** 附件标题. */
  title: string;
}

export interface Notice
  extends Omit<NoticeData, 'duties' | 'plan' | 'review' | 'annex' | 'scope' | 'names'> {
  /** The folder's name: `fj7`. */
  id: string;
  origin: Origin;
  url: string;
  /** What its numbers are qualified with elsewhere: its batch (第七批), else its short title. */
  qualifier: string;
  parts: NoticePart[];
  /** Its clauses of all levels, in their order. */
  clauses: Clause[];
  annex: Annex;
  /** The zones that its reforms come from; none where its annex has no such column. */
  zones: Zone[];
  /** The lead units of its reforms, named as the notice names them, in the order of `units.yaml`. */
  units: Unit[];
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

/** What became of a reform, with those that amend or replace it found. */
export interface ReformEvent extends Omit<EventData, 'by'> {
  by: Reform[];
}

/** A reform of an earlier notice that another amends or replaces, and how. */
export interface ReformPredecessor {
  reform: Reform;
  event: ReformEvent;
}

export interface Reform
  extends Omit<ReformData, 'zones' | 'units' | 'topics' | 'scope' | 'names' | 'events'> {
  notice: Notice;
  origin: Origin;
  url: string;
  /** The annex's paragraph on it, verbatim. */
  officialText: string;
  /** Named as its notice names them; none where the annex has no such column. */
  zones: Zone[];
  /** 复制推广范围 as its notice prints it; none where the notice doesn't say it of its reforms. */
  scope: string | undefined;
  /** The places that replicate it: those that the scope names or means, else all. */
  places: Place[];
  /** Whether the scope is certain places, and not everywhere. */
  placesListed: boolean;
  /** Whether its words are these places' names, and no others. */
  scopeIsNames: boolean;
  /** Lead units, named as its notice names them. */
  units: Unit[];
  topics: Topic[];
  /** What its card names of the lists of platforms and of whom reforms serve. */
  platforms: Platform[];
  served: Served[];
  /** 编者说明, where the editors wrote one below the quotation. */
  remarks: Remarks | undefined;
  /** What became of it since its notice, the oldest first. */
  events: ReformEvent[];
  /** Those of earlier notices that it amends or replaces. */
  predecessors: ReformPredecessor[];
}

/** What reforms are grouped by: each is a list of things with ids that a reform names. */
export type Grouping = 'units' | 'zones' | 'topics' | 'places' | 'platforms' | 'served';

/** The reforms by what they have in common. */
export interface Groups {
  /** The reforms of a unit, zone, topic or place, the newest notice's first; none for an unknown id. */
  of(grouping: Grouping, id: string): readonly Reform[];
  count(grouping: Grouping, id: string): number;
  /** A reform of a group with those that stand before and after it there, at most `reach` each way. */
  around(grouping: Grouping, id: string, reform: Reform, reach: number): readonly Reform[];
}

/** Everything the site says, joined: pages, data files and the search index all come from here. */
export interface Catalog {
  /** Newest first, by 成文日期. */
  notices: Notice[];
  reforms: Reform[];
  units: Unit[];
  zones: Zone[];
  places: Place[];
  topics: Topic[];
  platforms: Platform[];
  served: Served[];
  glossary: GlossaryTerm[];
  words: Words;
  /** Words whose pinyin a dictionary gets wrong, with their own. */
  pinyin: Pinyin;
  groups: Groups;
  ledger: LedgerEntry[];
  /** What became of addresses that are no more: the editors' entries, and what follows from them. */
  moved: Gone[];
  changes: Change[];
  about: EditorsPage;
}

/** What a notice calls the units that lead its reforms: 牵头责任单位, 责任单位, by its annex's column. */
export const leadUnitName = (notice: Notice): string =>
  columnOf(notice, 'units')?.name ?? '牵头责任单位';

/** What a notice calls the places that its reforms are for: 复制推广范围, where it speaks of that. */
export const scopeName = (notice: Notice): string =>
  columnOf(notice, 'scope')?.name ?? (replicates(notice) ? '复制推广范围' : '推广范围');

/** Whether a notice itself speaks of 复制推广: of another, pages say only what it asks for. */
export const replicates = ({ title, parts, annex }: Notice): boolean =>
  [title, annex.title, ...parts.map((part) => (part.kind === 'paragraph' ? part.text : ''))].some(
    (text) => text.includes('复制推广'),
  );

/** A notice's column of a kind, the first that its annex has; what it lacks, no page shows. */
export const columnOf = ({ annex }: Notice, kind: ColumnKind): AnnexColumn | undefined =>
  columnSets(annex)
    .flat()
    .find(({ is }) => is === kind);

/** The column of a kind that the row of one reform has. */
export const columnAt = (
  { annex }: Notice,
  number: number,
  kind: ColumnKind,
): AnnexColumn | undefined => columnsAt(annex, number).find(({ is }) => is === kind);
