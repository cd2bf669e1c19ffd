import { EVERYWHERE, type SearchRecord } from './record.ts';

/** What the search reads of a notice's data file (`data.json`). */
export interface NoticeSource {
  notice: {
    id: string;
    qualifier: string;
    clauses: readonly {
      url: string;
      label: string;
      heading: string;
      printedHeading: string;
      text: string;
      paragraphs?: readonly string[] | undefined;
    }[];
    passages: readonly { url: string; label: string; text: string }[];
  };
  reforms: readonly {
    url: string;
    number: number;
    title: string;
    officialText: string;
    remarks?: string | undefined;
    standing?: string | undefined;
    scope?: string | undefined;
    zones: readonly Named[];
    units: readonly Named[];
    topics: readonly Named[];
    places?: readonly Named[] | undefined;
  }[];
  units: readonly Page[];
  zones: readonly Page[];
}
interface Named {
  id: string;
  name: string;
}
type Page = Named & { url: string };
type Name = Pick<SearchRecord, 'notice'>;

/**
 * Everything of the given notices that search can find: reforms first, then clauses, units and zones.
 * Where there is but one notice no record names it: that would weigh on every answer for nothing.
 */
export function recordsOf(sources: readonly NoticeSource[]): SearchRecord[] {
  const nameOf = ({ notice: { id, qualifier } }: NoticeSource) =>
    sources.length > 1 ? { notice: { id, qualifier } } : {};
  return [
    ...sources.flatMap((source) => reformsOf(source, nameOf(source))),
    ...sources.flatMap((source) => clausesOf(source, nameOf(source))),
    ...once(sources.flatMap(({ units }) => units)).map((unit) => ({
      ...pageRecord('unit', unit),
      units: [unit.id],
    })),
    ...once(sources.flatMap(({ zones }) => zones)).map((zone) => ({
      ...pageRecord('zone', zone),
      zones: [zone.id],
    })),
  ];
}

const reformsOf = ({ reforms }: NoticeSource, name: Name): SearchRecord[] =>
  reforms.map((reform) => ({
    kind: 'reform',
    url: reform.url,
    label: String(reform.number),
    title: reform.title,
    ...name,
    names: [...namesOf(reform.zones), reform.scope ?? '', ...namesOf(reform.units)],
    text: reform.officialText,
    remarks: reform.remarks ?? '',
    ...(reform.standing ? { standing: reform.standing } : {}),
    units: idsOf(reform.units),
    zones: idsOf(reform.zones),
    topics: idsOf(reform.topics),
    places: reform.places ? idsOf(reform.places) : [EVERYWHERE],
  }));

const clausesOf = ({ notice }: NoticeSource, name: Name): SearchRecord[] =>
  [
    ...notice.clauses.map(({ url, label, heading, printedHeading, text, paragraphs = [] }) => ({
      url,
      label,
      title: heading,
      // A run of characters may begin in the heading and end in the text.
      text: [printedHeading + text, ...paragraphs].join('\n'),
    })),
    ...byPlace(notice.passages),
  ].map((clause) => ({ ...EMPTY, kind: 'clause', ...name, ...clause }));

/** What stands outside the clauses, a record for each place it is led to: its first words, then the rest. */
function byPlace(passages: NoticeSource['notice']['passages']) {
  const places = new Map<string, string[]>();
  for (const { url, text } of passages) places.set(url, [...(places.get(url) ?? []), text]);
  return [...places].map(([url, [first = '', ...rest]]) => ({
    url,
    label: '',
    title: first.replace(/\n/g, ' '),
    text: rest.join('\n'),
  }));
}

const EMPTY = {
  label: '',
  names: [],
  text: '',
  remarks: '',
  units: [],
  zones: [],
  topics: [],
  places: [],
};

const pageRecord = (kind: 'unit' | 'zone', { url, name }: Page): SearchRecord => ({
  ...EMPTY,
  kind,
  url,
  title: name,
});

const namesOf = (list: readonly Named[]) => list.map(({ name }) => name);
const idsOf = (list: readonly Named[]) => list.map(({ id }) => id);

/** What several notices have is one thing, named as the first of them names it. */
function once(pages: readonly Page[]): Page[] {
  const first = new Map<string, Page>();
  for (const page of pages) if (!first.has(page.id)) first.set(page.id, page);
  return [...first.values()];
}
