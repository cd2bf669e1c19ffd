import type { Group } from './facet.ts';
import { folded } from './text.ts';

/** One thing that search can find. */
export interface SearchRecord {
  kind: 'reform' | 'clause' | 'unit' | 'zone';
  /** Path from the site's root. */
  url: string;
  /** What stands before the title: a reform's number, a clause's label, else nothing. */
  label: string;
  title: string;
  /** The notice that a reform or a clause stands in, where there are several. */
  notice?: NoticeName;
  /** Names of the zones, the scope (empty where there is none) and the lead units, in this order. */
  names: string[];
  /** The official text. */
  text: string;
  /** 编者说明 as plain text, a line for each block and tabs between cells; empty where there is none. */
  remarks: string;
  /** 现状: what became of a reform since its notice, in the editors' words; none where nothing did. */
  standing?: string;
  /** Ids of the lead units, zones and topics it belongs to. */
  units: string[];
  zones: string[];
  topics: string[];
  /** Ids of the places that replicate it, where its scope lists them; `EVERYWHERE` where it lists none. */
  places: string[];
}

/** The place that a reform belongs to whose scope lists none. */
export const EVERYWHERE = 'all';

/** A notice as a result names it. */
export interface NoticeName {
  id: string;
  /** What its numbers are qualified with: 第七批. */
  qualifier: string;
}

/** A reform's lead units, as the notice names them. */
export const unitsOf = (record: SearchRecord) => record.names.slice(record.zones.length + 1);

/** A reform's zones, likewise. */
export const zonesOf = (record: SearchRecord) => record.names.slice(0, record.zones.length);

/** 复制推广范围, where its notice says it. */
export const scopeOf = (record: SearchRecord) => record.names[record.zones.length] || undefined;

/** The parts of a record that a word can stand in, from the weightiest on. */
export const FIELDS = ['title', 'names', 'text', 'remarks'] as const;
export type Field = (typeof FIELDS)[number];

/** What stands in each field. */
const VALUES: Record<Field, (record: SearchRecord) => readonly string[]> = {
  title: ({ title }) => [title],
  names: ({ names }) => names,
  text: ({ text }) => [text],
  // The editors' words.
  remarks: ({ remarks, standing = '' }) => [...remarks.split(/[\n\t]/), standing],
};

/** A record's words in a field, value by value, folded: no hit spans two values. */
export const foldedValues = (record: SearchRecord, field: Field): string[] =>
  VALUES[field](record).map(folded);

const IDS: Record<Group, (record: SearchRecord) => readonly string[]> = {
  notice: ({ notice }) => (notice ? [notice.id] : []),
  unit: ({ units }) => units,
  zone: ({ zones }) => zones,
  topic: ({ topics }) => topics,
  place: ({ places }) => places,
  // A clause is told by its number only together with that of the clause above it: 二（三）.
  number: ({ kind, label }) => {
    const number = folded(label);
    return kind === 'reform' || number.length > 1 ? [number] : [];
  },
};

/** The ids of what a record belongs to. */
export const idsOf = (record: SearchRecord, group: Group): readonly string[] => IDS[group](record);
