import type { NoticeFile } from '../../files/data.ts';
import { fold } from './text.ts';

/** One thing that search can find. */
export interface SearchRecord {
  kind: 'reform' | 'clause' | 'unit' | 'zone';
  /** Path from the site's root. */
  url: string;
  /** What stands before the title: a reform's number, a clause's label, else nothing. */
  label: string;
  title: string;
  /** Names of the zones, the scope and the lead units, in this order: as the notice writes them. */
  names: string[];
  /** The official text. */
  text: string;
  /** Ids of the lead units, zones and topics it belongs to. */
  units: string[];
  zones: string[];
  topics: string[];
}

/** A reform's lead units, as the notice names them. */
export const unitsOf = (record: SearchRecord) => record.names.slice(record.zones.length + 1);

/** A reform's zones, likewise. */
export const zonesOf = (record: SearchRecord) => record.names.slice(0, record.zones.length);

/** The parts of a record that a word can stand in, from the weightiest on. */
export const FIELDS = ['title', 'names', 'text'] as const;
export type Field = (typeof FIELDS)[number];

/** A record's words in a field, value by value, folded: no hit spans two values. */
export function foldedValues(record: SearchRecord, field: Field): string[] {
  const values = field === 'names' ? record.names : [record[field]];
  return values.map((value) => fold(value).text);
}

/** Everything of the given notices that search can find: reforms first, then clauses, units and zones. */
export function recordsOf(files: readonly NoticeFile[]): SearchRecord[] {
  const once = <T extends { id: string }>(items: T[]) =>
    items.filter((item, index) => items.findIndex((other) => other.id === item.id) === index);
  return [
    ...files.flatMap((file) =>
      file.reforms.map((reform) => ({
        kind: 'reform' as const,
        url: reform.url,
        label: String(reform.number),
        title: reform.title,
        names: [
          ...reform.zones.map((zone) => zone.name),
          reform.scope ?? '',
          ...reform.units.map((unit) => unit.name),
        ],
        text: reform.officialText,
        units: reform.units.map((unit) => unit.id),
        zones: reform.zones.map((zone) => zone.id),
        topics: reform.topics.map((topic) => topic.id),
      })),
    ),
    ...files.flatMap((file) =>
      file.notice.clauses.map((clause) => ({
        kind: 'clause' as const,
        url: clause.url,
        label: clause.label,
        title: clause.heading,
        names: [],
        text: clause.text,
        units: [],
        zones: [],
        topics: [],
      })),
    ),
    ...once(files.flatMap((file) => file.units)).map((unit) => ({
      ...place(unit),
      kind: 'unit' as const,
      units: [unit.id],
    })),
    ...once(files.flatMap((file) => file.zones)).map((zone) => ({
      ...place(zone),
      kind: 'zone' as const,
      zones: [zone.id],
    })),
  ];
}

const place = ({ url, name }: { url: string; name: string }) => ({
  url,
  label: '',
  title: name,
  names: [],
  text: '',
  units: [],
  zones: [],
  topics: [],
});
